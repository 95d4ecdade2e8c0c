package iconexplorer.training;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The long and real numbers of a {@link SplittableRandom} for each row, without making one.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood, 2014, fig. 16: the
 *     generator SplitMix64 with the golden gamma</a>
 */
final class RowRandom implements RandomGenerator {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts what is drawn for this row, counted over all steps. */
  void seed(long seed, long row) {
    state = seed * GOLDEN_GAMMA + row;
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
