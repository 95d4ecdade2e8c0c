package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Relations;
import iconexplorer.learned.Clusters;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import iconexplorer.supervisory.UniformNeighbours.Link;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** p̃ of a batch is p̃ of all, restricted and renormalised, whatever form it is kept in. */
class SupervisionTest {

  private static final int N = 60;
  private static final int D = 3;
  private static final int CLASSES = 4;

  static Stream<Arguments> rows() {
    return Stream.of(
            new UniformNeighbours(5),
            new UniformNeighbours(5, Link.SYMMETRIC),
            new UniformNeighbours(5, Link.MUTUAL),
            new SameClass(),
            new GaussianNeighbours(new Bandwidth.Perplexity(6)),
            new GaussianNeighbours(new Bandwidth.Sigma(0.8)))
        .flatMap(p ->
            Stream.of(
                    Modifiers.NONE,
                    new Modifiers(false, 0, false, 0.3),
                    new Modifiers(true, 1, false, 0.3),
                    new Modifiers(false, 2, true, 0))
                .flatMap(modifiers ->
                    Stream.of(Support.IN_BATCH, Support.IN_BATCH_WITH_SELF)
                        .map(support -> Arguments.of(p, modifiers, support))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFullBatchIsTheDefinition(
      SupervisoryDistribution p, Modifiers modifiers, Support support) {
    int[] all = new int[N];
    Arrays.setAll(all, i -> i);
    try (Supervision supervision = supervision(p, modifiers, support, N);
        Matrix expected = definition(p, modifiers, support)) {
      assertTrue(supervision.refresh(all));
      float[] row = new float[N];
      float[] wanted = new float[N];
      for (int i = 0; i < N; i++) {
        supervision.copyRowTo(i, row);
        expected.copyRowTo(i, wanted, 0);
        assertArrayEquals(wanted, row, 2e-6f, "row " + i);
      }
    }
  }

  static Stream<Arguments> rowsBetweenPoints() {
    return rows().filter(row -> ((SupervisoryDistribution) row.get()[0]).comparesFeatures());
  }

  @ParameterizedTest
  @MethodSource("rowsBetweenPoints")
  void aBatchOfNeighboursIsRestrictedAndRenormalised(
      SupervisoryDistribution p, Modifiers modifiers, Support support) {
    int[] items = {7, 3, 41, 20, 12, 55, 8, 9, 10};
    int n = items.length;
    try (Supervision supervision = supervision(p, modifiers, support, n);
        Matrix whole = definition(p, modifiers.withAlpha(0), support);
        Matrix expected = Matrix.zeros(n, n)) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          expected.set(i, j, whole.get(items[i], items[j]));
        }
      }
      SupervisoryMatrix.normaliseRows(expected);
      SupervisoryMatrix.debias(modifiers.alpha(), support, expected, expected);
      supervision.refresh(items);
      float[] row = new float[n];
      float[] wanted = new float[n];
      for (int i = 0; i < n; i++) {
        supervision.copyRowTo(i, row);
        expected.copyRowTo(i, wanted, 0);
        assertArrayEquals(wanted, row, 2e-6f, "row " + i);
      }
    }
  }

  @Test
  void anotherAlphaTakesEffectAtTheNextBatchWithoutAnotherSearch() {
    int[] items = {0, 1, 2, 3, 0, 1, 2, 3};
    try (Supervision supervision =
        supervision(new PositivePairs(), Modifiers.NONE, Support.IN_BATCH, items.length)) {
      assertTrue(supervision.refresh(items));
      assertTrue(!supervision.refresh(items), "nothing changed");
      supervision.alpha(0.5);
      assertTrue(supervision.refresh(items));
      float[] row = new float[items.length];
      supervision.copyRowTo(0, row);
      assertEquals(0, row[0], 0);
      assertEquals(0.5 + 0.5 / 7, row[4], 1e-6);
      assertEquals(0.5 / 7, row[1], 1e-6);
    }
  }

  /** Row r is view r / 3 of item r mod 3. */
  @Test
  void repeatsArePairedWithTheFirstViewAndNotWithEachOther() {
    int[] items = {4, 1, 2, 4, 1, 2, 4, 1, 2};
    try (Supervision supervision =
        supervision(new PositivePairs(2), Modifiers.NONE, Support.IN_BATCH, items.length)) {
      supervision.refresh(items);
      float[] row = new float[items.length];
      supervision.copyRowTo(1, row);
      assertArrayEquals(new float[] {0, 0, 0, 0, 0.5f, 0, 0, 0.5f, 0}, row);
      supervision.copyRowTo(7, row);
      assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, row);
    }
  }

  /**
   * Row r is view r / 4 of item r mod 4. By hand: of items 0 … 59 on a line, the nearest one of 10
   * is 11 and that of 11 is 10, that of 30 is 31; nobody in the batch is near 50.
   */
  @Test
  void viewsOfAnItemAndOfItsNeighboursShareP() {
    int[] items = {10, 11, 30, 50, 10, 11, 30, 50};
    float[] line = new float[N];
    for (int i = 0; i < N; i++) {
      line[i] = i + 0.1f * (i % 2 == 0 ? 1 : 0);
    }
    SupervisoryDistribution p = new UniformNeighbours(1, Link.DIRECTED, 1);
    Supervision.Source source =
        new Supervision.Source(
            p,
            Modifiers.NONE,
            Support.IN_BATCH,
            line,
            N,
            Relations.NONE,
            new int[0],
            0,
            items.length,
            items.length,
            false,
            1);
    try (Supervision supervision =
        Supervision.of(source, new SupervisionCache(), key(p), Checkpoint.NONE)) {
      supervision.refresh(items);
      float third = 1 / 3f;
      assertRow(supervision, 0, 0, third, 0, 0, third, third, 0, 0);
      assertRow(supervision, 5, third, third, 0, 0, third, 0, 0, 0);
      assertRow(supervision, 2, 0, 0, 0, 0, 0, 0, 1, 0);
      assertRow(supervision, 7, 0, 0, 0, 1, 0, 0, 0, 0);
    }
  }

  private static void assertRow(Supervision supervision, int i, float... expected) {
    float[] row = new float[expected.length];
    supervision.copyRowTo(i, row);
    assertArrayEquals(expected, row, 1e-6f, "row " + i);
  }

  /** The same α by the same code as that of any other row: (1 − α) 1[c = y] + α / classes. */
  @Test
  void alphaOfDataAndLabelsIsLabelSmoothing() {
    int[] items = {7, 3, 41};
    Supervision.Source source =
        new Supervision.Source(
            new DataLabelPairs(),
            Modifiers.NONE,
            Support.PROTOTYPES,
            features(),
            N,
            Relations.NONE,
            labels(),
            CLASSES,
            items.length,
            CLASSES,
            false,
            1);
    try (Supervision supervision =
        Supervision.of(
            source, new SupervisionCache(), key(new DataLabelPairs()), Checkpoint.NONE)) {
      supervision.alpha(0.3);
      supervision.refresh(items);
      float[] row = new float[CLASSES];
      for (int i = 0; i < items.length; i++) {
        supervision.copyRowTo(i, row);
        for (int c = 0; c < CLASSES; c++) {
          double own = c == labels()[items[i]] ? 0.7 : 0;
          assertEquals(own + 0.3 / CLASSES, row[c], 1e-6);
        }
      }
    }
  }

  @Test
  void aSearchThatIsCancelledSaysSo() {
    Checkpoint cancelled = new Checkpoint(share -> {}, () -> true);
    assertThrows(
        CancellationException.class,
        () ->
            Supervision.of(
                source(new UniformNeighbours(5), Modifiers.NONE, Support.IN_BATCH, N),
                new SupervisionCache(),
                key(new UniformNeighbours(5)),
                cancelled));
  }

  /** A second search would hear that nobody wants it. */
  @Test
  void degreesAndPOfOneGraphTakeOneSearch() {
    SupervisoryDistribution p = new GraphKernel(GraphKernel.Normalisation.DEGREE_SOFTMAX);
    Supervision.Source source = source(p, Modifiers.NONE, Support.IN_BATCH_WITH_SELF, N);
    Checkpoint cancelled = new Checkpoint(share -> {}, () -> true);
    SupervisionCache cache = new SupervisionCache();
    assertEquals(N, Supervision.degrees(source, new Clusters(true), cache, Checkpoint.NONE).length);
    Supervision.of(source, cache, key(p), cancelled).close();
    Supervision.Source others = source(p, Modifiers.NONE, Support.IN_BATCH_WITH_SELF, N);
    assertThrows(
        CancellationException.class,
        () -> Supervision.degrees(others, new Clusters(true), cache, cancelled));
  }

  private static Supervision supervision(
      SupervisoryDistribution p, Modifiers modifiers, Support support, int rows) {
    return Supervision.of(
        source(p, modifiers, support, rows), new SupervisionCache(), key(p), Checkpoint.NONE);
  }

  private static SupervisionCache.Key key(SupervisoryDistribution p) {
    return new SupervisionCache.Key("points", 1, N, Space.INPUT, 2, p, Modifiers.NONE, false);
  }

  private static Supervision.Source source(
      SupervisoryDistribution p, Modifiers modifiers, Support support, int rows) {
    return new Supervision.Source(
        p,
        modifiers,
        support,
        features(),
        N,
        Relations.NONE,
        labels(),
        CLASSES,
        rows,
        rows,
        rows == N,
        1);
  }

  private static Matrix definition(
      SupervisoryDistribution p, Modifiers modifiers, Support support) {
    Matrix matrix = Matrix.zeros(N, N);
    Evidence evidence =
        p instanceof SameClass
            ? Evidence.ofLabels(labels(), N)
            : Evidence.ofFeatures(features(), N);
    SupervisoryMatrix.fill(p, evidence, support, matrix);
    SupervisoryMatrix.propagate(modifiers, support, matrix);
    SupervisoryMatrix.debias(modifiers.alpha(), support, matrix, matrix);
    return matrix;
  }

  private static float[] features() {
    SplittableRandom random = new SplittableRandom(5);
    float[] features = new float[N * D];
    for (int at = 0; at < features.length; at++) {
      features[at] = (float) random.nextGaussian();
    }
    return features;
  }

  private static int[] labels() {
    int[] labels = new int[N];
    Arrays.setAll(labels, i -> i * 7 % CLASSES);
    return labels;
  }
}
