package iconexplorer.objective;

import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.Support;
import java.util.Optional;

/**
 * The mean over anchors of D(p(·|i) ‖ q(·|i)) and its gradient, for one support and one size. Owns
 * all the memory a step needs, so that a step allocates nothing.
 *
 * <p>Anchors without a positive (a row of p that is all zero) are left out of the mean.
 */
public interface Objective extends AutoCloseable {

  /**
   * What to learn, until the next call.
   *
   * @param p [N, M], p̃ with all its modifiers; read, not copied, by every evaluation
   */
  void supervise(Matrix p);

  /** Whether {@link #supervise(SparseSupervision)} spares it a matrix [N, M]. */
  default boolean takesSparse() {
    return false;
  }

  /**
   * What to learn, until the next call.
   *
   * @param p p̃; read, not copied, by every evaluation
   * @throws UnsupportedOperationException unless {@link #takesSparse}
   */
  default void supervise(SparseSupervision p) {
    throw new UnsupportedOperationException("this objective reads a matrix of p");
  }

  /**
   * Early exaggeration: multiplies the attraction by p, but neither the repulsion by q nor the
   * attraction of all by all that α puts into p̃, which would draw the plane into one point.
   *
   * @param factor 1 for the true gradient
   * @param alpha α of the p̃ that was supervised
   * @throws IllegalArgumentException where this objective has no such thing
   * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten &amp; Hinton,
   *     2008, §3.4</a>
   */
  default void exaggerate(double factor, double alpha) {
    if (factor != 1) {
      throw new IllegalArgumentException(
          "early exaggeration is for KL of the Gaussian and Student-t columns in the plane, got "
              + factor);
    }
  }

  /**
   * Which of all drawings the next evaluations use, where something is drawn at random.
   *
   * @param drawing another one at each step
   */
  default void draw(long drawing) {}

  /**
   * Computes gradients, and the values where they are asked for.
   *
   * @param z [N, d], anchors' embeddings (logits where q is clusters)
   * @param c [M, d], candidates' embeddings; z itself where candidates are the anchors. For dot
   *     products [M, d + 1] is allowed: the last column is a bias
   * @param values whether loss and KL are wanted, too
   */
  void evaluate(Matrix z, Matrix c, boolean values);

  /** Mean of D over the anchors with a positive (the sum over all pairs when joint). */
  double loss();

  /** The same mean of KL(p̃ ‖ q) in nats, whatever D is; at σ = 1 for the two limits. */
  double kl();

  /** D of row i, or its share of the sum when joint; 0 for an anchor without a positive. */
  double rowLoss(int i);

  /** KL(p̃(·|i) ‖ q(·|i)) in nats. */
  double rowKl(int i);

  /** What clusters of neighbours tell about each other; empty where that is not compared. */
  default Optional<ClusterInformation> information() {
    return Optional.empty();
  }

  /** Anchors that the mean is over. */
  int anchorsWithPositives();

  /** ∂loss/∂z [N, d], both roles of a point where candidates are the anchors. */
  Matrix anchorGradient();

  /** ∂loss/∂c, shaped like c; meaningless where candidates are the anchors. */
  Matrix candidateGradient();

  /**
   * ∂loss/∂log(1/τ) of the last evaluation, where τ is learned.
   *
   * @throws UnsupportedOperationException where it is not
   */
  default double logScaleGradient() {
    throw new UnsupportedOperationException("this objective has no learned temperature");
  }

  /**
   * Copies q(·|i) of the last evaluation; of a limit, which has no q, at σ = 1.
   *
   * @param target at least M long
   */
  void copyLearnedRow(int i, float[] target);

  /** Whether {@link #learn} can take this width. */
  default boolean covers(LearnedDistribution q) {
    return true;
  }

  /** Another width of the same column, from the next evaluation on. */
  void learn(LearnedDistribution q);

  @Override
  void close();

  /**
   * The objective of an equation.
   *
   * @param equation of p's own kind only the number of views is of interest here, its values come
   *     with each evaluation
   * @param support who may pick whom
   * @param anchors N
   * @param candidates M
   * @param dimension d of z; of c, one more where it carries a bias
   * @param degrees [M] degree of each candidate for degree weighted clusters, else empty
   */
  static Objective of(
      Equation equation,
      Support support,
      int anchors,
      int candidates,
      int dimension,
      float[] degrees) {
    Shape shape = new Shape(support, anchors, candidates, dimension);
    return switch (equation.comparison()) {
      case MutualInformation information -> new MutualInformationObjective(information, shape);
      case DebiasedContrast contrast when support == Support.CROSS_MODAL ->
          new CrossModalObjective(equation, anchors, dimension, degrees);
      case DebiasedContrast contrast ->
          new DebiasedContrastObjective(contrast, equation.q(), shape);
      case Divergence divergence -> ofRows(equation, divergence, shape, degrees);
    };
  }

  private static Objective ofRows(
      Equation equation, Divergence divergence, Shape shape, float[] degrees) {
    if (shape.support() == Support.CROSS_MODAL) {
      return new CrossModalObjective(equation, shape.anchors(), shape.dimension(), degrees);
    }
    return switch (equation.q()) {
      case Clusters clusters ->
          SymmetricClusterObjective.covers(equation, shape)
              ? new SymmetricClusterObjective(equation, shape)
              : new ClusterObjective(equation, divergence, shape, degrees);
      case WideGaussian wide -> new LimitObjective(wide, shape, equation.p().views());
      case NarrowGaussian narrow -> new LimitObjective(narrow, shape, equation.p().views());
      case Gaussian gaussian -> softmax(equation, divergence, shape);
      case StudentT studentT -> softmax(equation, divergence, shape);
      case Harmonic harmonic -> softmax(equation, divergence, shape);
    };
  }

  /**
   * Whether the objective of an equation holds a matrix of all pairs, whatever form p comes in.
   *
   * @param dimension d of z
   */
  static boolean storesPairs(Equation equation, int dimension) {
    Support support = Support.of(equation.p(), equation.q() instanceof Clusters);
    return support != Support.PROTOTYPES
        && !PlanarObjective.covers(equation, new Shape(support, 1, 1, dimension));
  }

  /**
   * Whether {@link #exaggerate} is for this equation: KL of the Gaussian and Student-t columns in
   * the plane.
   */
  static boolean exaggerates(Equation equation, int dimension) {
    Support support = Support.of(equation.p(), equation.q() instanceof Clusters);
    return PlanarObjective.covers(equation, new Shape(support, 1, 1, dimension));
  }

  private static Objective softmax(Equation equation, Divergence divergence, Shape shape) {
    if (PlanarObjective.covers(equation, shape)) {
      return new PlanarObjective(equation, shape);
    }
    if (equation.q() instanceof Gaussian gaussian && SymmetricObjective.covers(equation, shape)) {
      return new SymmetricObjective(gaussian, shape);
    }
    return switch (equation.normalisation()) {
      case ROW -> new SoftmaxObjective(equation, divergence, shape);
      case JOINT -> new JointObjective(equation, divergence, shape);
    };
  }

  /** What is compared for this column. */
  static PairMeasure measureOf(LearnedDistribution q, Shape shape) {
    return switch (q) {
      case Gaussian gaussian ->
          switch (gaussian.similarity()) {
            case EUCLIDEAN -> new SquaredDistance(shape);
            case COSINE -> new CosineSimilarity(shape);
            case DOT -> new DotProduct(shape);
          };
      case WideGaussian wide -> measureOf(wide.dissimilarity(), shape);
      case NarrowGaussian narrow -> measureOf(narrow.dissimilarity(), shape);
      case StudentT studentT -> new SquaredDistance(shape);
      case Harmonic harmonic -> new SquaredDistance(shape);
      case Clusters clusters ->
          throw new IllegalArgumentException("clusters compare assignments, not pairs");
    };
  }

  private static PairMeasure measureOf(Dissimilarity dissimilarity, Shape shape) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> new SquaredDistance(shape);
      case COSINE -> new CosineSimilarity(shape);
    };
  }

  /** Support and sizes: N anchors, M candidates, d dimensions. */
  record Shape(Support support, int anchors, int candidates, int dimension) {

    /** Whether anchor i may pick candidate j. */
    boolean allows(int i, int j) {
      return i != j || !support.excludesSelf();
    }

    /** M rounded up to whole vectors. */
    int paddedCandidates() {
      return Rows.padded(candidates);
    }
  }
}
