package iconexplorer.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.divergence.MutualInformation;
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
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.objective.Objective;
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
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fused kernels and plain operations say the same, at random shapes. */
class EagerAgreementTest {

  private static final double TOLERANCE = 1e-4;

  private static final List<Comparison> COMPARISONS =
      List.of(
          Divergence.KL,
          new ReverseKullbackLeibler(),
          new ReverseCrossEntropy(),
          new JensenShannon(),
          new TotalVariation(),
          new SquaredHellinger());

  static Stream<SupervisoryDistribution> rows() {
    return Stream.of(
        new GaussianNeighbours(new Bandwidth.Sigma(1.1)),
        new GaussianNeighbours(new Bandwidth.Perplexity(6)),
        new StudentTNeighbours(2, 1.3),
        new Identity(),
        new GraphKernel(GraphKernel.Normalisation.RANDOM_WALK),
        new GraphKernel(GraphKernel.Normalisation.DEGREE_SOFTMAX),
        new UniformNeighbours(4),
        new UniformNeighbours(4, UniformNeighbours.Link.SYMMETRIC),
        new UniformNeighbours(4, UniformNeighbours.Link.MUTUAL),
        new PositivePairs(),
        new PositivePairs(3),
        new CrossModalPairs(),
        new SameClass(),
        new DataLabelPairs(),
        new ContextTokenPairs());
  }

  private static List<LearnedDistribution> columns() {
    return List.of(
        Gaussian.euclidean(0.8),
        Gaussian.cosine(0.4),
        Gaussian.dot(1.2),
        Gaussian.cosine(0.3).withLearned(true),
        Gaussian.dot(0.9).withLearned(true),
        new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN),
        new WideGaussian(Dissimilarity.COSINE),
        WideGaussian.hinged(25, 25, 1),
        WideGaussian.hinged(2, 1, 0),
        new NarrowGaussian(Dissimilarity.SQUARED_EUCLIDEAN),
        new NarrowGaussian(Dissimilarity.COSINE),
        NarrowGaussian.triplets(0.2, Negatives.RANDOM),
        NarrowGaussian.triplets(0.2, Negatives.HARDEST),
        NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD),
        new StudentT(1),
        new StudentT(4, 0.7),
        new Harmonic(3, 1e-2),
        new Clusters(),
        new Clusters(true));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyEquationHasTheSameLossKlAndGradientsBothWays(SupervisoryDistribution p) {
    SplittableRandom random = new SplittableRandom(p.toString().hashCode());
    for (LearnedDistribution q : columns()) {
      boolean degrees = q instanceof Clusters(boolean weighted) && weighted;
      if (!degrees || Support.of(p, true).candidatesAreAnchors()) {
        assertAgreement(new Equation(p, q), random);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void mutualInformationIsTheSameBothWays(SupervisoryDistribution p) {
    SplittableRandom random = new SplittableRandom(11);
    for (double lambda : new double[] {1, 1.5}) {
      Equation equation =
          new Equation(p, new Clusters()).withComparison(new MutualInformation(lambda));
      assertAgreement(equation, Case.drawn(equation, random));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void debiasedContrastIsTheSameBothWays(SupervisoryDistribution p) {
    SplittableRandom random = new SplittableRandom(14);
    for (double prior : new double[] {0, 0.1, 0.5}) {
      Equation equation =
          new Equation(p, Gaussian.cosine(0.4)).withComparison(new DebiasedContrast(prior));
      assertAgreement(equation, Case.drawn(equation, random));
    }
  }

  /** CE = ln N − I, as the kernels' own test has it. */
  @Test
  void ofHardAssignmentsThatViewsShareInfoNceAndMutualInformationDifferByLogN() {
    int n = 40;
    int k = 5;
    double[][] p = new double[n][n];
    double[][] z = new double[n][k];
    for (int i = 0; i < n; i++) {
      p[i][(i + n / 2) % n] = 1;
      z[i][(i % (n / 2)) * (i % (n / 2)) % k] = 60;
    }
    Equation rows = new Equation(new PositivePairs(), new Clusters());
    double contrast = hardLoss(rows, p, z);
    double told = hardLoss(rows.withComparison(new MutualInformation(1)), p, z);
    assertEquals(Math.log(n), contrast - told, 1e-9);
    assertTrue(told < -0.5, "nothing is told");
  }

  private static double hardLoss(Equation equation, double[][] p, double[][] z) {
    INDArray points = Nd4j.createFromArray(z);
    INDArray alike = Nd4j.ones(DataType.DOUBLE, z.length, 1);
    return new Eager(equation, Support.IN_BATCH_WITH_SELF, alike, Exaggeration.NONE)
        .evaluate(Nd4j.createFromArray(p), points, points)
        .loss();
  }

  static Stream<SupervisoryDistribution> rowsWithinABatch() {
    return rows().filter(p -> Support.of(p, false) == Support.IN_BATCH);
  }

  @ParameterizedTest
  @MethodSource("rowsWithinABatch")
  void jointNormalisationIsTheSameBothWays(SupervisoryDistribution p) {
    SplittableRandom random = new SplittableRandom(12);
    for (LearnedDistribution q :
        List.of(Gaussian.euclidean(0.8), Gaussian.cosine(0.4), new StudentT(1), new StudentT(3))) {
      assertAgreement(new Equation(p, q).withNormalisation(Normalisation.JOINT), random);
    }
  }

  @ParameterizedTest
  @MethodSource("rowsWithinABatch")
  void everyModifierMakesTheSamePBothWays(SupervisoryDistribution p) {
    SplittableRandom random = new SplittableRandom(13);
    for (Modifiers modifiers :
        List.of(
            new Modifiers(true, 0, false, 0),
            new Modifiers(false, 1, false, 0.1),
            new Modifiers(true, 2, true, 0.2),
            new Modifiers(false, 0, false, 1))) {
      for (LearnedDistribution q : List.of(new StudentT(1), new Clusters())) {
        Equation equation = new Equation(p, q).withModifiers(modifiers);
        assertAgreement(equation, Case.drawn(equation, random));
      }
    }
  }

  /** Every divergence at one point, half of them with α on q. */
  private static void assertAgreement(Equation plain, SplittableRandom random) {
    Case at = Case.drawn(plain, random);
    boolean spread = random.nextBoolean();
    for (Comparison comparison : COMPARISONS) {
      spread = !spread;
      assertAgreement(plain.withComparison(comparison).withLearnedAlpha(spread ? 0.3 : 0), at);
    }
  }

  /** One point: evidence of p, embeddings of anchors and candidates. */
  private record Case(
      Support support, Evidence evidence, INDArray p, float[] z, float[] c, int dimension) {

    static Case drawn(Equation equation, SplittableRandom random) {
      Support support = Support.of(equation.p(), equation.q() instanceof Clusters);
      int anchors = random.nextInt(12, 41);
      int candidates = support == Support.PROTOTYPES ? random.nextInt(3, 8) : anchors;
      int dimension = random.nextBoolean() ? 2 : random.nextInt(3, 12);
      float[] graph = new float[anchors * anchors];
      for (int i = 0; i < anchors; i++) {
        for (int j = 0; j < i; j++) {
          boolean edge = i - j == 1 || random.nextInt(3) == 0;
          float weight = edge ? (float) random.nextDouble(0.1, 1) : 0;
          graph[i * anchors + j] = weight;
          graph[j * anchors + i] = weight;
        }
      }
      float[] counts = new float[anchors * candidates];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = random.nextInt(4) + (i % candidates == 0 ? 1 : 0);
      }
      Evidence evidence =
          new Evidence(
              anchors,
              candidates,
              normal(anchors * 5, random),
              random.ints(anchors, 0, Math.min(candidates, 4)).toArray(),
              random.ints(anchors, 0, anchors / 2).toArray(),
              graph,
              counts);
      float[] z = normal(anchors * dimension, random);
      float[] c = support.candidatesAreAnchors() ? z : normal(candidates * dimension, random);
      INDArray p =
          SupervisoryArray.of(equation.p(), equation.modifiers(), support, given(evidence));
      return new Case(support, evidence, p, z, c, dimension);
    }

    private static float[] normal(int length, SplittableRandom random) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }

    private static Given given(Evidence evidence) {
      return new Given(
          evidence.anchors(),
          evidence.candidates(),
          array(evidence.features(), evidence.anchors()),
          evidence.labels(),
          evidence.items(),
          array(evidence.graph(), evidence.anchors()),
          array(evidence.counts(), evidence.anchors()));
    }

    float[] degrees(Equation equation) {
      boolean weighted = equation.q() instanceof Clusters(boolean degrees) && degrees;
      return weighted
          ? SupervisoryMatrix.degrees(evidence.graph(), evidence.anchors())
          : new float[0];
    }
  }

  private static INDArray array(float[] values, int rows) {
    return Nd4j.createFromArray(values).reshape(rows, values.length / rows).castTo(DataType.DOUBLE);
  }

  private static void assertAgreement(Equation equation, Case at) {
    int anchors = at.evidence().anchors();
    int candidates = at.evidence().candidates();
    float[] degrees = at.degrees(equation);
    INDArray z = array(at.z(), anchors);
    INDArray c = at.support().candidatesAreAnchors() ? z : array(at.c(), candidates);
    INDArray weights =
        degrees.length == 0
            ? Nd4j.ones(DataType.DOUBLE, candidates, 1)
            : array(degrees, candidates);
    Evaluation plain =
        new Eager(equation, at.support(), weights, Exaggeration.NONE).evaluate(at.p(), z, c);
    try (Matrix p = Matrix.zeros(anchors, candidates);
        Matrix ownZ = Matrix.of(at.z(), anchors, at.dimension());
        Matrix ownC =
            at.support().candidatesAreAnchors()
                ? ownZ
                : Matrix.of(at.c(), candidates, at.dimension());
        Objective fused =
            Objective.of(equation, at.support(), anchors, candidates, at.dimension(), degrees)) {
      SupervisoryMatrix.fill(equation.p(), at.evidence(), at.support(), p);
      SupervisoryMatrix.propagate(equation.modifiers(), at.support(), p);
      SupervisoryMatrix.debias(equation.modifiers().alpha(), at.support(), p, p);
      fused.supervise(p);
      fused.evaluate(ownZ, ownC, true);
      String name = equation + ", " + anchors + " of " + candidates + ", d " + at.dimension();
      if (equation.normalisation() == Normalisation.ROW) {
        assertClose(plain.p(), p, name + ": p");
      }
      assertEquals(plain.loss(), fused.loss(), TOLERANCE * Math.abs(plain.loss()) + 1e-6, name);
      assertEquals(plain.kl(), fused.kl(), TOLERANCE * Math.abs(plain.kl()) + 1e-6, name);
      assertClose(plain.gradZ(), fused.anchorGradient(), name + ": by z");
      if (!at.support().candidatesAreAnchors()) {
        assertClose(plain.gradC(), fused.candidateGradient(), name + ": by c");
      }
      if (equation.q() instanceof Gaussian gaussian && gaussian.learned()) {
        double slope = plain.gradLogScale();
        assertEquals(slope, fused.logScaleGradient(), TOLERANCE * Math.max(1, Math.abs(slope)));
      }
    }
  }

  /** Relative to the largest entry, for entries that vanish by symmetry have no scale. */
  private static void assertClose(INDArray expected, Matrix computed, String name) {
    double[][] wanted = expected.toDoubleMatrix();
    double scale = 1e-4;
    for (double[] row : wanted) {
      for (double value : row) {
        scale = Math.max(scale, Math.abs(value));
      }
    }
    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < wanted[i].length; j++) {
        assertEquals(wanted[i][j], computed.get(i, j), TOLERANCE * scale, name);
      }
    }
  }
}
