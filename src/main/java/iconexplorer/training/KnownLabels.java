package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.learned.Clusters;
import iconexplorer.training.EmbeddingMetrics.Sample;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Laboratory.SubClusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What labels say of clusters that a run has found without them.
 *
 * @param budgets accuracy on held-out items when some labels are known, by what the clusters are
 *     called; empty where q has no clusters, p says the classes, the data have no labels or the run
 *     held nothing out
 * @param subHeads Hungarian accuracy of each of several sub-heads on all items; else empty
 */
public record KnownLabels(Map<String, LabelBudget> budgets, List<Double> subHeads) {

  public static final KnownLabels NONE = new KnownLabels(Map.of(), List.of());

  /** Asks the labels of a data set about a run's clusters. */
  public static KnownLabels of(TrainingSpec spec, Dataset data, Embedding embedding) {
    boolean clusters = spec.equation().q() instanceof Clusters;
    if (!clusters || spec.equation().readsClasses() || !data.labelled()) {
      return NONE;
    }
    Split split = RunPlanner.split(spec, data);
    SubClusters reported = new SubClusters(false, spec.dimension(), embedding.clusters());
    return new KnownLabels(
        budgets(split, data, reported, embedding.subHeads(), spec.seed()),
        accuracies(data, embedding.subHeads()));
  }

  /**
   * {@link #budgets} of a copy of a run; empty where it found no clusters without labels, the data
   * have none or the run held nothing out.
   */
  public static Map<String, LabelBudget> budgets(Dataset data, Sample sample) {
    if (!sample.clustersBlindly() || !data.labelled()) {
      return Map.of();
    }
    SubClusters reported = new SubClusters(false, sample.dimension(), sample.clusters());
    return budgets(
        new Split(sample.train(), sample.heldOut()),
        data,
        reported,
        sample.subHeads(),
        sample.seed());
  }

  private static Map<String, LabelBudget> budgets(
      Split split, Dataset data, SubClusters reported, List<SubClusters> subHeads, long seed) {
    Map<String, LabelBudget> budgets = new LinkedHashMap<>();
    if (split.heldOut().length > 0) {
      budgets.put("clusters", budget(split, data, reported, seed));
      subHeads.stream()
          .filter(SubClusters::over)
          .forEach(head -> budgets.put("over-clusters", budget(split, data, head, seed)));
    }
    return budgets;
  }

  /** Hungarian accuracy of each sub-head that tells as many clusters as were asked for. */
  static List<Double> accuracies(Dataset data, List<SubClusters> subHeads) {
    return subHeads.stream()
        .filter(head -> !head.over())
        .map(head -> ClusterAgreement.hungarian(data.labels(), head.clusters()).accuracy())
        .toList();
  }

  static LabelBudget budget(Split split, Dataset data, SubClusters head, long seed) {
    return LabelBudget.of(
        head.clusters(),
        head.number(),
        data.labels(),
        data.classes(),
        split.train(),
        split.heldOut(),
        seed);
  }
}
