package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;

/**
 * t-SNE's kernel.
 *
 * <pre>k = 1/(1 + u d),  ∂s/∂d = −u k</pre>
 *
 * @param unit u = 1/γ²
 */
record CauchyKernel(float unit) implements PairKernel {

  @Override
  public void sums(Plane plane, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] = sum(plane, i);
    }
  }

  private double sum(Plane plane, int i) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
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
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector squared = k.mul(k);
      sum = k.fma(FloatVector.fromArray(SPECIES, Plane.ALL_BUT_ONE, Plane.others(i, j)), sum);
      sumX = squared.fma(dx, sumX);
      sumY = squared.fma(dy, sumY);
    }
    sums[i] = VectorMath.sum(sum);
    fx[i] = -unit * VectorMath.sum(sumX);
    fy[i] = -unit * VectorMath.sum(sumY);
  }

  @Override
  public void force(
      Plane plane, int i, float[] attractions, float[] shares, float[] fx, float[] fy) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector repelled = FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k);
      FloatVector force = FloatVector.fromArray(SPECIES, attractions, j).sub(repelled).mul(k);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
    }
    fx[i] = -unit * VectorMath.sum(sumX);
    fy[i] = -unit * VectorMath.sum(sumY);
  }

  @Override
  public void repulsion(Plane plane, int i, float[] shares, float[] fx, float[] fy) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector force = FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k).mul(k);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
    }
    fx[i] = unit * VectorMath.sum(sumX);
    fy[i] = unit * VectorMath.sum(sumY);
  }

  /** k at a squared distance. */
  double value(double distance) {
    return 1 / (1 + unit * distance);
  }

  /** γ: how far from a point its kernel has halved. */
  double scale() {
    return 1 / Math.sqrt(unit);
  }

  @Override
  public float slope(float distance) {
    return -unit / (1 + unit * distance);
  }
}
