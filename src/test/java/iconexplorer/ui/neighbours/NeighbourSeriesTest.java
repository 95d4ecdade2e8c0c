package iconexplorer.ui.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.export.Provenance;
import iconexplorer.training.Frame.Neighbourhood;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourSeriesTest {
  private static final int N = 600;

  @TempDir private Path folder;

  /** p uniform on k neighbours, q falling. */
  private static Neighbourhood uniform(int k) {
    float[] p = new float[N];
    float[] q = new float[N];
    for (int r = 0; r < N; r++) {
      p[r] = r < k ? 1f / k : 0;
      q[r] = 1f / (r + 2) / (r + 1);
    }
    return new Neighbourhood(3, IntStream.range(0, N).toArray(), p, q, 0.5);
  }

  @Test
  void zerosAreGapsAndTheAxisStaysFinite() {
    NeighbourSeries series = NeighbourSeries.of(uniform(40));
    assertEquals(39, series.lastP());
    assertTrue(Double.isNaN(series.p()[40]));
    assertTrue(Double.isFinite(series.floor()) && Double.isFinite(series.top()));
    assertTrue(series.floor() < Math.log10(1f / 40) && series.top() > Math.log10(0.5));
  }

  @Test
  void allZeroStillGivesAnAxis() {
    float[] zeros = new float[50];
    NeighbourSeries series =
        NeighbourSeries.of(new Neighbourhood(0, IntStream.range(0, 50).toArray(), zeros, zeros, 0));
    assertTrue(series.floor() < series.top());
  }

  @Test
  void showsTheRanksThatCarryTheMassAndHalfAsManyMore() {
    assertEquals(150, NeighbourSeries.of(uniform(100)).ranks(), 2);
  }

  @Test
  void fewCandidatesAreNotSmoothed() {
    float[] p = {0.7f, 0.2f, 0.1f, 0};
    float[] q = {0.4f, 0.1f, 0.4f, 0.1f};
    NeighbourSeries series =
        NeighbourSeries.of(new Neighbourhood(0, new int[] {2, 0, 1, 3}, p, q, 0.1));
    assertArrayEquals(series.q(), series.smoothQ());
    assertEquals(4, series.ranks());
  }

  @Test
  void theFigureOfPrototypesNamesTheirClasses() throws IOException {
    Neighbourhood three =
        new Neighbourhood(
            0, new int[] {2, 0, 1}, new float[] {1, 0, 0}, new float[] {.8f, .15f, .05f}, 0.22);
    NeighbourFigure figure =
        new NeighbourFigure(
            three, List.of("setosa", "versicolor", "virginica"), "class", FigurePalette.LIGHT);
    String svg = svg(figure);
    assertTrue(svg.contains("virginica"));
    assertTrue(svg.contains("10⁻¹"));
  }

  private String svg(NeighbourFigure figure) throws IOException {
    Path file = folder.resolve("neighbours.svg");
    FigureFile.write(new SizedFigure(figure, 400, 260), FigureFormat.SVG, Provenance.NO_RUN, file);
    return Files.readString(file);
  }

  @Test
  void moreTokensThanTheAxisHasRoomForHaveRanks() throws IOException {
    List<String> vocabulary = IntStream.range(0, N).mapToObj(t -> "word" + t).toList();
    String svg = svg(new NeighbourFigure(uniform(40), vocabulary, "token", FigurePalette.LIGHT));
    assertTrue(svg.contains("token rank"));
    assertFalse(svg.contains("class") || svg.contains("word1"));
  }

  @Test
  void theLikeliestTokensAreListedByName() {
    assertEquals("dog, cat", NearestNames.listed(new int[] {2, 0}, List.of("cat", "child", "dog")));
  }
}
