package iconexplorer.report;

import iconexplorer.evaluation.Measure;
import iconexplorer.export.WholeFile;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Spread;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How several seeds of one thing are written in a line of a table. */
final class SpreadCells {

  private SpreadCells() {}

  /** "3", or "2 of 3" where one did not finish. */
  static String seeds(Repeats repeats) {
    int all = repeats.runs().size();
    return repeats.finished() == all ? "" + all : repeats.finished() + " of " + all;
  }

  /** The rest of a Markdown line: KL and these measures, each as mean ± deviation. */
  static String markdown(Repeats repeats, List<Measure> shown) {
    StringBuilder cells = new StringBuilder(" " + text(repeats.kl()) + " |");
    for (Measure measure : shown) {
      Optional<Spread> spread = Optional.ofNullable(repeats.measures().get(measure));
      cells.append(' ').append(text(spread)).append(" |");
    }
    return cells.toString();
  }

  private static String text(Optional<Spread> spread) {
    if (spread.isEmpty()) {
      return "—";
    }
    String mean = String.format(Locale.ROOT, "%.3f", spread.get().mean());
    return spread.get().count() > 1
        ? mean + " ± " + String.format(Locale.ROOT, "%.3f", spread.get().deviation())
        : mean;
  }

  /** What heads {@link #csv}. */
  static List<String> csvHead() {
    List<String> head = new ArrayList<>(List.of("kl", "kl sd", "loss", "loss sd"));
    for (Measure measure : Measure.values()) {
      head.add(measure.id());
      head.add(measure.id() + " sd");
    }
    return head;
  }

  /** KL, loss and every measure, mean and standard deviation each; empty where there is none. */
  static List<Object> csv(Repeats repeats) {
    List<Object> cells = new ArrayList<>();
    add(repeats.kl(), cells);
    add(repeats.loss(), cells);
    for (Measure measure : Measure.values()) {
      add(Optional.ofNullable(repeats.measures().get(measure)), cells);
    }
    return cells;
  }

  private static void add(Optional<Spread> spread, List<Object> cells) {
    cells.add(spread.<Object>map(Spread::mean).orElse(""));
    cells.add(spread.<Object>map(Spread::deviation).orElse(""));
  }

  /** Writes a CSV table; the file appears whole or not at all. */
  static void writeCsv(Path file, List<? extends List<?>> records) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      csv.printRecords(records);
    }
    write(file, text.toString());
  }

  /** Writes a text; the file appears whole or not at all. */
  static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }
}
