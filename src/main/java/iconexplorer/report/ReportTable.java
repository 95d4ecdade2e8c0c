package iconexplorer.report;

import iconexplorer.evaluation.Measure;
import iconexplorer.export.WholeFile;
import iconexplorer.method.Cell;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Spread;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as a table for people (Markdown) and for programs (CSV): a line for each method. */
public final class ReportTable {

  /** What a person looks at first; all the others are in the CSV file. */
  private static final List<Measure> SHOWN =
      List.of(
          Measure.KNN_ACCURACY,
          Measure.HELD_OUT_ACCURACY,
          Measure.HUNGARIAN_ACCURACY,
          Measure.TRUSTWORTHINESS,
          Measure.RETRIEVAL_OF_SECOND,
          Measure.RETRIEVAL_OF_FIRST);

  private ReportTable() {}

  /**
   * Writes the Markdown table.
   *
   * @param device what computed, in words
   * @param figure whether there is a picture figures/METHOD.png
   */
  public static void writeMarkdown(
      Path file, Report report, String device, Predicate<String> figure) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# The table's state of health\n\n");
    text.append(
        "Every method on the data that suits it, mean ± standard deviation over seeds."
            + " Made by `icon-explorer report` on %s.\n\n".formatted(device));
    text.append("| Cell | Method | Data | Seeds | KL, nats |");
    SHOWN.forEach(measure -> text.append(' ').append(measure.title()).append(" |"));
    text.append(" Seconds |\n|---|---|---|---|---|");
    SHOWN.forEach(measure -> text.append("---|"));
    text.append("---|\n");
    report.repeats().forEach((method, repeats) -> text.append(line(method, repeats, report)));
    text.append(figures(report, figure));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  private static String line(String id, Repeats repeats, Report report) {
    Method method = MethodTable.byId(id).orElseThrow();
    StringBuilder line = new StringBuilder("| ");
    line.append(method.cell().map(Cell::id).orElse("relative")).append(" | ");
    line.append(method.name()).append(" | ");
    line.append(report.of(id).getFirst().spec().dataset()).append(" | ");
    line.append(seeds(repeats)).append(" | ").append(text(repeats.kl(), "%.3f")).append(" |");
    Map<Measure, Spread> measures = repeats.measures();
    for (Measure measure : SHOWN) {
      line.append(' ')
          .append(text(Optional.ofNullable(measures.get(measure)), "%.3f"))
          .append(" |");
    }
    return line.append(String.format(Locale.ROOT, " %.1f |\n", report.seconds(id))).toString();
  }

  /** "3", or "2 of 3" where one did not finish. */
  private static String seeds(Repeats repeats) {
    int all = repeats.runs().size();
    return repeats.finished() == all ? "" + all : repeats.finished() + " of " + all;
  }

  private static String text(Optional<Spread> spread, String format) {
    if (spread.isEmpty()) {
      return "—";
    }
    String mean = String.format(Locale.ROOT, format, spread.get().mean());
    return spread.get().count() > 1
        ? mean + " ± " + String.format(Locale.ROOT, format, spread.get().deviation())
        : mean;
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
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      csv.printRecord(header());
      report.repeats().forEach((method, repeats) -> print(csv, record(method, repeats, report)));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  private static List<String> header() {
    List<String> header =
        new ArrayList<>(List.of("method", "cell", "data", "seeds", "finished", "seconds"));
    header.addAll(List.of("kl", "kl sd", "loss", "loss sd"));
    for (Measure measure : Measure.values()) {
      header.add(measure.id());
      header.add(measure.id() + " sd");
    }
    return header;
  }

  private static List<Object> record(String id, Repeats repeats, Report report) {
    List<Object> record = new ArrayList<>();
    record.add(id);
    record.add(MethodTable.byId(id).flatMap(Method::cell).map(Cell::id).orElse(""));
    record.add(report.of(id).getFirst().spec().dataset());
    record.add(repeats.runs().size());
    record.add(repeats.finished());
    record.add(report.seconds(id));
    add(repeats.kl(), record);
    add(repeats.loss(), record);
    for (Measure measure : Measure.values()) {
      add(Optional.ofNullable(repeats.measures().get(measure)), record);
    }
    return record;
  }

  private static void add(Optional<Spread> spread, List<Object> record) {
    record.add(spread.<Object>map(Spread::mean).orElse(""));
    record.add(spread.<Object>map(Spread::deviation).orElse(""));
  }

  private static void print(CSVPrinter csv, List<Object> record) {
    try {
      csv.printRecord(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
