package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.divergence.ReverseKullbackLeibler;
import iconexplorer.divergence.SquaredHellinger;
import iconexplorer.divergence.TotalVariation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every p against every q where data, widths and embeddings are as odd as they come. */
class ExtremesTest {

  /** A batch of two, and one that is no multiple of a vector. */
  private static final int[] SIZES = {2, 19};

  private static final double[] WIDTHS = {1e-3, 1, 1e3};
  private static final double[] ALPHAS = {0, 0.5, 1};

  /** What p is made of. */
  private enum Data {
    ORDINARY,
    /** All points coincide, and all are of one class and one item. */
    ALL_ALIKE,
    /** Half of the points coincide, the others are very far. */
    HALF_ALIKE
  }

  /** Where the embeddings are. */
  private enum Place {
    ORDINARY,
    ORIGIN,
    ONE_POINT,
    FAR_APART,
    TWO_POINTS
  }

  static Stream<SupervisoryDistribution> supervisory() {
    return Stream.of(
        new GaussianNeighbours(new Bandwidth.Perplexity(1.5)),
        new GaussianNeighbours(new Bandwidth.Perplexity(30)),
        new GaussianNeighbours(new Bandwidth.Sigma(1e-3)),
        new GaussianNeighbours(new Bandwidth.Sigma(1e3)),
        new StudentTNeighbours(1, 1e-3),
        new StudentTNeighbours(1, 1e3),
        new Identity(),
        new GraphKernel(GraphKernel.Normalisation.RANDOM_WALK),
        new GraphKernel(GraphKernel.Normalisation.DEGREE_SOFTMAX),
        new UniformNeighbours(1),
        new PositivePairs(),
        new CrossModalPairs(),
        new SameClass(),
        new DataLabelPairs(),
        new ContextTokenPairs());
  }

  static Stream<LearnedDistribution> learned() {
    List<LearnedDistribution> columns = new ArrayList<>();
    for (double width : WIDTHS) {
      columns.add(Gaussian.euclidean(width));
      columns.add(Gaussian.cosine(width));
      columns.add(Gaussian.dot(width));
      columns.add(new StudentT(1, width));
      columns.add(new StudentT(3, width));
      columns.add(new Harmonic(2, width * width));
    }
    for (Dissimilarity dissimilarity : Dissimilarity.values()) {
      columns.add(new WideGaussian(dissimilarity));
      columns.add(new NarrowGaussian(dissimilarity));
      for (Negatives negatives : Negatives.values()) {
        columns.add(new NarrowGaussian(dissimilarity, Optional.of(new Triplets(0, negatives))));
        columns.add(new NarrowGaussian(dissimilarity, Optional.of(new Triplets(0.2, negatives))));
      }
    }
    columns.add(new Clusters());
    columns.add(new Clusters(true));
    return columns.stream();
  }

  static Stream<Arguments> cells() {
    return supervisory().flatMap(p -> learned().map(q -> Arguments.of(p, q)));
  }

  @ParameterizedTest
  @MethodSource("supervisory")
  void everyRowOfPSumsToOneOrIsEmpty(SupervisoryDistribution p) {
    for (boolean clusters : new boolean[] {false, true}) {
      Support support = Support.of(p, clusters);
      for (int n : SIZES) {
        for (Data data : Data.values()) {
          for (double alpha : ALPHAS) {
            try (Matrix matrix = supervision(p, support, n, data, alpha)) {
              for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < matrix.columns(); j++) {
                  assertTrue(matrix.get(i, j) >= 0, data + ": p of row " + i);
                  sum += matrix.get(i, j);
                }
                boolean empty = !SupervisoryMatrix.hasPositive(matrix, i);
                assertEquals(empty ? 0 : 1, sum, 1e-5, data + ", " + n + " points, row " + i);
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void klLossAndGradientsAreFinite(SupervisoryDistribution p, LearnedDistribution q) {
    for (int dimension : new int[] {2, 11}) {
      for (int n : SIZES) {
        compare(new Equation(p, q), n, dimension);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("learned")
  void everyOtherDivergenceIsFinite(LearnedDistribution q) {
    if (q instanceof WideGaussian || q instanceof NarrowGaussian) {
      return; // they have a loss of their own
    }
    for (SupervisoryDistribution p :
        List.of(
            new GaussianNeighbours(new Bandwidth.Perplexity(1.5)),
            new PositivePairs(),
            new CrossModalPairs(),
            new DataLabelPairs())) {
      for (Divergence divergence :
          List.of(
              new ReverseKullbackLeibler(),
              new ReverseCrossEntropy(),
              new JensenShannon(),
              new TotalVariation(),
              new SquaredHellinger())) {
        compare(new Equation(p, q).withComparison(divergence), 5, 2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void jointNormalisationIsFinite(SupervisoryDistribution p, LearnedDistribution q) {
    boolean pairs = q instanceof Gaussian || q instanceof StudentT || q instanceof Harmonic;
    if (pairs && Support.of(p, false) == Support.IN_BATCH) {
      for (int dimension : new int[] {2, 3}) {
        compare(new Equation(p, q).withNormalisation(Normalisation.JOINT), 5, dimension);
      }
    }
  }

  private static void compare(Equation equation, int n, int dimension) {
    Support support = Support.of(equation.p(), equation.q() instanceof Clusters);
    int candidates = candidates(support, n);
    float[] degrees = new float[candidates];
    Arrays.fill(degrees, 2);
    degrees[0] = 0;
    try (Objective objective = Objective.of(equation, support, n, candidates, dimension, degrees)) {
      for (Data data : Data.values()) {
        for (double alpha : ALPHAS) {
          try (Matrix p = supervision(equation.p(), support, n, data, 0)) {
            supervise(objective, p, support, alpha);
            for (Place place : Place.values()) {
              String what =
                  "%s, %s, p %s, z %s, α %s, [%d, %d]"
                      .formatted(
                          equation.q(), equation.comparison(), data, place, alpha, n, dimension);
              try (Matrix z = embeddings(place, n, dimension, 1);
                  Matrix other = embeddings(place, candidates, dimension, 2)) {
                boolean same = support.candidatesAreAnchors();
                objective.evaluate(z, same ? z : other, true);
                requireFinite(objective, same, equation, what);
              }
            }
          }
        }
      }
    }
  }

  /** Sparse where the objective takes that, as runs do. */
  private static void supervise(Objective objective, Matrix p, Support support, double alpha) {
    if (objective.takesSparse()) {
      SparseRows rows = new SparseRows(p.columns(), p.rows(), 0);
      for (int i = 0; i < p.rows(); i++) {
        for (int j = 0; j < p.columns(); j++) {
          if (p.get(i, j) > 0) {
            rows.put(j, p.get(i, j));
          }
        }
        rows.endRow();
      }
      objective.supervise(new SparseSupervision(rows, support, alpha));
    } else {
      SupervisoryMatrix.debias(alpha, support, p, p);
      objective.supervise(p);
    }
  }

  private static void requireFinite(
      Objective objective, boolean same, Equation equation, String what) {
    assertTrue(Double.isFinite(objective.loss()), what + ": loss " + objective.loss());
    assertTrue(Double.isFinite(objective.kl()), what + ": KL " + objective.kl());
    if (equation.learnedAlpha() == 0 && !(equation.q() instanceof WideGaussian)) {
      double rounding = 1e-4 + 1e-5 * Math.abs(objective.kl());
      assertTrue(objective.kl() >= -rounding, what + ": KL " + objective.kl());
    }
    requireFinite(objective.anchorGradient(), what + ": ∂L/∂z ");
    if (!same) {
      requireFinite(objective.candidateGradient(), what + ": ∂L/∂c ");
    }
  }

  private static void requireFinite(Matrix gradient, String what) {
    for (float value : gradient.toArray()) {
      assertTrue(Float.isFinite(value), what + value);
    }
  }

  private static int candidates(Support support, int n) {
    return support == Support.PROTOTYPES ? 3 : n;
  }

  private static Matrix supervision(
      SupervisoryDistribution p, Support support, int n, Data data, double alpha) {
    int candidates = candidates(support, n);
    SplittableRandom random = new SplittableRandom(n);
    float[] features = new float[n * 4];
    int[] groups = new int[n];
    float[] graph = new float[n * n];
    float[] counts = new float[n * candidates];
    for (int i = 0; i < n; i++) {
      boolean alike = data == Data.ALL_ALIKE || (data == Data.HALF_ALIKE && i % 2 == 0);
      groups[i] = alike ? 0 : i % 3;
      for (int k = 0; k < 4; k++) {
        double spread = data == Data.ORDINARY ? 1 : 1e6;
        features[i * 4 + k] = alike ? 7 : (float) (spread * random.nextGaussian());
      }
      for (int j = 0; j < i; j++) {
        float weight = alike ? 0 : random.nextInt(2);
        graph[i * n + j] = weight;
        graph[j * n + i] = weight;
      }
      counts[i * candidates + i % candidates] = alike ? 0 : 1e6f;
    }
    Matrix matrix = Matrix.zeros(n, candidates);
    Evidence evidence = new Evidence(n, candidates, features, groups, groups, graph, counts);
    SupervisoryMatrix.fill(p, evidence, support, matrix);
    if (support.candidatesAreAnchors()) {
      SupervisoryMatrix.propagate(new Modifiers(true, 1, false, alpha), support, matrix);
    }
    SupervisoryMatrix.debias(alpha, support, matrix, matrix);
    return matrix;
  }

  private static Matrix embeddings(Place place, int rows, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * dimension];
    for (int at = 0; at < values.length; at++) {
      values[at] =
          switch (place) {
            case ORDINARY -> (float) random.nextGaussian();
            case ORIGIN -> 0;
            case ONE_POINT -> 3.7f;
            case FAR_APART -> (float) (1e6 * random.nextGaussian());
            case TWO_POINTS -> at / dimension % 2 == 0 ? 1e6f : -1e6f;
          };
    }
    return Matrix.of(values, rows, dimension);
  }
}
