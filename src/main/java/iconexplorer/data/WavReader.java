package iconexplorer.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Sound in RIFF/WAVE files: uncompressed (PCM) with 8, 16, 24 or 32 bits a sample, or
 * floating-point numbers of 32; several channels are averaged.
 *
 * @param rate samples per second
 * @param samples [samples], in [−1, 1]
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">Kabal: Audio
 *     File Format Specifications, WAVE</a>
 */
record WavReader(int rate, float[] samples) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int LEAST_RATE = 4000;
  private static final int GREATEST_RATE = 192_000;
  private static final int MOST_SECONDS = 60;

  /**
   * @param refuse makes a complaint of a clause that follows the file's name
   */
  static WavReader read(byte[] content, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || !word(in).equals("RIFF") || in.getInt() < 0) {
      throw refuse.apply("does not start with RIFF, so it is no WAV file; save it as WAV");
    }
    if (!word(in).equals("WAVE")) {
      throw refuse.apply("says at byte 8 that it is not WAVE; save it as WAV");
    }
    int channels = 0;
    int rate = 0;
    Samples kind = Samples.INT16;
    while (in.remaining() >= 8) {
      String chunk = word(in);
      long size = Integer.toUnsignedLong(in.getInt());
      int start = in.position();
      if (chunk.equals("data") && channels > 0) {
        // A recorder that was stopped leaves a size of 0 or 2³² − 1: then all the rest is sound.
        boolean streamed = size == 0 || size == 0xffffffffL;
        if (!streamed && size > in.remaining()) {
          throw refuse.apply(
              "promises %d bytes of sound at byte %d, but %d follow; fetch it again"
                  .formatted(size, start, in.remaining()));
        }
        return sound(
            in.slice(start, streamed ? in.remaining() : (int) size), kind, channels, rate, refuse);
      }
      if (size > in.remaining()) {
        throw refuse.apply("ends within its chunk at byte %d; fetch it again".formatted(start - 8));
      }
      if (chunk.equals("fmt ")) {
        kind = samples(in.slice(start, (int) size).order(ByteOrder.LITTLE_ENDIAN), refuse);
        channels = Short.toUnsignedInt(in.getShort(start + 2));
        rate = in.getInt(start + 4);
      }
      in.position((int) Math.min(in.limit(), start + size + (size & 1)));
    }
    throw refuse.apply(
        channels == 0
            ? "has no format chunk before its sound; save it as WAV"
            : "holds no sound; record it again");
  }

  private static String word(ByteBuffer in) {
    byte[] letters = new byte[4];
    in.get(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** How a sample is written. */
  private enum Samples {
    UINT8(1),
    INT16(2),
    INT24(3),
    INT32(4),
    FLOAT32(4);

    private final int bytes;

    Samples(int bytes) {
      this.bytes = bytes;
    }

    /** In [−1, 1], where louder is cut off; NaN where it is no number. */
    float next(ByteBuffer in) {
      return switch (this) {
        case UINT8 -> ((in.get() & 0xff) - 128) / 128f;
        case INT16 -> in.getShort() / 32_768f;
        case INT24 -> (in.get() & 0xff | (in.get() & 0xff) << 8 | in.get() << 16) / 8_388_608f;
        case INT32 -> in.getInt() / 2_147_483_648f;
        case FLOAT32 -> Math.clamp(in.getFloat(), -1f, 1f);
      };
    }
  }

  private static Samples samples(ByteBuffer format, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    if (format.remaining() < 16) {
      throw refuse.apply(
          "has a format chunk of %d bytes, at least 16 are needed; save it as WAV"
              .formatted(format.remaining()));
    }
    Samples kind = kind(format, refuse);
    int channels = Short.toUnsignedInt(format.getShort(2));
    int rate = format.getInt(4);
    if (channels < 1 || channels > 8 || rate < LEAST_RATE || rate > GREATEST_RATE) {
      throw refuse.apply(
          "has %d channels and %d samples a second, but 1 to 8 and %d to %d are read; convert it"
              .formatted(channels, rate, LEAST_RATE, GREATEST_RATE));
    }
    return kind;
  }

  private static Samples kind(ByteBuffer format, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    int code = Short.toUnsignedInt(format.getShort(0));
    int bits = Short.toUnsignedInt(format.getShort(14));
    if (code == EXTENSIBLE) {
      // The code stands at the beginning of the name of the sub-format.
      code = format.remaining() >= 26 ? Short.toUnsignedInt(format.getShort(24)) : PCM;
    }
    if (code == FLOAT && bits == 32) {
      return Samples.FLOAT32;
    }
    return switch (code == PCM ? bits : 0) {
      case 8 -> Samples.UINT8;
      case 16 -> Samples.INT16;
      case 24 -> Samples.INT24;
      case 32 -> Samples.INT32;
      default ->
          throw refuse.apply(
              "holds sound of format %d with %d bits, but PCM (1) with 8, 16, 24 or 32 and floating point (3) with 32 bits are read; convert it"
                  .formatted(code, bits));
    };
  }

  private static WavReader sound(
      ByteBuffer bytes,
      Samples kind,
      int channels,
      int rate,
      Function<String, DataFormatException> refuse)
      throws DataFormatException {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int frames = bytes.remaining() / (kind.bytes * channels);
    if (frames == 0) {
      throw refuse.apply("holds no sound; record it again");
    }
    if (frames / rate >= MOST_SECONDS) {
      throw refuse.apply(
          "lasts %d seconds, but a recording has one word and at most %d seconds; cut it"
              .formatted(frames / rate, MOST_SECONDS));
    }
    float[] samples = new float[frames];
    for (int t = 0; t < frames; t++) {
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += kind.next(bytes);
      }
      if (Float.isNaN(sum)) {
        throw refuse.apply("holds no number at its sample %d; save it again".formatted(t));
      }
      samples[t] = sum / channels;
    }
    return new WavReader(rate, samples);
  }
}
