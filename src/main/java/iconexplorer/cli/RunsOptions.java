package iconexplorer.cli;

import java.util.stream.LongStream;
import picocli.CommandLine.Option;

/** Which runs commands train that train everything several times and keep what there is. */
final class RunsOptions {

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

  @Option(
      names = "--anew",
      description =
          "Train again what the folder has already, such as after an update of the program.")
  private boolean anew;

  boolean anew() {
    return anew;
  }

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
