package iconexplorer.encoder;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * One dense layer of DL4J, y = W x + b, with or without max(0, ·), in place on its parameters.
 *
 * <p>DL4J keeps W [inputs, outputs] in 'f' order, then b: seen row-major, W is [outputs, inputs].
 */
final class AffineLayer {
  private final Matrix weights;
  private final Matrix bias;
  private final Matrix weightGradient;
  private final Matrix biasGradient;
  private final boolean rectified;
  private final Matrix partialSums;

  private final Team.Body addBias = this::addBias;
  private final Team.Body maskAndSum = this::maskAndSum;
  private Matrix output;
  private Matrix outputGradient;

  /**
   * @param start where W begins in parameters and gradients
   * @param rectified whether max(0, ·) follows
   */
  AffineLayer(
      Matrix parameters, Matrix gradients, long start, int inputs, int outputs, boolean rectified) {
    long biasStart = start + (long) inputs * outputs;
    weights = parameters.part(start, outputs, inputs);
    bias = parameters.part(biasStart, 1, outputs);
    weightGradient = gradients.part(start, outputs, inputs);
    biasGradient = gradients.part(biasStart, 1, outputs);
    this.rectified = rectified;
    partialSums = Matrix.zeros(Team.BLOCKS, outputs);
    output = partialSums;
    outputGradient = partialSums;
  }

  int inputs() {
    return weights.columns();
  }

  int outputs() {
    return weights.rows();
  }

  /** Parameters W and b together. */
  static long size(int inputs, int outputs) {
    return (long) inputs * outputs + outputs;
  }

  /**
   * y[batch, outputs] from x[batch, inputs].
   *
   * @param y overwritten
   */
  void forward(Matrix x, Matrix y) {
    Gemm.multiplyTransposed(x, weights, y);
    output = y;
    Team.shared().forBlocks(y.rows(), addBias);
  }

  /**
   * Overwrites ∂L/∂W and ∂L/∂b, and ∂L/∂x where it is wanted.
   *
   * @param x as given to {@link #forward}
   * @param y as {@link #forward} left it
   * @param yGradient [batch, outputs]; set to zero in place where max(0, ·) was flat
   * @param xGradient [batch, inputs], overwritten; null where nothing needs it
   */
  void backward(Matrix x, Matrix y, Matrix yGradient, @Nullable Matrix xGradient) {
    output = y;
    outputGradient = yGradient;
    partialSums.fill(0);
    Team.shared().forBlocks(y.rows(), maskAndSum);
    sumPartialSums();
    Gemm.transposedMultiply(yGradient, x, weightGradient);
    if (xGradient != null) {
      Gemm.multiply(yGradient, weights, xGradient);
    }
  }

  void close() {
    partialSums.close();
  }

  private void addBias(int from, int to, int block) {
    MemorySegment y = output.segment();
    MemorySegment b = bias.segment();
    float floor = rectified ? 0 : Float.NEGATIVE_INFINITY;
    int width = output.columns();
    int bound = SPECIES.loopBound(width);
    for (int row = from; row < to; row++) {
      long start = (long) row * width;
      int k = 0;
      for (; k < bound; k += LANES) {
        long at = Float.BYTES * (start + k);
        FloatVector.fromMemorySegment(SPECIES, y, at, ORDER)
            .add(FloatVector.fromMemorySegment(SPECIES, b, (long) Float.BYTES * k, ORDER))
            .max(floor)
            .intoMemorySegment(y, at, ORDER);
      }
      for (; k < width; k++) {
        float sum = y.getAtIndex(JAVA_FLOAT, start + k) + b.getAtIndex(JAVA_FLOAT, k);
        y.setAtIndex(JAVA_FLOAT, start + k, Math.max(sum, floor));
      }
    }
  }

  /** One pass over ∂L/∂y: zero where max(0, ·) was flat, and the block's sum of every column. */
  private void maskAndSum(int from, int to, int block) {
    MemorySegment gradient = outputGradient.segment();
    MemorySegment sums = partialSums.segment();
    int width = outputGradient.columns();
    int bound = SPECIES.loopBound(width);
    long sumStart = (long) block * width;
    for (int row = from; row < to; row++) {
      long start = (long) row * width;
      if (rectified) {
        mask(start, width);
      }
      int k = 0;
      for (; k < bound; k += LANES) {
        long sumAt = Float.BYTES * (sumStart + k);
        FloatVector.fromMemorySegment(SPECIES, sums, sumAt, ORDER)
            .add(FloatVector.fromMemorySegment(SPECIES, gradient, Float.BYTES * (start + k), ORDER))
            .intoMemorySegment(sums, sumAt, ORDER);
      }
      for (; k < width; k++) {
        float sum = sums.getAtIndex(JAVA_FLOAT, sumStart + k);
        sums.setAtIndex(JAVA_FLOAT, sumStart + k, sum + gradient.getAtIndex(JAVA_FLOAT, start + k));
      }
    }
  }

  /** One row of ∂L/∂y: zero where y is. */
  private void mask(long start, int width) {
    MemorySegment y = output.segment();
    MemorySegment gradient = outputGradient.segment();
    FloatVector zero = FloatVector.zero(SPECIES);
    int bound = SPECIES.loopBound(width);
    int k = 0;
    for (; k < bound; k += LANES) {
      long at = Float.BYTES * (start + k);
      VectorMask<Float> active =
          FloatVector.fromMemorySegment(SPECIES, y, at, ORDER).compare(VectorOperators.GT, zero);
      zero.blend(FloatVector.fromMemorySegment(SPECIES, gradient, at, ORDER), active)
          .intoMemorySegment(gradient, at, ORDER);
    }
    for (; k < width; k++) {
      if (!(y.getAtIndex(JAVA_FLOAT, start + k) > 0)) {
        gradient.setAtIndex(JAVA_FLOAT, start + k, 0);
      }
    }
  }

  private void sumPartialSums() {
    for (int column = 0; column < outputs(); column++) {
      double sum = 0;
      for (int block = 0; block < Team.BLOCKS; block++) {
        sum += partialSums.get(block, column);
      }
      biasGradient.set(0, column, (float) sum);
    }
  }
}
