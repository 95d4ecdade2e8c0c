package iconexplorer.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops at a line too long for a table, before it fills the memory. */
final class LineLimit extends FilterReader {
  private static final int LONGEST = 1 << 24;

  private final SourceFile file;
  private int length;
  private long lines = 1;

  LineLimit(Reader in, SourceFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      count((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    int got = super.read(buffer, offset, wanted);
    for (int i = 0; i < got; i++) {
      count(buffer[offset + i]);
    }
    return got;
  }

  private void count(char c) throws DataFormatException {
    length = c == '\n' || c == '\r' ? 0 : length + 1;
    lines += c == '\n' ? 1 : 0;
    if (length > LONGEST) {
      throw file.refuse(
          "row %d is longer than %d characters; a table has one item per row"
              .formatted(lines, LONGEST));
    }
  }
}
