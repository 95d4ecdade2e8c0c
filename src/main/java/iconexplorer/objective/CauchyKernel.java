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
  public void sum(Plane plane, int i, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k =
          one.div(dx.fma(dx, dy.mul(dy)).fma(u, one))
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sum = sum.add(k);
      FloatVector.fromArray(SPECIES, columns.sums(), j).add(k).intoArray(columns.sums(), j);
    }
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void repelUnscaled(Plane plane, int i, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      sum = k.fma(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)), sum);
      FloatVector force =
          k.mul(k).mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
      FloatVector.fromArray(SPECIES, columns.fx(), j).sub(force.mul(dx)).intoArray(columns.fx(), j);
      FloatVector.fromArray(SPECIES, columns.fy(), j).sub(force.mul(dy)).intoArray(columns.fy(), j);
    }
    sumX.intoArray(columns.lanes(), 0);
    columns.fx()[i] += VectorMath.sum(columns.lanes());
    sumY.intoArray(columns.lanes(), 0);
    columns.fy()[i] += VectorMath.sum(columns.lanes());
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void pullAndRepelUnscaled(Plane plane, int i, float[] attractions, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    FloatVector pullX = FloatVector.zero(SPECIES);
    FloatVector pullY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector later = FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j));
      FloatVector near = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector k = near.mul(later);
      FloatVector force = near.mul(k);
      FloatVector pull = FloatVector.fromArray(SPECIES, attractions, j).mul(k);
      sum = sum.add(k);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
      pullX = pull.fma(dx, pullX);
      pullY = pull.fma(dy, pullY);
      FloatVector.fromArray(SPECIES, columns.fx(), j).sub(force.mul(dx)).intoArray(columns.fx(), j);
      FloatVector.fromArray(SPECIES, columns.fy(), j).sub(force.mul(dy)).intoArray(columns.fy(), j);
      FloatVector.fromArray(SPECIES, columns.px(), j).sub(pull.mul(dx)).intoArray(columns.px(), j);
      FloatVector.fromArray(SPECIES, columns.py(), j).sub(pull.mul(dy)).intoArray(columns.py(), j);
    }
    sumX.intoArray(columns.lanes(), 0);
    columns.fx()[i] += VectorMath.sum(columns.lanes());
    sumY.intoArray(columns.lanes(), 0);
    columns.fy()[i] += VectorMath.sum(columns.lanes());
    pullX.intoArray(columns.lanes(), 0);
    columns.px()[i] += VectorMath.sum(columns.lanes());
    pullY.intoArray(columns.lanes(), 0);
    columns.py()[i] += VectorMath.sum(columns.lanes());
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void surprise(Plane plane, int i, float[] attractions, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector surprise =
          VectorMath.log(dx.fma(dx, dy.mul(dy)).fma(u, one))
              .mul(FloatVector.fromArray(SPECIES, attractions, j))
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sum = sum.add(surprise);
      FloatVector.fromArray(SPECIES, columns.sums(), j).add(surprise).intoArray(columns.sums(), j);
    }
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void force(Plane plane, int i, float[] attractions, float[] shares, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector force =
          FloatVector.fromArray(SPECIES, attractions, j)
              .sub(FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k))
              .mul(k)
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
      FloatVector.fromArray(SPECIES, columns.fx(), j).sub(force.mul(dx)).intoArray(columns.fx(), j);
      FloatVector.fromArray(SPECIES, columns.fy(), j).sub(force.mul(dy)).intoArray(columns.fy(), j);
    }
    sumX.intoArray(columns.lanes(), 0);
    columns.fx()[i] += VectorMath.sum(columns.lanes());
    sumY.intoArray(columns.lanes(), 0);
    columns.fy()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void repel(Plane plane, int i, float[] shares, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector force =
          FloatVector.fromArray(SPECIES, shares, j)
              .add(share)
              .mul(k)
              .mul(k)
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
      FloatVector.fromArray(SPECIES, columns.fx(), j).sub(force.mul(dx)).intoArray(columns.fx(), j);
      FloatVector.fromArray(SPECIES, columns.fy(), j).sub(force.mul(dy)).intoArray(columns.fy(), j);
    }
    sumX.intoArray(columns.lanes(), 0);
    columns.fx()[i] += VectorMath.sum(columns.lanes());
    sumY.intoArray(columns.lanes(), 0);
    columns.fy()[i] += VectorMath.sum(columns.lanes());
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
  public float rate() {
    return unit;
  }

  @Override
  public float slope(float distance) {
    return -unit / (1 + unit * distance);
  }
}
