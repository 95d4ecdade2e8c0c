package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.evaluation.Measure;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.Baseline;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Spread;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a run came to, in a few lines: only values that were measured. */
final class Summary {
  private static final int NAME = 24;
  private static final int DIGITS = 7;

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
    Metrics metrics =
        outcome.log().latestMetrics().map(MetricsMeasured::metrics).orElse(Metrics.NONE);
    add(metrics, text);
    addClusterings(metrics, outcome.log().baselines(), text);
    return text.toString();
  }

  /** Sub-heads one by one; accuracy on held-out items of clusters named by some labels. */
  static String of(KnownLabels labels) {
    StringBuilder text = new StringBuilder();
    if (!labels.subHeads().isEmpty()) {
      text.append("  ").append(TextTable.padded("Hungarian of sub-heads", NAME));
      labels
          .subHeads()
          .forEach(accuracy -> text.append(String.format(Locale.ROOT, " %.4f", accuracy)));
      double mean =
          labels.subHeads().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      text.append(String.format(Locale.ROOT, ", mean %.4f%n", mean));
    }
    labels
        .budgets()
        .forEach((name, budget) -> {
          text.append("  ").append(name).append(" named by labels: held-out accuracy");
          text.append(System.lineSeparator());
          for (LabelBudget.Point point : budget.points()) {
            text.append("    ").append(TextTable.padded(labels(point), NAME - 2)).append(' ');
            text.append(String.format(Locale.ROOT, "%.4f", point.accuracy()));
            text.append(spread(point)).append(System.lineSeparator());
          }
        });
    return text.toString();
  }

  private static String labels(LabelBudget.Point point) {
    return String.format(Locale.ROOT, "%.0f %%, %,d labels", 100 * point.share(), point.labels());
  }

  private static String spread(LabelBudget.Point point) {
    String deviation =
        point.share() == 1 ? "" : String.format(Locale.ROOT, " ± %.4f", point.deviation());
    return point.unassigned() == 0
        ? deviation
        : deviation
            + String.format(Locale.ROOT, ", %.1f clusters without a label", point.unassigned());
  }

  /** What several seeds came to: mean ± standard deviation. */
  static String of(String title, Repeats repeats, Duration took) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d of %d seeds finished in %s%n"
            .formatted(title, repeats.finished(), repeats.runs().size(), seconds(took)));
    repeats.kl().ifPresent(kl -> text.append(line("KL", kl, " nats")));
    repeats.measures().forEach((measure, spread) -> text.append(line(measure.title(), spread, "")));
    return text.toString();
  }

  private static String line(String name, Spread spread, String unit) {
    return String.format(
        Locale.ROOT,
        "  %s %.4f ± %.4f%s%n",
        TextTable.padded(name, NAME),
        spread.mean(),
        spread.deviation(),
        unit);
  }

  private static void add(ClusterInformation information, StringBuilder text) {
    text.append(line("I(C; C′)", information.mutualInformation(), " nats"))
        .append(line("H(C)", information.entropy(), " nats"))
        .append(line("H(C|C′)", information.conditionalEntropy(), " nats"));
  }

  private static void add(Metrics metrics, StringBuilder text) {
    metrics.values().forEach((measure, value) -> text.append(line(measure.title(), value, "")));
  }

  /** The run's clusters against those of well-known methods, a column for each measure. */
  private static void addClusterings(
      Metrics metrics, List<Baseline> baselines, StringBuilder text) {
    if (baselines.isEmpty()) {
      return;
    }
    List<Measure> columns =
        Measure.ofClusters().filter(baselines.getFirst().metrics().values()::containsKey).toList();
    text.append("  ").append(TextTable.padded("clusters", NAME));
    columns.forEach(column -> text.append("  ").append(right(column.title(), column)));
    text.append(System.lineSeparator());
    addClusters("this run", metrics, columns, "", text);
    for (Baseline baseline : baselines) {
      addClusters(baseline.kind().title(), baseline.metrics(), columns, baseline.note(), text);
    }
  }

  private static void addClusters(
      String name, Metrics metrics, List<Measure> columns, String note, StringBuilder text) {
    text.append("  ").append(TextTable.padded(name, NAME));
    for (Measure column : columns) {
      OptionalDouble value = metrics.get(column);
      String number =
          value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "–";
      text.append("  ").append(right(number, column));
    }
    text.append(note.isEmpty() ? "" : "  " + note).append(System.lineSeparator());
  }

  /** At the right end of a column. */
  private static String right(String cell, Measure column) {
    int width = Math.max(column.title().length(), DIGITS);
    return " ".repeat(Math.max(0, width - cell.length())) + cell;
  }

  private static String line(String name, double value, String unit) {
    return "  %s %.4f%s%n".formatted(TextTable.padded(name, NAME), value, unit);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
