package iconexplorer.training;

import iconexplorer.data.Count;
import iconexplorer.data.Dataset;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.DensityClusters;
import iconexplorer.evaluation.EffectiveClusters;
import iconexplorer.evaluation.Finite;
import iconexplorer.evaluation.KMeans;
import iconexplorer.evaluation.Measure;
import iconexplorer.evaluation.Silhouette;
import iconexplorer.evaluation.Subsample;
import iconexplorer.training.Baseline.Kind;
import iconexplorer.training.EmbeddingMetrics.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * k-means++ and DBSCAN beside a run, on its data and on its embedding. Those on the data are found
 * once for each number of clusters. On any thread, one at a time.
 */
public final class Baselines {

  private static final int STARTS = 3;
  private static final int LEAST_ITEMS = 3;

  private final Dataset data;
  private final Map<Integer, Baseline> kMeansOfData = new HashMap<>();
  private @Nullable Baseline dbscanOfData;

  public Baselines(Dataset data) {
    this.data = data;
  }

  /**
   * All four; none where there is no number of clusters to look for, and only those on the data
   * where the embedding diverged.
   */
  public List<Baseline> measure(Sample sample) {
    int clusters = sample.embedsAsClusters() ? sample.dimension() : data.classes();
    if (clusters == 0 || data.size() < Math.max(LEAST_ITEMS, clusters)) {
      return List.of();
    }
    Points ofData = new Points(data.features(), data.dimension());
    List<Baseline> found = new ArrayList<>();
    found.add(
        kMeansOfData.computeIfAbsent(
            clusters, number -> kMeans(Kind.K_MEANS_OF_DATA, ofData, ofData, number)));
    Baseline density = dbscanOfData;
    if (density == null) {
      density = dbscan(Kind.DBSCAN_OF_DATA, ofData, ofData);
      dbscanOfData = density;
    }
    found.add(density);
    if (Finite.all(sample.values())) {
      Points embedded = new Points(sample.values(), sample.dimension());
      Points place = sample.embedsAsClusters() ? ofData : embedded;
      found.add(kMeans(Kind.K_MEANS_OF_EMBEDDING, embedded, place, clusters));
      found.add(dbscan(Kind.DBSCAN_OF_EMBEDDING, embedded, place));
    }
    return List.copyOf(found);
  }

  /** [n, d], one row for each item. */
  private record Points(float[] values, int d) {
    float[] rows(int[] items) {
      return Subsample.rows(values, d, items);
    }
  }

  /**
   * @param place where the silhouette is measured
   */
  private Baseline kMeans(Kind kind, Points points, Points place, int clusters) {
    int[] items = Subsample.fitted(data.size());
    int[] assignment =
        KMeans.run(points.rows(items), items.length, points.d(), clusters, data.size(), STARTS)
            .assignment();
    String note = Count.of(clusters, "cluster", "clusters");
    return new Baseline(kind, metrics(place, items, assignment), note);
  }

  private Baseline dbscan(Kind kind, Points points, Points place) {
    int[] items = Subsample.paired(data.size());
    DensityClusters.Result found =
        DensityClusters.run(points.rows(items), items.length, points.d());
    String note =
        String.format(
            Locale.ROOT,
            "ε %.3g, %s, %.0f %% noise",
            found.epsilon(),
            Count.of(found.clusters(), "cluster", "clusters"),
            100.0 * found.noise() / items.length);
    return new Baseline(kind, metrics(place, items, found.assignment()), note);
  }

  private Metrics metrics(Points place, int[] items, int[] clusters) {
    Metrics metrics =
        Metrics.NONE
            .with(Measure.SILHOUETTE, Silhouette.of(place.rows(items), place.d(), clusters))
            .with(Measure.EFFECTIVE_CLUSTERS, EffectiveClusters.of(clusters));
    if (!data.labelled()) {
      return metrics;
    }
    int[] labels = Subsample.values(data.labels(), items);
    return metrics
        .with(Measure.HUNGARIAN_ACCURACY, ClusterAgreement.hungarian(labels, clusters).accuracy())
        .with(Measure.NMI, ClusterAgreement.normalisedMutualInformation(labels, clusters))
        .with(Measure.ARI, ClusterAgreement.adjustedRandIndex(labels, clusters));
  }
}
