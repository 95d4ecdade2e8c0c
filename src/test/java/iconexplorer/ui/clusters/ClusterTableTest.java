package iconexplorer.ui.clusters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.export.Provenance;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import iconexplorer.ui.embedding.Scenes;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTableTest {
  private static final int N = 30;
  private static final Dataset DATA = Scenes.images(N);

  @TempDir private Path folder;

  /** Cluster 4 holds class a, 2 holds b, 0 holds c but for one item in 1; 3 is empty. */
  private static Frame frame() {
    int[] clusters = new int[N];
    float[] confidence = new float[N];
    for (int i = 0; i < N; i++) {
      clusters[i] = i == 2 ? 1 : 4 - 2 * (i % 3);
      confidence[i] = 0.9f;
    }
    return Scenes.frame(
        1, new float[2 * N], clusters, confidence, new Projection.ClusterStar(5), Optional.empty());
  }

  @Test
  void matchedClustersStandInTheOrderOfTheirClasses() {
    ClusterTable table = ClusterTable.of(DATA, frame(), 5);
    assertArrayEquals(new int[] {4, 2, 0, 1, 3}, table.clusters());
    assertArrayEquals(new int[] {10, 10, 9, 1, 0}, table.sizes());
    assertEquals(10, table.counts()[1][1]);
    assertEquals(29 / 30.0, table.accuracy().orElseThrow(), 1e-12);
    assertEquals(4, table.used());
    assertEquals(29 / 30.0 - 0.9, table.calibrationError().orElseThrow(), 1e-6);
  }

  @Test
  void theFigureHoldsCountsAndTheMeanOfTheLargestProbability() throws IOException {
    Path file = folder.resolve("clusters.svg");
    ClusterFigure figure =
        new ClusterFigure(
            ClusterTable.of(DATA, frame(), 5), frame().confidence(), FigurePalette.LIGHT);
    FigureFile.write(new SizedFigure(figure, 480, 420), FigureFormat.SVG, Provenance.NO_RUN, file);
    String svg = Files.readString(file);
    assertTrue(svg.contains("mean 0.90 · calibration error 0.07"));
    assertEquals("accuracy 0.967 · 4 of 5 clusters in use", figure.summary());
  }
}
