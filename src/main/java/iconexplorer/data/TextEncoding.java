package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds out what a text is that is no UTF-8. */
final class TextEncoding {
  private static final int BLOCK = 1 << 16;

  private TextEncoding() {}

  /** Whether a file that starts so is UTF-16: by its mark, or by a zero in every second byte. */
  static boolean isUtf16(byte... start) {
    if (start.length < 4) {
      return false;
    }
    int mark = (start[0] & 0xff) << 8 | start[1] & 0xff;
    boolean low = start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0;
    boolean high = start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0;
    return mark == 0xfeff || mark == 0xfffe || low || high;
  }

  /** Says where the first byte is that is no UTF-8: a clause without its full stop. */
  static String complaint(InputStream in) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
    CharBuffer letters = CharBuffer.allocate(BLOCK);
    long line = 1;
    boolean more = true;
    while (more) {
      bytes.compact();
      int got = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
      more = got > 0;
      bytes.position(bytes.position() + got).flip();
      CoderResult result = decoder.decode(bytes, letters.clear(), !more);
      line += letters.flip().chars().filter(letter -> letter == '\n').count();
      if (result.isError()) {
        return broken(line, bytes.get(bytes.position()));
      }
    }
    return "is not UTF-8 text; save it as UTF-8";
  }

  private static String broken(long line, byte value) {
    int code = value & 0xff;
    String letter = new String(new byte[] {value}, StandardCharsets.ISO_8859_1);
    return code >= 0xa0
        ? "is not UTF-8 text: row %d has the byte 0x%02x, which is '%s' in Latin-1; save it as UTF-8"
            .formatted(line, code, letter)
        : "is not UTF-8 text: row %d has the byte 0x%02x; save it as UTF-8".formatted(line, code);
  }
}
