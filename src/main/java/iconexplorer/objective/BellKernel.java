package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import java.lang.foreign.MemorySegment;
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
  public void sum(Plane plane, int i, Columns columns) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k =
          VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate))
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sum = sum.add(k);
      FloatVector.fromArray(SPECIES, columns.sums(), j).add(k).intoArray(columns.sums(), j);
    }
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void repelUnscaled(Plane plane, int i, Columns columns) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      sum = k.fma(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)), sum);
      FloatVector force = k.mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
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
  public void pullAndRepelUnscaled(Plane plane, int i, MemorySegment m, long at, Columns columns) {
    pullAndRepelOne(plane, i, m, at, columns);
    pullAndRepelOne(plane, i + 1, m, at + (long) Float.BYTES * plane.padded, columns);
  }

  private void pullAndRepelOne(Plane plane, int i, MemorySegment m, long at, Columns columns) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
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
      FloatVector force = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate)).mul(later);
      FloatVector pull =
          FloatVector.fromMemorySegment(SPECIES, m, at + (long) Float.BYTES * j, ORDER).mul(later);
      sum = sum.add(force);
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
  public void surprise(Plane plane, int i, MemorySegment m, long at, Columns columns) {
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector surprise =
          dx.fma(dx, dy.mul(dy))
              .mul(beta)
              .mul(FloatVector.fromMemorySegment(SPECIES, m, at + (long) Float.BYTES * j, ORDER))
              .mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      sum = sum.add(surprise);
      FloatVector.fromArray(SPECIES, columns.sums(), j).add(surprise).intoArray(columns.sums(), j);
    }
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void force(Plane plane, int i, float[] attractions, float[] shares, Columns columns) {
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      FloatVector force =
          FloatVector.fromArray(SPECIES, attractions, j)
              .sub(FloatVector.fromArray(SPECIES, shares, j).add(share).mul(k))
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
    FloatVector rate = FloatVector.broadcast(SPECIES, -beta * LOG2_E);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector share = FloatVector.broadcast(SPECIES, shares[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      FloatVector k = VectorMath.powerOfTwo(dx.fma(dx, dy.mul(dy)).mul(rate));
      FloatVector force =
          FloatVector.fromArray(SPECIES, shares, j)
              .add(share)
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
  public double value(double distance) {
    return Math.exp(score(distance));
  }

  @Override
  public double score(double distance) {
    return -beta * distance;
  }

  @Override
  public double scale() {
    return Math.sqrt(0.5 / beta);
  }

  @Override
  public float rate() {
    return beta;
  }

  @Override
  public float slope(float distance) {
    return -beta;
  }
}
