package iconexplorer.compute;

/** When something that takes time beside the training may be done again. */
final class Pace {
  private final long least;
  private final int rest;
  private volatile long next = System.nanoTime();

  /**
   * @param least nanoseconds from one end to the next beginning
   * @param rest how many times as long as it took it rests at least
   */
  Pace(long least, int rest) {
    this.least = least;
    this.rest = rest;
  }

  /** Whether it has rested. */
  boolean due() {
    return System.nanoTime() - next >= 0;
  }

  /** Does it and rests; safe from any one thread at a time. */
  void run(Runnable work) {
    long start = System.nanoTime();
    try {
      work.run();
    } finally {
      long end = System.nanoTime();
      next = end + Math.max(least, rest * (end - start));
    }
  }

  /** Rests from now on as after something that took no time. */
  void restart() {
    next = System.nanoTime() + least;
  }
}
