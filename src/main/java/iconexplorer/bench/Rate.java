package iconexplorer.bench;

/**
 * Steps per second over several blocks of time.
 *
 * @param stepsPerSecond the median of the blocks
 * @param slowest of the blocks
 * @param fastest of the blocks
 * @param cpuMilliseconds processor time of each step, all threads together: what depends little on
 *     other programs; negative where it is not known
 * @param garbageBytes allocated on the Java heap by each step, all threads together; negative where
 *     it is not known
 */
public record Rate(
    double stepsPerSecond,
    double slowest,
    double fastest,
    double cpuMilliseconds,
    double garbageBytes) {

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
    try (Stepping steps = Stepping.open(workload)) {
      for (int block = 0; block < blocks; block++) {
        steps.block(seconds);
      }
      return steps.rate();
    }
  }
}
