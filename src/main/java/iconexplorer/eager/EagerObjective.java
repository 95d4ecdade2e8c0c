package iconexplorer.eager;

import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Support;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link Eager} as an objective that training can step with: in single precision, on whatever ND4J
 * runs on.
 *
 * <p>What runs where on a GPU: everything that is N×M, so q, its comparison with p and the
 * gradients, on the GPU. p goes there when it changes; embeddings [N, d] go there and gradients [N,
 * d] come back at every step. p itself, the encoder, the optimiser and which negative is whose in
 * triplets are computed by the processor.
 */
public final class EagerObjective implements Objective {

  private static final WorkspaceConfiguration STEP =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .build();

  private static final String WORKSPACE = "iconexplorer.eager";

  private final Support support;
  private final INDArray degrees;
  private final Matrix anchorGradient;
  private Matrix candidateGradient;
  private Eager eager;
  private @Nullable INDArray p;
  private @Nullable INDArray z;
  private @Nullable INDArray c;
  private float @Nullable [] learned;
  private double logScaleGradient;
  private double loss;
  private double kl;
  private int anchorsWithPositives;
  private double[] rowLosses;
  private double[] rowKls;
  private Optional<ClusterInformation> information = Optional.empty();

  /**
   * @param anchors N
   * @param candidates M
   * @param dimension d of z
   * @param weights [M] degree of each candidate for degree weighted clusters, else empty
   */
  public EagerObjective(
      Equation equation,
      Support support,
      int anchors,
      int candidates,
      int dimension,
      float[] weights) {
    if (equation.q() instanceof Clusters(boolean weighted)
        && weighted
        && weights.length != candidates) {
      throw new IllegalArgumentException(
          "degree weighted clusters need the degree of each of the %d candidates, got %d"
              .formatted(candidates, weights.length));
    }
    this.support = support;
    degrees =
        weights.length == 0
            ? Nd4j.ones(DataType.FLOAT, candidates, 1)
            : Nd4j.createFromArray(weights).reshape(candidates, 1);
    anchorGradient = Matrix.zeros(anchors, dimension);
    candidateGradient = Matrix.zeros(candidates, dimension);
    rowLosses = new double[anchors];
    rowKls = new double[anchors];
    eager = new Eager(equation, support, degrees, Exaggeration.NONE);
  }

  private static INDArray array(Matrix matrix) {
    return Nd4j.createFromArray(matrix.toArray()).reshape(matrix.rows(), matrix.columns());
  }

  private static INDArray flat(INDArray array) {
    return array.reshape(array.length());
  }

  private static void copy(INDArray array, Matrix target) {
    target.copyFrom(flat(array).toFloatVector());
  }

  @Override
  public void supervise(Matrix supervision) {
    INDArray values = array(supervision);
    p = values;
    anchorsWithPositives = Anchors.of(values).count();
  }

  @Override
  public void exaggerate(double factor, double alpha) {
    if (factor != 1 && !canExaggerate(eager.equation())) {
      Objective.super.exaggerate(factor, alpha);
    }
    eager =
        new Eager(
            eager.equation(), support, degrees, new Exaggeration(factor, alpha), eager.draw());
  }

  private static boolean canExaggerate(Equation equation) {
    return equation.comparison() instanceof KullbackLeibler
        && switch (equation.q()) {
          case Gaussian gaussian -> true;
          case StudentT studentT -> true;
          case Harmonic harmonic -> true;
          case WideGaussian wide -> false;
          case NarrowGaussian narrow -> false;
          case Clusters clusters -> false;
        };
  }

  @Override
  public void draw(long drawing) {
    eager = new Eager(eager.equation(), support, degrees, eager.exaggeration(), drawing);
  }

  @Override
  public void evaluate(Matrix anchors, Matrix candidates, boolean values) {
    INDArray embeddings = array(anchors);
    INDArray others = support.candidatesAreAnchors() ? embeddings : array(candidates);
    z = embeddings;
    c = others;
    learned = null;
    if (candidates.columns() != candidateGradient.columns()) {
      candidateGradient.close();
      candidateGradient = Matrix.zeros(candidates.rows(), candidates.columns());
    }
    try (MemoryWorkspace step = workspace()) {
      Evaluation evaluation = eager.evaluate(supervision(), embeddings, others);
      copy(evaluation.gradZ(), anchorGradient);
      copy(evaluation.gradC(), candidateGradient);
      logScaleGradient = evaluation.gradLogScale();
      if (values) {
        remember(evaluation);
      }
    }
  }

  /** The arrays of one step, freed together. */
  private static MemoryWorkspace workspace() {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(STEP, WORKSPACE);
  }

  private INDArray supervision() {
    return given(p, "supervise comes first");
  }

  private static INDArray given(@Nullable INDArray array, String otherwise) {
    if (array == null) {
      throw new IllegalStateException(otherwise);
    }
    return array;
  }

  private void remember(Evaluation evaluation) {
    loss = evaluation.loss();
    kl = evaluation.kl();
    rowLosses = flat(evaluation.rowLosses()).toDoubleVector();
    rowKls = flat(evaluation.rowKls()).toDoubleVector();
    information = evaluation.information();
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public double kl() {
    return kl;
  }

  @Override
  public double rowLoss(int i) {
    return rowLosses[i];
  }

  @Override
  public double rowKl(int i) {
    return rowKls[i];
  }

  @Override
  public Optional<ClusterInformation> information() {
    return information;
  }

  @Override
  public int anchorsWithPositives() {
    return anchorsWithPositives;
  }

  @Override
  public Matrix anchorGradient() {
    return anchorGradient;
  }

  @Override
  public Matrix candidateGradient() {
    return candidateGradient;
  }

  @Override
  public double logScaleGradient() {
    return logScaleGradient;
  }

  /** Computed when it is asked for: q itself stays on the device. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    float[] rows = learned;
    if (rows == null) {
      try (MemoryWorkspace step = workspace()) {
        INDArray embeddings = given(z, "evaluate comes first");
        INDArray others = given(c, "evaluate comes first");
        rows = flat(eager.evaluate(supervision(), embeddings, others).q()).toFloatVector();
      }
      learned = rows;
    }
    int columns = supervision().columns();
    System.arraycopy(rows, i * columns, target, 0, columns);
  }

  @Override
  public void learn(LearnedDistribution q) {
    eager =
        new Eager(eager.equation().withQ(q), support, degrees, eager.exaggeration(), eager.draw());
  }

  @Override
  public void close() {
    anchorGradient.close();
    candidateGradient.close();
  }
}
