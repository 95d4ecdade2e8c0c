package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.learned.Clusters;
import iconexplorer.training.Laboratory.Embedding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the clusters of a run are worth as classes when some labels are known. */
public final class LabelBudgets {
  private LabelBudgets() {}

  /**
   * Names clusters by items that trained and scores them on items held out.
   *
   * @return by what the clusters are called; empty where q has no clusters, the data no labels or
   *     the run nothing held out
   */
  public static Map<String, LabelBudget> of(TrainingSpec spec, Dataset data, Embedding embedding) {
    Split split = RunPlanner.split(spec, data);
    Map<String, LabelBudget> budgets = new LinkedHashMap<>();
    if (spec.equation().q() instanceof Clusters && data.labelled() && split.heldOut().length > 0) {
      budgets.put("clusters", of(split, data, embedding.clusters(), spec.dimension(), spec.seed()));
    }
    return budgets;
  }

  private static LabelBudget of(Split split, Dataset data, int[] clusters, int k, long seed) {
    return LabelBudget.of(
        clusters, k, data.labels(), data.classes(), split.train(), split.heldOut(), seed);
  }
}
