package iconexplorer.report;

import iconexplorer.evaluation.Measure;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sweep as a table for people (Markdown) and for programs (CSV): a line for each value. */
public final class SweepTable {

  private SweepTable() {}

  /**
   * Writes the Markdown table.
   *
   * @param shown measures with a column, in this order
   * @param device what computed, in words
   * @param figure file name of the picture beside it
   */
  public static void writeMarkdown(
      Path file, Sweep sweep, List<Measure> shown, String device, String figure)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# %s by %s\n\n".formatted(name(sweep), sweep.setting()));
    text.append(
        """
        On %s, mean ± standard deviation over seeds. Made by \
        `icon-explorer sweep %s --vary %s --values %s --seeds %d` on %s; sweep.json has all other \
        settings.

        """
            .formatted(
                sweep.dataset(),
                sweep.method(),
                String.join(",", sweep.varied()),
                String.join(",", sweep.values().keySet()),
                sweep.values().values().stream()
                    .mapToInt(seeds -> seeds.runs().size())
                    .max()
                    .orElseThrow(),
                device));
    text.append("| %s | Seeds | KL, nats |".formatted(sweep.setting()));
    shown.forEach(measure -> text.append(' ').append(measure.title()).append(" |"));
    text.append("\n|---|---|---|").append("---|".repeat(shown.size())).append('\n');
    sweep
        .values()
        .forEach((value, repeats) ->
            text.append("| %s | %s |".formatted(value, SpreadCells.seeds(repeats)))
                .append(SpreadCells.markdown(repeats, shown))
                .append('\n'));
    text.append("\n![%s by %s](%s)\n".formatted(name(sweep), sweep.setting(), figure));
    SpreadCells.write(file, text.toString());
  }

  private static String name(Sweep sweep) {
    return MethodTable.byId(sweep.method()).map(Method::name).orElse(sweep.method());
  }

  /** Writes the CSV table: every measure, mean and standard deviation. */
  public static void writeCsv(Path file, Sweep sweep) throws IOException {
    List<List<?>> records = new ArrayList<>();
    List<Object> head = new ArrayList<>(List.of(sweep.setting(), "seeds", "finished"));
    head.addAll(SpreadCells.csvHead());
    records.add(head);
    sweep
        .values()
        .forEach((value, repeats) -> {
          List<Object> record = new ArrayList<>();
          record.add(value);
          record.add(repeats.runs().size());
          record.add(repeats.finished());
          record.addAll(SpreadCells.csv(repeats));
          records.add(record);
        });
    SpreadCells.writeCsv(file, records);
  }
}
