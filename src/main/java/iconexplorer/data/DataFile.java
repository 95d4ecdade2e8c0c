package iconexplorer.data;

import iconexplorer.data.DataAddress.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what kind of file a data set comes in, and reads it. */
final class DataFile {
  private static final int START = 1 << 10;

  /** What a file of data is. */
  private enum Format {
    TAR(Setting.PART),
    NPZ(Setting.PART, Setting.AS),
    NPY(Setting.AS),
    CIFAR,
    IDX,
    EDGES,
    LIBSVM(Setting.AS),
    TABLE(Setting.LABEL, Setting.HEADER, Setting.DELIMITER, Setting.AS);

    /** Settings that data in it have a use for. */
    private final List<Setting> used;

    Format(Setting... used) {
      this.used = List.of(used);
    }

    /** A table is what is nothing else. */
    static Format of(SourceFile file, byte[] start) {
      if (TarEntries.looksLikeTar(start)) {
        return TAR;
      }
      if (NumpyArray.looksLikeNumpy(start)) {
        return NPY;
      }
      if (file.name().toLowerCase(Locale.ROOT).endsWith(".npz")) {
        return NPZ;
      }
      if (CifarReader.isBatch(file)) {
        return CIFAR;
      }
      if (IdxReader.looksLikeIdx(file, start)) {
        return IDX;
      }
      if (EdgeListReader.looksLikeEdges(file)) {
        return EDGES;
      }
      return LibsvmReader.looksLikeLibsvm(file, new String(start, StandardCharsets.UTF_8))
          ? LIBSVM
          : TABLE;
    }

    /** Whether a file is in it by its name, however it starts. */
    boolean ofItsName() {
      return this == NPZ || this == CIFAR;
    }
  }

  private DataFile() {}

  /**
   * Reads a file or folder.
   *
   * @param address whose source is a path
   * @param options for a table of text, where the address names no label column
   */
  static Import read(DataAddress address, CsvOptions options, Checkpoint checkpoint)
      throws DataFormatException {
    Path path = published(path(address.source()));
    SourceFile source = new SourceFile(path, checkpoint);
    Optional<Part> part = new AddressReadings(address, source).part();
    if (Files.isDirectory(path)) {
      return readFolder(source, part, address, options).withNoteOfAlike();
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw source.refuse("is neither a file nor a folder; choose one of these");
    }
    return readFile(source, part, address, options).withNoteOfAlike();
  }

  private static Import readFolder(
      SourceFile folder, Optional<Part> part, DataAddress address, CsvOptions options)
      throws DataFormatException {
    if (CifarReader.isFolder(folder)) {
      requireUse(folder, address, List.of(Setting.PART));
      return CifarReader.readFolder(folder, part);
    }
    if (DataFolder.holdsFileOfData(folder.path())) {
      SourceFile chosen = DataFolder.choose(folder, part);
      boolean divided = chosen.name().matches(".*(train|t10k|test).*");
      return readFile(chosen, part, divided ? without(address, Setting.PART) : address, options);
    }
    if (RecordingsReader.isFolderOfRecordings(folder.path())) {
      requireUse(folder, address, List.of(Setting.PART));
      return RecordingsReader.read(folder, part);
    }
    if (ImageFolderReader.isFolderOfImages(folder.path())) {
      requireUse(folder, address, List.of(Setting.SIDE));
      return ImageFolderReader.read(folder, address.get(Setting.SIDE), options.image());
    }
    throw folder.refuse(
        "the folder holds no data that are known: IDX, CIFAR-10 batches, pictures, recordings, or"
            + " one table; choose another");
  }

  private static Import readFile(
      SourceFile file, Optional<Part> part, DataAddress address, CsvOptions options)
      throws DataFormatException {
    byte[] start = new SourceFile(file.path()).start(START);
    Format format = Format.of(file, start);
    Optional<FileKind> kind = format.ofItsName() ? Optional.empty() : FileKind.of(start);
    if (kind.isPresent()) {
      throw file.refuse(kind.get().complaint());
    }
    requireUse(file, address, format.used);
    CsvOptions settled = new AddressReadings(address, file).options(options);
    return switch (format) {
      case TAR -> readArchive(file, part);
      case NPZ -> NumpyReader.readArchive(file, part, settled);
      case NPY -> NumpyReader.readArray(file, settled);
      case CIFAR -> CifarReader.read(file, List.of(file));
      case IDX -> Import.of(IdxReader.read(file));
      case EDGES -> EdgeListReader.read(file);
      case LIBSVM -> LibsvmReader.read(file, settled);
      case TABLE -> CsvReader.read(file, settled);
    };
  }

  /**
   * Nothing that a person says of data is passed over.
   *
   * @param used settings that the data have a use for
   */
  private static void requireUse(SourceFile source, DataAddress address, List<Setting> used)
      throws DataFormatException {
    Optional<String> idle = address.idle(used);
    if (idle.isPresent()) {
      throw source.refuse(idle.get());
    }
  }

  private static DataAddress without(DataAddress address, Setting setting) {
    Map<Setting, String> fewer = new HashMap<>(address.settings());
    fewer.remove(setting);
    return new DataAddress(address.source(), fewer);
  }

  private static Import readArchive(SourceFile archive, Optional<Part> part)
      throws DataFormatException {
    Map<String, Long> sizes = TarEntries.list(archive);
    return CifarReader.isArchive(archive, sizes.keySet())
        ? CifarReader.readArchive(archive, sizes, part)
        : RecordingsReader.read(archive, part);
  }

  /** Where a published data set lies that was called by its name. */
  private static Path published(Path path) throws DataFormatException {
    Optional<PublishedSet> set = PublishedSet.byId(path.toString());
    if (set.isEmpty() || Files.exists(path)) {
      return path;
    }
    Path folder = set.get().folder();
    if (!set.get().isIn(folder)) {
      throw new DataFormatException(
          "%s is not on this machine; fetch it with \"icon-explorer download %s\" (%,d MB) or name a folder that has it."
              .formatted(set.get().title(), set.get().id(), set.get().bytes() / 1_000_000));
    }
    return set.get().opened(folder);
  }

  private static Path path(String source) throws DataFormatException {
    try {
      return Path.of(source);
    } catch (InvalidPathException e) {
      throw new DataFormatException(
          SourceFile.abbreviated(source) + ": this cannot be a file's name; check the path.", e);
    }
  }
}
