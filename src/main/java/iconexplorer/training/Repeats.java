package iconexplorer.training;

import iconexplorer.evaluation.Measure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Runs that differ in their seed only, for runs differ; those that have not finished, or diverged,
 * are listed and count for nothing.
 *
 * @param runs in the order of training
 */
public record Repeats(List<Repeat> runs) {

  public Repeats {
    runs = List.copyOf(runs);
  }

  /**
   * What one seed came to.
   *
   * @param seed of everything in it
   * @param state how it ended
   * @param steps updates done
   * @param kl of the last measured step, in nats; NaN before the first
   * @param loss the minimised value there
   * @param metrics of the last step
   */
  public record Repeat(
      long seed, RunState state, int steps, double kl, double loss, Metrics metrics) {

    boolean counts() {
      return state == RunState.FINISHED && Double.isFinite(kl);
    }
  }

  /**
   * Mean and spread over seeds.
   *
   * @param mean arithmetic
   * @param deviation standard deviation of a sample, with n − 1; 0 of one value
   * @param count n, at least 1
   */
  public record Spread(double mean, double deviation, int count) {}

  /** Runs that count. */
  public int finished() {
    return (int) runs.stream().filter(Repeat::counts).count();
  }

  /** Of KL in nats; empty where no run counts. */
  public Optional<Spread> kl() {
    return spread(run -> OptionalDouble.of(run.kl()));
  }

  /** Of what is minimised; empty where no run counts. */
  public Optional<Spread> loss() {
    return spread(run -> OptionalDouble.of(run.loss()));
  }

  /** Of each measure that a run has, over those that have it. */
  public Map<Measure, Spread> measures() {
    Map<Measure, Spread> spreads = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      spread(run -> run.metrics().get(measure)).ifPresent(found -> spreads.put(measure, found));
    }
    return spreads;
  }

  private Optional<Spread> spread(Function<Repeat, OptionalDouble> value) {
    SummaryStatistics statistics = new SummaryStatistics();
    runs.stream()
        .filter(Repeat::counts)
        .map(value)
        .flatMapToDouble(OptionalDouble::stream)
        .forEach(statistics::addValue);
    return statistics.getN() == 0
        ? Optional.empty()
        : Optional.of(
            new Spread(
                statistics.getMean(),
                statistics.getStandardDeviation(),
                Math.toIntExact(statistics.getN())));
  }
}
