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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Momentum with one gain per coordinate, as t-SNE is trained.
 *
 * <pre>
 * γ ← γ + 0.2 where sign g ≠ sign u, else 0.8 γ;   γ ≥ 0.01
 * u ← μ u − η γ g,   θ ← θ + u
 * </pre>
 *
 * <p>u points downhill: it agrees with the descent where its sign differs from g's. At the first
 * update u is 0, so every gain grows once.
 *
 * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten &amp; Hinton,
 *     2008, §3.4</a>
 */
public final class MomentumOptimiser implements Optimiser {
  private static final float EARLY_MOMENTUM = 0.5f;
  private static final float LATE_MOMENTUM = 0.8f;
  private static final float GAIN_GROWTH = 0.2f;
  private static final float GAIN_DECAY = 0.8f;
  private static final float SMALLEST_GAIN = 0.01f;

  private final Matrix velocity;
  private final Matrix gains;
  private final int exaggeratedSteps;
  private float learningRate;

  private final Team.Body update = this::update;
  private Matrix parameters;
  private Matrix gradients;
  private float momentum;

  MomentumOptimiser(OptimiserSpec.MomentumWithGains spec, int count) {
    velocity = Matrix.zeros(1, count);
    gains = Matrix.zeros(1, count);
    gains.fill(1);
    exaggeratedSteps = spec.exaggeratedSteps();
    learningRate = (float) spec.learningRate();
    parameters = velocity;
    gradients = velocity;
  }

  @Override
  public void update(Matrix parameters, Matrix gradients, int step) {
    this.parameters = parameters;
    this.gradients = gradients;
    momentum = step <= exaggeratedSteps ? EARLY_MOMENTUM : LATE_MOMENTUM;
    Team.shared().forBlocks(Math.ceilDiv(parameters.columns(), LANES), update);
  }

  @Override
  public void learningRate(double learningRate) {
    this.learningRate = (float) learningRate;
  }

  @Override
  public List<Matrix> state() {
    return List.of(velocity, gains);
  }

  /** Vectors [from, to) of the parameters. */
  private void update(int from, int to, int block) {
    MemorySegment theta = parameters.segment();
    MemorySegment g = gradients.segment();
    MemorySegment u = velocity.segment();
    MemorySegment gain = gains.segment();
    int end = Math.min(to * LANES, parameters.columns());
    int i = from * LANES;
    for (; i + LANES <= end; i += LANES) {
      long at = (long) Float.BYTES * i;
      FloatVector gradient = FloatVector.fromMemorySegment(SPECIES, g, at, ORDER);
      FloatVector oldVelocity = FloatVector.fromMemorySegment(SPECIES, u, at, ORDER);
      FloatVector oldGain = FloatVector.fromMemorySegment(SPECIES, gain, at, ORDER);
      FloatVector newGain =
          oldGain
              .mul(GAIN_DECAY)
              .blend(oldGain.add(GAIN_GROWTH), signsDiffer(gradient, oldVelocity))
              .max(SMALLEST_GAIN);
      FloatVector newVelocity =
          oldVelocity.mul(momentum).sub(newGain.mul(learningRate).mul(gradient));
      newGain.intoMemorySegment(gain, at, ORDER);
      newVelocity.intoMemorySegment(u, at, ORDER);
      FloatVector.fromMemorySegment(SPECIES, theta, at, ORDER)
          .add(newVelocity)
          .intoMemorySegment(theta, at, ORDER);
    }
    for (; i < end; i++) {
      float gradient = g.getAtIndex(JAVA_FLOAT, i);
      float oldVelocity = u.getAtIndex(JAVA_FLOAT, i);
      float oldGain = gain.getAtIndex(JAVA_FLOAT, i);
      boolean differ = Math.signum(gradient) != Math.signum(oldVelocity);
      float newGain =
          Math.max(differ ? oldGain + GAIN_GROWTH : oldGain * GAIN_DECAY, SMALLEST_GAIN);
      float newVelocity = oldVelocity * momentum - newGain * learningRate * gradient;
      gain.setAtIndex(JAVA_FLOAT, i, newGain);
      u.setAtIndex(JAVA_FLOAT, i, newVelocity);
      theta.setAtIndex(JAVA_FLOAT, i, theta.getAtIndex(JAVA_FLOAT, i) + newVelocity);
    }
  }

  /** Where one is positive and the other is not, or one is negative and the other is not. */
  private static VectorMask<Float> signsDiffer(FloatVector a, FloatVector b) {
    VectorMask<Float> positive =
        a.compare(VectorOperators.GT, 0f).xor(b.compare(VectorOperators.GT, 0f));
    return positive.or(a.compare(VectorOperators.LT, 0f).xor(b.compare(VectorOperators.LT, 0f)));
  }
}
