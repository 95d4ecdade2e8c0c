package iconexplorer.cli;

import java.util.stream.LongStream;
import picocli.CommandLine.Option;

/** The seeds of commands that train everything several times. */
final class SeedOptions {

  @Option(
      names = "--seeds",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How many seeds, from --seed up; default: 3.")
  private int seeds = 3;

  @Option(
      names = "--seed",
      paramLabel = "VALUE",
      defaultValue = "42",
      description = "The first seed; default: 42.")
  private long seed = 42;

  int count() {
    if (seeds < 1) {
      throw Refusal.badInput("--seeds must be at least 1, got " + seeds);
    }
    return seeds;
  }

  long first() {
    return seed;
  }

  long[] all() {
    return LongStream.range(seed, seed + count()).toArray();
  }
}
