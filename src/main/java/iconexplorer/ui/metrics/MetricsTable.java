package iconexplorer.ui.metrics;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Baseline;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the panel says: values of the run, and a table of clusterings.
 *
 * @param values of measures that compare no clusterings
 * @param columns measures that do, of those that somebody has
 * @param rows the run and the baselines; empty where nothing can be compared
 */
record MetricsTable(List<Value> values, List<Measure> columns, List<Row> rows) {

  /** How one measure is written. */
  record Value(Measure measure, String text) {}

  /**
   * One clustering.
   *
   * @param name what a person calls it
   * @param explanation for a tooltip
   * @param cells beside the columns, "–" where unknown
   * @param own whether it is the run's
   */
  record Row(String name, String explanation, List<String> cells, boolean own) {}

  /** Between thin spaces. */
  private static final String PLUS_MINUS = "\u2009±\u2009";

  /** In the panel, the number of clusters stands among the values. */
  private static final List<Measure> COMPARED =
      Measure.ofClusters().filter(measure -> measure != Measure.EFFECTIVE_CLUSTERS).toList();

  /**
   * @param repeats the run and those with other seeds; means are shown of two and more
   */
  static MetricsTable of(Metrics metrics, List<Baseline> baselines, Repeats repeats) {
    boolean several = repeats.finished() > 1;
    Map<Measure, Spread> spreads = several ? repeats.measures() : Map.of();
    List<Value> values =
        metrics.values().entrySet().stream()
            .filter(entry -> !COMPARED.contains(entry.getKey()))
            .map(entry ->
                new Value(
                    entry.getKey(),
                    text(
                        entry.getKey(),
                        entry.getValue(),
                        Optional.ofNullable(spreads.get(entry.getKey())))))
            .toList();
    List<Measure> columns =
        COMPARED.stream()
            .filter(measure ->
                Stream.concat(Stream.of(metrics), baselines.stream().map(Baseline::metrics))
                    .anyMatch(one -> one.get(measure).isPresent()))
            .toList();
    List<Row> rows = new ArrayList<>();
    if (!columns.isEmpty()) {
      rows.add(
          row(
              "this run",
              "The run's own clusters, or those of k-means in its embedding.",
              metrics,
              columns,
              true));
    }
    if (several && !columns.isEmpty()) {
      String seeds = repeats.finished() + " seeds";
      String explanation =
          "Mean and standard deviation of runs that differ in their seed only: %s."
              .formatted(seeds);
      rows.add(new Row(seeds, explanation, cells(columns, spreads, Spread::mean), true));
      rows.add(new Row("  ±", explanation, cells(columns, spreads, Spread::deviation), false));
    }
    for (Baseline baseline : baselines) {
      rows.add(
          row(
              baseline.kind().shortTitle(),
              baseline.kind().explanation() + note(baseline),
              baseline.metrics(),
              columns,
              false));
    }
    return new MetricsTable(values, columns, rows);
  }

  /** The value of one run, or the mean of several and how far they spread. */
  private static String text(Measure measure, double value, Optional<Spread> spread) {
    return spread
        .map(found -> measure.text(found.mean()) + PLUS_MINUS + measure.text(found.deviation()))
        .orElseGet(() -> measure.text(value));
  }

  private static List<String> cells(
      List<Measure> columns, Map<Measure, Spread> spreads, ToDoubleFunction<Spread> part) {
    return columns.stream()
        .map(column ->
            Optional.ofNullable(spreads.get(column))
                .map(spread -> column.text(part.applyAsDouble(spread)))
                .orElse("–"))
        .toList();
  }

  private static String note(Baseline baseline) {
    return baseline.note().isEmpty() ? "" : "\nHere: " + baseline.note() + ".";
  }

  private static Row row(
      String name, String explanation, Metrics metrics, List<Measure> columns, boolean own) {
    return new Row(
        name, explanation, columns.stream().map(column -> cell(metrics, column)).toList(), own);
  }

  private static String cell(Metrics metrics, Measure column) {
    OptionalDouble value = metrics.get(column);
    return value.isPresent() ? column.text(value.getAsDouble()) : "–";
  }

  boolean isEmpty() {
    return values.isEmpty() && rows.isEmpty();
  }

  /** What a measure is, which way it gets better, and where it lies. */
  static String explanation(Measure measure) {
    String better =
        switch (measure.better()) {
          case HIGHER -> " Higher is better";
          case LOWER -> " Lower is better";
          case NEITHER -> "";
        };
    return capital(measure.title()) + ": " + measure.explanation() + better + range(measure);
  }

  private static String range(Measure measure) {
    boolean bounded = Double.isFinite(measure.range().greatest());
    if (measure.better() == Measure.Better.NEITHER) {
      return "";
    }
    return bounded
        ? String.format(
            Locale.ROOT,
            ", in [%s, %s].",
            number(measure.range().least()),
            number(measure.range().greatest()))
        : ".";
  }

  private static String number(double bound) {
    String text = bound == Math.rint(bound) ? "%.0f".formatted(bound) : Double.toString(bound);
    return text.replace('-', '−');
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
