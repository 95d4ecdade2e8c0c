package iconexplorer.encoder;

import iconexplorer.data.CheckedInput;
import iconexplorer.data.Checkpoint;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Model files: DL4J's own zip, which {@code ModelSerializer.restoreMultiLayerNetwork} reads, with
 * more entries in it.
 *
 * <pre>
 * configuration.json, coefficients.bin   DL4J's
 * manifest.json                          how the run is built again
 * prototypes.zip, modality.zip, …        a DL4J zip of each {@link ModelPart} that the run has
 * optimiser.bin                          number of arrays; length and floats of each, big-endian
 * </pre>
 *
 * <p>Files are read without DL4J, and nothing is unpacked to disk: a model from a stranger can give
 * wrong numbers but cannot name a class or a path.
 */
public final class ModelFile {
  static final String CONFIGURATION = ModelSerializer.CONFIGURATION_JSON;
  static final String COEFFICIENTS = ModelSerializer.COEFFICIENTS_BIN;
  private static final String MANIFEST = "manifest.json";
  private static final String OPTIMISER = "optimiser.bin";

  private static final int LARGEST_MANIFEST = 16 << 20;
  private static final int MOST_ARRAYS = 16;

  /** Floats of one array: 1 GiB, and no more than a quarter of the memory. */
  private static final long LARGEST_ARRAY =
      Math.min(1L << 28, Runtime.getRuntime().maxMemory() / (4 * Float.BYTES));

  /** Floats that are read before memory for more is taken, whatever the header promises. */
  private static final int CHUNK = 1 << 20;

  /** What may follow in an entry after all that is read of it, such as the directory of a zip. */
  private static final int MOST_REST = 1 << 16;

  /** The same model gives the same file, byte for byte. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Of reading: the optimiser has one or two values for each of them. */
  private static final double COEFFICIENTS_SHARE = 0.4;

  private ModelFile() {}

  /**
   * Writes a model.
   *
   * @throws IOException when the stream cannot be written to
   */
  public static void write(OutputStream out, Model model) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    writeEntries(zip, model);
    zip.finish();
  }

  /** Reads a model, and tells nobody how far that is. */
  public static SavedModel read(Path file) throws IOException {
    return read(file, Checkpoint.NONE);
  }

  /**
   * Reads a model.
   *
   * @param checkpoint hears how much is read, and may end it
   * @throws ModelFormatException with one sentence, when the file is missing, cut off, no zip, or
   *     no model of this program
   */
  public static SavedModel read(Path file, Checkpoint checkpoint) throws IOException {
    requireZip(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireEntry(file, zip, CONFIGURATION);
      return new SavedModel(
          manifest(file, zip),
          coefficients(file, zip, checkpoint.part(0, COEFFICIENTS_SHARE)),
          parts(file, zip),
          optimiserState(file, zip, checkpoint.part(COEFFICIENTS_SHARE, 1)));
    } catch (ZipException | EOFException | UTFDataFormatException e) {
      throw damaged(file, e);
    }
  }

  /**
   * Whether a zip is of this program, rather than a network that somebody else saved.
   *
   * @throws ModelFormatException with one sentence, when the file is missing, cut off, or no zip
   */
  public static boolean isOwn(Path file) throws IOException {
    requireZip(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(MANIFEST) != null;
    } catch (ZipException e) {
      throw damaged(file, e);
    }
  }

  /**
   * Reads every entry of a model's zip through, this program's own or somebody else's, so that
   * damage is known before a run is to start from it.
   *
   * @throws ModelFormatException with one sentence, when the file is missing, cut off, damaged, no
   *     zip, or too large to be read
   */
  public static void requireWhole(Path file) throws IOException {
    requireZip(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireEntry(file, zip, COEFFICIENTS);
      for (ZipEntry entry : zip.stream().toList()) {
        checked(zip, entry, in -> skip(file, entry, in));
      }
    } catch (ZipException | EOFException e) {
      throw damaged(file, e);
    }
  }

  /** Through all of an entry that is no larger than what its values may take. */
  private static long skip(Path file, ZipEntry entry, InputStream in) throws IOException {
    byte[] piece = new byte[1 << 16];
    long length = 0;
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      length += count;
      if (length > Float.BYTES * LARGEST_ARRAY + LARGEST_MANIFEST) {
        throw new ModelFormatException(
            file,
            entry.getName() + " is larger than this computer has memory for; choose another model");
      }
    }
    return length;
  }

  static ModelFormatException damaged(Path file, IOException cause) {
    return new ModelFormatException(
        file, "the file is damaged or cut off; save the model again", cause);
  }

  private static void writeEntries(ZipOutputStream zip, Model model) throws IOException {
    writeEntries(zip, model.network());
    startEntry(zip, MANIFEST);
    zip.write(model.manifest().getBytes(StandardCharsets.UTF_8));
    for (ModelPart part : ModelPart.values()) {
      if (model.parts().containsKey(part)) {
        startEntry(zip, part.entry());
        zip.write(zipOf(model.parts().get(part)));
      }
    }
    if (!model.optimiserState().isEmpty()) {
      startEntry(zip, OPTIMISER);
      writeArrays(zip, model.optimiserState());
    }
  }

  /** As DL4J does, which notes the time. */
  private static void writeEntries(ZipOutputStream zip, MultiLayerNetwork network)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, false);
    try (ZipInputStream own = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry = own.getNextEntry(); entry != null; entry = own.getNextEntry()) {
        startEntry(zip, entry.getName());
        own.transferTo(zip);
      }
    }
  }

  private static byte[] zipOf(MultiLayerNetwork network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ZipOutputStream zip = new ZipOutputStream(bytes);
    writeEntries(zip, network);
    zip.finish();
    return bytes.toByteArray();
  }

  private static void startEntry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }

  private static void writeArrays(OutputStream out, List<float[]> arrays) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(arrays.size());
    for (float[] array : arrays) {
      data.writeInt(array.length);
      for (float value : array) {
        data.writeFloat(value);
      }
    }
    data.flush();
  }

  static void requireZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (in.read() != 'P' || in.read() != 'K') {
        throw new ModelFormatException(
            file, "this is no model file (not a zip); choose a file that this program saved");
      }
    } catch (NoSuchFileException e) {
      throw new ModelFormatException(file, "there is no such file; check the name", e);
    }
  }

  static ZipEntry requireEntry(Path file, ZipFile zip, String name) throws ModelFormatException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ModelFormatException(
          file,
          "this zip is no model, it has no " + name + "; choose a file that this program saved");
    }
    return entry;
  }

  /** What takes an entry in. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * What is read of an entry whose bytes are as they were written: {@link ZipFile} itself compares
   * no checksums.
   */
  static <T> T checked(ZipFile zip, ZipEntry entry, Reading<T> reading) throws IOException {
    return checked(zip, entry, Checkpoint.NONE, reading);
  }

  private static <T> T checked(
      ZipFile zip, ZipEntry entry, Checkpoint checkpoint, Reading<T> reading) throws IOException {
    CRC32 sum = new CRC32();
    InputStream content =
        new CheckedInput(zip.getInputStream(entry), Math.max(1, entry.getSize()), checkpoint);
    try (InputStream in = new CheckedInputStream(content, sum)) {
      T read = reading.read(in);
      if (in.readNBytes(MOST_REST + 1).length > MOST_REST || sum.getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " is not as it was written");
      }
      return read;
    }
  }

  private static String manifest(Path file, ZipFile zip) throws IOException {
    ZipEntry entry = requireEntry(file, zip, MANIFEST);
    byte[] bytes = checked(zip, entry, in -> text(file, entry, in, LARGEST_MANIFEST));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The bytes of an entry that is not larger than it may be. */
  static byte[] text(Path file, ZipEntry entry, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new ModelFormatException(
          file,
          "%s is larger than %d MiB; save the model again".formatted(entry.getName(), most >> 20));
    }
    return bytes;
  }

  private static float[] coefficients(Path file, ZipFile zip, Checkpoint checkpoint)
      throws IOException {
    return checked(
        zip,
        requireEntry(file, zip, COEFFICIENTS),
        checkpoint,
        in -> readCoefficients(file, data(in)));
  }

  private static Map<ModelPart, float[]> parts(Path file, ZipFile zip) throws IOException {
    Map<ModelPart, float[]> parts = new EnumMap<>(ModelPart.class);
    for (ModelPart part : ModelPart.values()) {
      ZipEntry nested = zip.getEntry(part.entry());
      if (nested != null) {
        parts.put(part, checked(zip, nested, in -> nestedCoefficients(file, part, in)));
      }
    }
    return parts;
  }

  private static float[] nestedCoefficients(Path file, ModelPart part, InputStream stream)
      throws IOException {
    ZipInputStream in = new ZipInputStream(stream);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().equals(COEFFICIENTS)) {
        return readCoefficients(file, data(in));
      }
    }
    throw new ModelFormatException(
        file, part.entry() + " has no " + COEFFICIENTS + "; save the model again");
  }

  private static List<float[]> optimiserState(Path file, ZipFile zip, Checkpoint checkpoint)
      throws IOException {
    ZipEntry entry = zip.getEntry(OPTIMISER);
    return entry == null
        ? List.of()
        : checked(zip, entry, checkpoint, in -> optimiserState(file, data(in)));
  }

  private static List<float[]> optimiserState(Path file, DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_ARRAYS) {
      throw new ModelFormatException(
          file, "%s names %d arrays; save the model again".formatted(OPTIMISER, count));
    }
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(readFloats(file, OPTIMISER, in, in.readInt()));
    }
    return arrays;
  }

  static DataInputStream data(InputStream in) {
    return new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  /**
   * Two buffers as ND4J writes an array: its shape, then its values; each as allocation mode,
   * length, type, elements.
   */
  private static float[] readCoefficients(Path file, DataInputStream in) throws IOException {
    return readParameters(file, in, coefficients(file, in));
  }

  /** Reads as many values, which all are numbers. */
  static float[] readParameters(Path file, DataInputStream in, long length) throws IOException {
    float[] values = readFloats(file, COEFFICIENTS, in, length);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelFormatException(
            file,
            "it has parameters that are not finite, as of a run that diverged; choose another"
                + " model");
      }
    }
    return values;
  }

  /** Reads up to the first value, and says how many there are. */
  static long coefficients(Path file, DataInputStream in) throws IOException {
    in.readUTF();
    long shapeLength = in.readLong();
    boolean narrow = in.readUTF().equals("INT");
    in.skipNBytes(Math.clamp(shapeLength, 0, 64) * (narrow ? Integer.BYTES : Long.BYTES));
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (!type.equals("FLOAT")) {
      throw new ModelFormatException(
          file, COEFFICIENTS + " does not hold 32-bit floats; save the model again");
    }
    return length;
  }

  private static float[] readFloats(Path file, String entry, DataInputStream in, long length)
      throws IOException {
    if (length < 0 || length > LARGEST_ARRAY) {
      throw new ModelFormatException(
          file,
          "%s names %d values, this computer has memory for %d; give the program more memory or save"
                  .formatted(entry, length, LARGEST_ARRAY)
              + " the model again");
    }
    float[] values = new float[(int) Math.min(length, CHUNK)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
      }
      values[i] = in.readFloat();
    }
    return values;
  }
}
