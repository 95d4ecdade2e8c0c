package iconexplorer.export;

import iconexplorer.evaluation.LabelBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What clusters are worth as classes when some labels are known, as a table. */
final class LabelBudgetCsv {
  private LabelBudgetCsv() {}

  /**
   * @param budgets by what the clusters are called
   */
  static void write(Path file, Map<String, LabelBudget> budgets) throws IOException {
    StringBuilder text =
        new StringBuilder("clusters,share,labels,accuracy,deviation,unassigned_clusters\n");
    budgets.forEach((name, budget) -> {
      for (LabelBudget.Point point : budget.points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%d,%.4f,%.4f,%.1f\n",
                name,
                point.share(),
                point.labels(),
                point.accuracy(),
                point.deviation(),
                point.unassigned()));
      }
    });
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }
}
