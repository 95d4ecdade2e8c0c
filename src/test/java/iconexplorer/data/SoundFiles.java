package iconexplorer.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes WAV files and tar archives for tests. */
final class SoundFiles {
  private SoundFiles() {}

  /** A tone of 16 bits, one channel. */
  static byte[] tone(double hertz, int rate, int samples) {
    short[] values = new short[samples];
    for (int t = 0; t < samples; t++) {
      values[t] = (short) (20_000 * Math.sin(2 * Math.PI * hertz * t / rate));
    }
    return wav(1, rate, values);
  }

  static byte[] wav(int channels, int rate, short... values) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + 2 * values.length).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels).putInt(rate);
    out.putInt(2 * channels * rate).putShort((short) (2 * channels)).putShort((short) 16);
    out.put(ascii("data")).putInt(2 * values.length);
    for (short value : values) {
      out.putShort(value);
    }
    return out.array();
  }

  /**
   * Sound of any format.
   *
   * @param code 1 for whole numbers, 3 for floating-point ones
   */
  static byte[] wav(int code, int bits, int channels, int rate, int... bytes) {
    ByteBuffer out = ByteBuffer.allocate(44 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + bytes.length).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) code).putShort((short) channels);
    out.putInt(rate).putInt(bits / 8 * channels * rate);
    out.putShort((short) (bits / 8 * channels)).putShort((short) bits);
    out.put(ascii("data")).putInt(bytes.length);
    for (int value : bytes) {
      out.put((byte) value);
    }
    return out.array();
  }

  static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach((name, content) -> {
      byte[] header = new byte[512];
      put(header, 0, name);
      put(header, 100, "0000644");
      put(header, 124, "%011o".formatted(content.length));
      header[156] = '0';
      put(header, 257, "ustar");
      out.writeBytes(header);
      out.writeBytes(content);
      out.writeBytes(new byte[-content.length & 511]);
    });
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    System.arraycopy(ascii(text), 0, header, at, text.length());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
