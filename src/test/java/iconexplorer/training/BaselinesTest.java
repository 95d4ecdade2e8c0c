package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.evaluation.Measure;
import iconexplorer.training.Baseline.Kind;
import iconexplorer.training.EmbeddingMetrics.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static final Dataset BLOBS = DatasetCatalogue.load("blobs", 3);

  @Test
  void whatIsApartIsFoundInTheDataAndInAnEmbeddingThatKeepsItApart() {
    Sample sample = Sample.of(1, BLOBS.features(), BLOBS.dimension(), 1);
    List<Baseline> baselines = new Baselines(BLOBS).measure(sample);
    assertEquals(List.of(Kind.values()), baselines.stream().map(Baseline::kind).toList());
    for (Baseline baseline : baselines) {
      double accuracy = baseline.metrics().get(Measure.HUNGARIAN_ACCURACY).orElseThrow();
      assertTrue(accuracy > 0.8, baseline.toString());
    }
    assertEquals("5 clusters", baselines.getFirst().note());
    assertTrue(baselines.get(1).note().startsWith("ε "), baselines.get(1).note());
  }

  @Test
  void densitySeesMoonsWhereKMeansDoesNot() {
    Dataset moons = DatasetCatalogue.load("moons", 3);
    List<Baseline> baselines =
        new Baselines(moons).measure(Sample.of(1, moons.features(), moons.dimension(), 1));
    double kMeans = baselines.get(0).metrics().get(Measure.NMI).orElseThrow();
    double dbscan = baselines.get(1).metrics().get(Measure.NMI).orElseThrow();
    assertTrue(dbscan > kMeans + 0.2, kMeans + " and " + dbscan);
  }

  @Test
  void whatIsFoundInTheDataIsFoundOnce() {
    Baselines baselines = new Baselines(BLOBS);
    Sample sample = Sample.of(1, BLOBS.features(), BLOBS.dimension(), 1);
    Baseline first = baselines.measure(sample).getFirst();
    assertSame(first, baselines.measure(sample).getFirst());
  }

  @Test
  void aDivergedEmbeddingHasThoseOfTheDataOnly() {
    float[] z = new float[2 * BLOBS.size()];
    z[3] = Float.POSITIVE_INFINITY;
    List<Kind> kinds =
        new Baselines(BLOBS).measure(Sample.of(1, z, 2, 1)).stream().map(Baseline::kind).toList();
    assertEquals(List.of(Kind.K_MEANS_OF_DATA, Kind.DBSCAN_OF_DATA), kinds);
  }

  @Test
  void withoutClassesAndClustersThereIsNothingToLookFor() {
    Dataset bare =
        new Dataset(
            "bare",
            "Bare",
            BLOBS.size(),
            BLOBS.dimension(),
            BLOBS.features(),
            new int[0],
            List.of(),
            Optional.empty());
    Baselines baselines = new Baselines(bare);
    assertEquals(List.of(), baselines.measure(Sample.of(1, bare.features(), bare.dimension(), 1)));
  }
}
