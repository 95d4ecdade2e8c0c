package iconexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Steps per second over several blocks of time.
 *
 * @param stepsPerSecond the median of the blocks
 * @param slowest of the blocks
 * @param fastest of the blocks
 * @param garbageBytes allocated on the Java heap by each step, all threads together; negative where
 *     it is not known
 */
public record Rate(double stepsPerSecond, double slowest, double fastest, double garbageBytes) {

  private static final int WARM_UP_STEPS = 3;

  /** Milliseconds of the median step. */
  public double milliseconds() {
    return 1e3 / stepsPerSecond;
  }

  /**
   * Counts steps.
   *
   * @param seconds of each block
   * @param blocks how many
   */
  public static Rate measure(Workload workload, double seconds, int blocks) {
    try (Workload.Steps steps = workload.open()) {
      warmUp(steps, seconds);
      double[] rates = new double[blocks];
      long allocated = allocatedBytes();
      long counted = 0;
      for (int block = 0; block < blocks; block++) {
        long start = System.nanoTime();
        long end = start + (long) (1e9 * seconds);
        int done = 0;
        while (System.nanoTime() < end) {
          steps.step();
          done++;
        }
        rates[block] = 1e9 * done / (System.nanoTime() - start);
        counted += done;
      }
      double garbage =
          allocated < 0 ? -1 : (double) (allocatedBytes() - allocated) / Math.max(counted, 1);
      return of(rates, garbage);
    }
  }

  private static void warmUp(Workload.Steps steps, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    for (int done = 0; done < WARM_UP_STEPS || System.nanoTime() < end; done++) {
      steps.step();
    }
  }

  /** The rate of blocks that were measured at different times. */
  static Rate of(double[] rates, double garbageBytes) {
    return new Rate(
        new Median().evaluate(rates),
        Arrays.stream(rates).min().orElseThrow(),
        Arrays.stream(rates).max().orElseThrow(),
        garbageBytes);
  }

  private static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : -1;
  }
}
