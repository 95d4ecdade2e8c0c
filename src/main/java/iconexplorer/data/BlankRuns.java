package iconexplorer.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes one blank of several, and none of those at the ends of lines, so that they can separate.
 */
final class BlankRuns extends FilterReader {
  private boolean lineStarts = true;
  private int next = -2;

  BlankRuns(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = next == -2 ? super.read() : next;
    next = -2;
    boolean blank = isBlank(c);
    while (isBlank(c)) {
      c = super.read();
    }
    boolean lineEnds = c < 0 || c == '\n' || c == '\r';
    if (blank && !lineStarts && !lineEnds) {
      next = c;
      return ' ';
    }
    lineStarts = lineEnds;
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    for (int k = 0; k < wanted; k++) {
      int c = read();
      if (c < 0) {
        return k == 0 ? -1 : k;
      }
      buffer[offset + k] = (char) c;
    }
    return wanted;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
