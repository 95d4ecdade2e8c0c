package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.Metrics;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import java.time.Duration;
import java.util.Locale;

/** What a run came to, in a few lines: only values that were measured. */
final class Summary {
  private static final int NAME = 24;

  private Summary() {}

  static String of(String title, Outcome outcome) {
    StringBuilder text = new StringBuilder();
    int steps = outcome.log().latest().map(KlMeasured::step).orElse(0);
    text.append(
        "%s: %s after %,d steps in %s%n"
            .formatted(title, outcome.log().state().title(), steps, seconds(outcome.took())));
    outcome.log().latest().ifPresent(point -> text.append(line("KL", point.kl(), " nats")));
    outcome
        .log()
        .latestInformation()
        .map(InformationMeasured::information)
        .ifPresent(information -> add(information, text));
    outcome.log().latestMetrics().map(MetricsMeasured::metrics).ifPresent(m -> add(m, text));
    return text.toString();
  }

  private static void add(ClusterInformation information, StringBuilder text) {
    text.append(line("I(C; C′)", information.mutualInformation(), " nats"))
        .append(line("H(C)", information.entropy(), " nats"))
        .append(line("H(C|C′)", information.conditionalEntropy(), " nats"));
  }

  private static void add(Metrics metrics, StringBuilder text) {
    metrics.values().forEach((measure, value) -> text.append(line(measure.title(), value, "")));
  }

  private static String line(String name, double value, String unit) {
    return "  %s %.4f%s%n".formatted(TextTable.padded(name, NAME), value, unit);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
