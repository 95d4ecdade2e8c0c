package iconexplorer.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds out what kind of file a data set comes in, and reads it. */
final class DataFile {
  private static final int START = 1 << 10;

  private DataFile() {}

  /**
   * Reads a file or folder.
   *
   * @param address whose source is a path
   * @param options for a table of text, where the address names no label column
   */
  static Import read(DataAddress address, CsvOptions options, Checkpoint checkpoint)
      throws DataFormatException {
    Path path = path(address.source());
    SourceFile source = new SourceFile(path, checkpoint);
    Optional<Part> part = part(address, source);
    if (Files.isDirectory(path)) {
      if (RecordingsReader.isFolderOfRecordings(path)) {
        return RecordingsReader.read(source, part);
      }
      source = new SourceFile(DataFolder.choose(path).path(), checkpoint);
    }
    if (Files.exists(source.path()) && !Files.isRegularFile(source.path())) {
      throw source.refuse("is neither a file nor a folder; choose one of these");
    }
    return read(source, part, options(address, options));
  }

  private static Import read(SourceFile file, Optional<Part> part, CsvOptions options)
      throws DataFormatException {
    byte[] start = new SourceFile(file.path()).start(START);
    if (NumpyArray.looksLikeNumpy(start)) {
      return NumpyReader.readArray(file);
    }
    if (TarEntries.looksLikeTar(start)) {
      return RecordingsReader.read(file, part);
    }
    if (file.name().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      return NumpyReader.readArchive(file, part);
    }
    if (IdxReader.looksLikeIdx(file, start)) {
      return Import.of(IdxReader.read(file));
    }
    return EdgeListReader.looksLikeEdges(file)
        ? EdgeListReader.read(file)
        : CsvReader.read(file, options);
  }

  private static Path path(String source) throws DataFormatException {
    try {
      return Path.of(source);
    } catch (InvalidPathException e) {
      throw new DataFormatException(
          SourceFile.abbreviated(source) + ": this cannot be a file's name; check the path.", e);
    }
  }

  private static Optional<Part> part(DataAddress address, SourceFile source)
      throws DataFormatException {
    String wanted = address.get(DataAddress.Setting.PART).orElse("");
    return switch (wanted) {
      case "" -> Optional.empty();
      case "train" -> Optional.of(Part.TRAIN);
      case "test" -> Optional.of(Part.TEST);
      default ->
          throw source.refuse(
              "has the parts train and test, not '%s'; choose one"
                  .formatted(SourceFile.abbreviated(wanted)));
    };
  }

  private static CsvOptions options(DataAddress address, CsvOptions options) {
    return address
        .get(DataAddress.Setting.LABEL)
        .map(label -> options.withLabel(labelColumn(label)))
        .orElse(options);
  }

  private static CsvOptions.LabelColumn labelColumn(String label) {
    if (label.equals("none")) {
      return new CsvOptions.LabelColumn.None();
    }
    return label.matches("[1-9]\\d{0,8}")
        ? new CsvOptions.LabelColumn.At(Integer.parseInt(label) - 1)
        : new CsvOptions.LabelColumn.Named(label);
  }
}
