package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;

/**
 * SNE's kernel.
 *
 * <pre>k = e^(−β d) = 2^(−β d log₂ e),  ∂s/∂d = −β</pre>
 *
 * @param beta β = 1/2σ²
 */
record BellKernel(float beta) implements PairKernel {

  private static final float LOG2_E = 1.44269504f;

  @Override
  public void sums(Plane plane, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] = sum(plane, i);
    }
  }

  private double sum(Plane plane, int i) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      sum = k.fma(FloatVector.fromArray(SPECIES, Plane.ALL_BUT_ONE, Plane.others(i, j)), sum);
    }
    return VectorMath.sum(sum);
  }

  @Override
  public void repulsions(Plane plane, int from, int to, double[] sums, float[] fx, float[] fy) {
    for (int i = from; i < to; i++) {
      repulsionAndSum(plane, i, sums, fx, fy);
    }
  }

  private void repulsionAndSum(Plane plane, int i, double[] sums, float[] fx, float[] fy) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      sum = k.fma(FloatVector.fromArray(SPECIES, Plane.ALL_BUT_ONE, Plane.others(i, j)), sum);
      sumX = k.fma(dx, sumX);
      sumY = k.fma(dy, sumY);
    }
    sums[i] = VectorMath.sum(sum);
    fx[i] = -beta * VectorMath.sum(sumX);
    fy[i] = -beta * VectorMath.sum(sumY);
  }

  @Override
  public void force(
      Plane plane, int i, float[] attractions, float[] shares, float[] fx, float[] fy) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      FloatVector repelled = FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k);
      FloatVector force = FloatVector.fromArray(SPECIES, attractions, j).sub(repelled);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
    }
    fx[i] = -beta * VectorMath.sum(sumX);
    fy[i] = -beta * VectorMath.sum(sumY);
  }

  @Override
  public void repulsion(Plane plane, int i, float[] shares, float[] fx, float[] fy) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      FloatVector force = FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
    }
    fx[i] = beta * VectorMath.sum(sumX);
    fy[i] = beta * VectorMath.sum(sumY);
  }

  @Override
  public float slope(float distance) {
    return -beta;
  }
}
