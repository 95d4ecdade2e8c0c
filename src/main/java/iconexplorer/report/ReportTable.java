package iconexplorer.report;

import iconexplorer.data.DataAddress;
import iconexplorer.evaluation.Measure;
import iconexplorer.evaluation.Subsample;
import iconexplorer.method.Cell;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.report.Report.Subject;
import iconexplorer.training.Repeats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A report as a table for people (Markdown) and for programs (CSV): a line for each method. */
public final class ReportTable {

  /** What a person looks at first; all the others are in the CSV file. */
  private static final List<Measure> SHOWN =
      List.of(
          Measure.KNN_ACCURACY,
          Measure.HELD_OUT_ACCURACY,
          Measure.LINEAR_PROBE,
          Measure.HUNGARIAN_ACCURACY,
          Measure.NMI,
          Measure.ARI,
          Measure.CALIBRATION_ERROR,
          Measure.TRUSTWORTHINESS,
          Measure.RETRIEVAL,
          Measure.RETRIEVAL_OF_SECOND,
          Measure.RETRIEVAL_OF_FIRST);

  private static final String WHICH_ITEMS =
      """
      k-NN accuracy, Hungarian accuracy, NMI, ARI and trustworthiness are over all items, those that \
      trained included; held-out accuracy, the linear probe and retrieval are asked about items held \
      out, where a run holds some out, and so is the calibration error of prototypes. Of more than \
      %,d items that are asked about their neighbours, %,d stand for all; k-means and the probe are \
      fitted to at most %,d. A share of 0.97 of %,d has a standard error of 0.004. Data whose \
      makers divided them are their training part. "Check" is the bar that a method has to \
      reach on those data (`icon-explorer list METHOD`), judged by the mean of all its seeds.

      """
          .formatted(Subsample.MOST_PAIRED, Subsample.PAIRED, Subsample.FITTED, Subsample.PAIRED);

  private ReportTable() {}

  /**
   * Writes the Markdown table.
   *
   * @param checks whether the methods were trained on what their checks name
   * @param device what computed, in words
   * @param figure whether there is a picture figures/METHOD.png
   */
  public static void writeMarkdown(
      Path file, Report report, boolean checks, String device, Predicate<String> figure)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        "# %s\n\n"
            .formatted(checks ? "What methods are checked on" : "The table's state of health"));
    text.append(
        "%s, mean ± standard deviation over seeds. Made by `icon-explorer report%s` on %s.\n\n"
            .formatted(
                checks
                    ? "Each method on the data and with the settings that its check names"
                    : "Every method on the data that suits it",
                checks ? " --checks" : "",
                device));
    text.append(WHICH_ITEMS);
    List<Measure> shown = shown(report);
    text.append("| Cell | Method | Data | Seeds | Check | KL, nats |");
    shown.forEach(measure -> text.append(' ').append(measure.title()).append(" |"));
    text.append(" Seconds |\n|---|---|---|---|---|---|");
    shown.forEach(measure -> text.append("---|"));
    text.append("---|\n");
    report
        .repeats()
        .forEach((subject, repeats) -> text.append(line(subject, repeats, report, shown)));
    text.append(figures(report, figure));
    SpreadCells.write(file, text.toString());
  }

  private static List<Measure> shown(Report report) {
    return SHOWN.stream()
        .filter(measure ->
            report.repeats().values().stream()
                .anyMatch(repeats -> repeats.measures().containsKey(measure)))
        .toList();
  }

  private static String line(Subject subject, Repeats repeats, Report report, List<Measure> shown) {
    Method method = MethodTable.byId(subject.method()).orElseThrow();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s |%s %.1f |\n",
        method.cell().map(Cell::id).orElse("relative"),
        method.name(),
        DataAddress.parse(subject.dataset()).shortName(),
        SpreadCells.seeds(repeats),
        Verdict.of(method, report.of(subject)),
        SpreadCells.markdown(repeats, shown),
        report.seconds(subject));
  }

  private static String figures(Report report, Predicate<String> figure) {
    StringBuilder text = new StringBuilder();
    for (String id : report.methods()) {
      if (figure.test(id)) {
        String name = MethodTable.byId(id).orElseThrow().name();
        text.append("\n**%s**\n\n![%s](figures/%s)\n".formatted(name, name, fileName(id)));
      }
    }
    return text.isEmpty() ? "" : "\n## Embeddings of the first seed\n" + text;
  }

  /** What the picture of a method is called; the ids of open cells have a slash. */
  public static String fileName(String method) {
    return method.replace('/', '-') + ".png";
  }

  /** Writes the CSV table: every measure, mean and standard deviation. */
  public static void writeCsv(Path file, Report report) throws IOException {
    List<List<?>> records = new ArrayList<>();
    List<Object> head =
        new ArrayList<>(List.of("method", "cell", "data", "seeds", "finished", "seconds", "check"));
    head.addAll(SpreadCells.csvHead());
    records.add(head);
    report.repeats().forEach((subject, repeats) -> records.add(record(subject, repeats, report)));
    SpreadCells.writeCsv(file, records);
  }

  private static List<Object> record(Subject subject, Repeats repeats, Report report) {
    Method method = MethodTable.byId(subject.method()).orElseThrow();
    List<Object> record = new ArrayList<>();
    record.add(method.id());
    record.add(method.cell().map(Cell::id).orElse(""));
    record.add(subject.dataset());
    record.add(repeats.runs().size());
    record.add(repeats.finished());
    record.add(report.seconds(subject));
    record.add(Verdict.of(method, report.of(subject)));
    record.addAll(SpreadCells.csv(repeats));
    return record;
  }
}
