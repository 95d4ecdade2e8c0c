package iconexplorer.encoder;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Adam.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 * θ ← θ − η m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 * </pre>
 *
 * <p>Computed as θ − (η √c₂ / c₁) m / (√v + ε √c₂) with c = 1 − βᵗ. Moments too small for a normal
 * float become 0: parameters whose gradient has ended (a ReLU that no longer fires) would otherwise
 * slow every later step.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma &amp; Ba, 2015, alg. 1</a>
 */
public final class AdamOptimiser implements Optimiser {
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final double EPSILON = 1e-8;

  private final Matrix mean;
  private final Matrix square;
  private double learningRate;

  private final Team.Body update = this::update;
  private Matrix parameters;
  private Matrix gradients;
  private float stepSize;
  private float epsilon;

  AdamOptimiser(OptimiserSpec.Adam spec, int count) {
    mean = Matrix.zeros(1, count);
    square = Matrix.zeros(1, count);
    learningRate = spec.learningRate();
    parameters = mean;
    gradients = mean;
  }

  @Override
  public void update(Matrix parameters, Matrix gradients, int step) {
    double meanCorrection = 1 - Math.pow(BETA_1, step);
    double rootCorrection = Math.sqrt(1 - Math.pow(BETA_2, step));
    this.parameters = parameters;
    this.gradients = gradients;
    stepSize = (float) (learningRate * rootCorrection / meanCorrection);
    epsilon = (float) (EPSILON * rootCorrection);
    Team.shared().forBlocks(Math.ceilDiv(parameters.columns(), LANES), update);
  }

  @Override
  public void learningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  @Override
  public List<Matrix> state() {
    return List.of(mean, square);
  }

  /** Vectors [from, to) of the parameters. */
  private void update(int from, int to, int block) {
    MemorySegment theta = parameters.segment();
    MemorySegment g = gradients.segment();
    MemorySegment m = mean.segment();
    MemorySegment v = square.segment();
    int count = parameters.columns();
    int end = Math.min(to * LANES, count);
    int i = from * LANES;
    for (; i + LANES <= end; i += LANES) {
      long at = (long) Float.BYTES * i;
      FloatVector gradient = FloatVector.fromMemorySegment(SPECIES, g, at, ORDER);
      FloatVector newMean =
          normal(
              FloatVector.fromMemorySegment(SPECIES, m, at, ORDER)
                  .mul(BETA_1)
                  .add(gradient.mul(1 - BETA_1)));
      FloatVector newSquare =
          normal(
              FloatVector.fromMemorySegment(SPECIES, v, at, ORDER)
                  .mul(BETA_2)
                  .add(gradient.mul(gradient).mul(1 - BETA_2)));
      newMean.intoMemorySegment(m, at, ORDER);
      newSquare.intoMemorySegment(v, at, ORDER);
      FloatVector.fromMemorySegment(SPECIES, theta, at, ORDER)
          .sub(newMean.mul(stepSize).div(newSquare.sqrt().add(epsilon)))
          .intoMemorySegment(theta, at, ORDER);
    }
    for (; i < end; i++) {
      float gradient = g.getAtIndex(JAVA_FLOAT, i);
      float newMean = normal(BETA_1 * m.getAtIndex(JAVA_FLOAT, i) + (1 - BETA_1) * gradient);
      float newSquare =
          normal(BETA_2 * v.getAtIndex(JAVA_FLOAT, i) + (1 - BETA_2) * (gradient * gradient));
      m.setAtIndex(JAVA_FLOAT, i, newMean);
      v.setAtIndex(JAVA_FLOAT, i, newSquare);
      float change = newMean * stepSize / ((float) Math.sqrt(newSquare) + epsilon);
      theta.setAtIndex(JAVA_FLOAT, i, theta.getAtIndex(JAVA_FLOAT, i) - change);
    }
  }

  private static FloatVector normal(FloatVector x) {
    return x.blend(0f, x.abs().compare(VectorOperators.LT, Float.MIN_NORMAL));
  }

  private static float normal(float x) {
    return Math.abs(x) < Float.MIN_NORMAL ? 0 : x;
  }
}
