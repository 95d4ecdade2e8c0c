package iconexplorer.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports how much of a file was read, a block at a time. */
public final class CheckedInput extends FilterInputStream {
  private final long size;
  private final Checkpoint checkpoint;
  private long read;

  /**
   * @param size of the whole, in bytes, at least 1
   */
  public CheckedInput(InputStream in, long size, Checkpoint checkpoint) {
    super(in);
    this.size = size;
    this.checkpoint = checkpoint;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    advance(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    advance(Math.max(got, 0));
    return got;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    advance(skipped);
    return skipped;
  }

  private void advance(long bytes) {
    read += bytes;
    checkpoint.reached(Math.min(1, read / (double) size));
  }
}
