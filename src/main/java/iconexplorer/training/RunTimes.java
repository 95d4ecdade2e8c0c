package iconexplorer.training;

import java.time.Duration;
import java.time.Instant;

/**
 * When a run was at work.
 *
 * @param started when it began to be prepared
 * @param ended when it was last at work
 * @param took how long it was prepared and trained, without the rests between
 */
public record RunTimes(Instant started, Instant ended, Duration took) {
  private static final Duration LONGEST = Duration.ofDays(36_525);

  public RunTimes {
    if (ended.isBefore(started) || took.isNegative() || took.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a run ends after it starts and takes at most a century, got %s to %s and %s"
              .formatted(started, ended, took));
    }
  }

  /** Of one that worked from its beginning to its end. */
  public static RunTimes of(Instant started, Duration took) {
    return new RunTimes(started, started.plus(took), took);
  }

  /** With more work. */
  public RunTimes with(Instant from, Instant to) {
    return to.isAfter(from) && to.isAfter(ended)
        ? new RunTimes(started, to, took.plus(Duration.between(from, to)))
        : this;
  }
}
