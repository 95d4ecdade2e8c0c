package iconexplorer.encoder;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A saved model as plain values, for sessions: quick to write, and every byte is checked.
 *
 * <pre>
 * "ICONRUN1"
 * int, bytes     length of the manifest; UTF-8
 * floats         parameters
 * int, then for each part: int, floats      its ordinal
 * int, then floats for each array           optimiser state
 * long           CRC-32 of all before it
 * </pre>
 *
 * <p>Floats are their number as int, then little-endian values; all other numbers are big-endian.
 */
public final class SavedModelFile {
  private static final byte[] MAGIC = "ICONRUN1".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_MANIFEST = 1 << 24;
  private static final int MOST_ARRAYS = 16;
  private static final int CHUNK = 1 << 14;

  /** Floats of one array: 1 GiB, and no more than a quarter of the memory. */
  private static final long LARGEST_ARRAY =
      Math.min(1L << 28, Runtime.getRuntime().maxMemory() / (4 * Float.BYTES));

  private SavedModelFile() {}

  /** Writes a model; the stream stays open. */
  public static void write(OutputStream out, SavedModel model) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.write(MAGIC);
    byte[] manifest = model.manifest().getBytes(StandardCharsets.UTF_8);
    data.writeInt(manifest.length);
    data.write(manifest);
    write(data, model.parameters());
    data.writeInt(model.parts().size());
    for (ModelPart part : ModelPart.values()) {
      float[] values = model.parts().get(part);
      if (values != null) {
        data.writeInt(part.ordinal());
        write(data, values);
      }
    }
    data.writeInt(model.optimiserState().size());
    for (float[] values : model.optimiserState()) {
      write(data, values);
    }
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  private static void write(DataOutputStream data, float[] values) throws IOException {
    data.writeInt(values.length);
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      buffer.asFloatBuffer().put(values, from, count);
      data.write(buffer.array(), 0, Float.BYTES * count);
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException with one sentence, when the file is missing, cut off, damaged, or
   *     no such file
   */
  public static SavedModel read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(file, new CheckedInputStream(in, new CRC32()));
    } catch (NoSuchFileException e) {
      throw new ModelFormatException(file, "there is no such file; check the name", e);
    } catch (EOFException e) {
      throw new ModelFormatException(file, "the file is cut off; open another session", e);
    }
  }

  private static SavedModel read(Path file, CheckedInputStream checked) throws IOException {
    DataInputStream data = new DataInputStream(checked);
    if (!Arrays.equals(data.readNBytes(MAGIC.length), MAGIC)) {
      throw new ModelFormatException(file, "this is no run of a session; open another session");
    }
    byte[] manifest = data.readNBytes(count(file, data, LARGEST_MANIFEST));
    float[] parameters = floats(file, data);
    Map<ModelPart, float[]> parts = new EnumMap<>(ModelPart.class);
    for (int left = count(file, data, ModelPart.values().length); left > 0; left--) {
      ModelPart part = ModelPart.values()[count(file, data, ModelPart.values().length - 1)];
      parts.put(part, floats(file, data));
    }
    List<float[]> state = new ArrayList<>();
    for (int left = count(file, data, MOST_ARRAYS); left > 0; left--) {
      state.add(floats(file, data));
    }
    long found = checked.getChecksum().getValue();
    if (data.readLong() != found) {
      throw new ModelFormatException(
          file, "the file is damaged (its checksum is off); open another session");
    }
    return new SavedModel(new String(manifest, StandardCharsets.UTF_8), parameters, parts, state);
  }

  private static int count(Path file, DataInputStream data, long most) throws IOException {
    int count = data.readInt();
    if (count < 0 || count > most) {
      throw new ModelFormatException(
          file,
          "it names %d values where at most %d fit; open another session".formatted(count, most));
    }
    return count;
  }

  /** Memory is taken as values come, whatever the file promises. */
  private static float[] floats(Path file, DataInputStream data) throws IOException {
    int count = count(file, data, LARGEST_ARRAY);
    float[] values = new float[Math.min(count, CHUNK)];
    byte[] bytes = new byte[Float.BYTES * CHUNK];
    for (int from = 0; from < count; from += CHUNK) {
      int piece = Math.min(CHUNK, count - from);
      data.readFully(bytes, 0, Float.BYTES * piece);
      if (from + piece > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values, from, piece);
    }
    return values;
  }
}
