package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import java.lang.foreign.MemorySegment;
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
  public void pullAndRepelUnscaled(Plane plane, int i, MemorySegment m, long at, Columns columns) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector u = FloatVector.broadcast(SPECIES, unit);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector xh = FloatVector.broadcast(SPECIES, plane.x[i + 1]);
    FloatVector yh = FloatVector.broadcast(SPECIES, plane.y[i + 1]);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector sumXi = FloatVector.zero(SPECIES);
    FloatVector sumYi = FloatVector.zero(SPECIES);
    FloatVector pullXi = FloatVector.zero(SPECIES);
    FloatVector pullYi = FloatVector.zero(SPECIES);
    FloatVector sumXh = FloatVector.zero(SPECIES);
    FloatVector sumYh = FloatVector.zero(SPECIES);
    FloatVector pullXh = FloatVector.zero(SPECIES);
    FloatVector pullYh = FloatVector.zero(SPECIES);
    long below = at + (long) Float.BYTES * plane.padded;
    for (int j = plane.vectorOf(i); j < plane.padded; j += LANES) {
      long bytes = (long) Float.BYTES * j;
      FloatVector x = FloatVector.fromArray(SPECIES, plane.x, j);
      FloatVector y = FloatVector.fromArray(SPECIES, plane.y, j);
      FloatVector dx = x.sub(xi);
      FloatVector dy = y.sub(yi);
      FloatVector near = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      FloatVector k = near.mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i, j)));
      FloatVector force = near.mul(k);
      FloatVector pull = FloatVector.fromMemorySegment(SPECIES, m, at + bytes, ORDER).mul(k);
      FloatVector fx = force.mul(dx);
      FloatVector fy = force.mul(dy);
      FloatVector px = pull.mul(dx);
      FloatVector py = pull.mul(dy);
      sum = sum.add(k);
      sumXi = sumXi.add(fx);
      sumYi = sumYi.add(fy);
      pullXi = pullXi.add(px);
      pullYi = pullYi.add(py);
      dx = x.sub(xh);
      dy = y.sub(yh);
      near = one.div(dx.fma(dx, dy.mul(dy)).fma(u, one));
      k = near.mul(FloatVector.fromArray(SPECIES, Plane.LATER, Plane.later(i + 1, j)));
      force = near.mul(k);
      pull = FloatVector.fromMemorySegment(SPECIES, m, below + bytes, ORDER).mul(k);
      sum = sum.add(k);
      sumXh = force.fma(dx, sumXh);
      sumYh = force.fma(dy, sumYh);
      pullXh = pull.fma(dx, pullXh);
      pullYh = pull.fma(dy, pullYh);
      FloatVector.fromArray(SPECIES, columns.fx(), j)
          .sub(force.fma(dx, fx))
          .intoArray(columns.fx(), j);
      FloatVector.fromArray(SPECIES, columns.fy(), j)
          .sub(force.fma(dy, fy))
          .intoArray(columns.fy(), j);
      FloatVector.fromArray(SPECIES, columns.px(), j)
          .sub(pull.fma(dx, px))
          .intoArray(columns.px(), j);
      FloatVector.fromArray(SPECIES, columns.py(), j)
          .sub(pull.fma(dy, py))
          .intoArray(columns.py(), j);
    }
    sum.intoArray(columns.lanes(), 0);
    columns.sums()[i] += VectorMath.sum(columns.lanes());
    sumXi.intoArray(columns.lanes(), 0);
    columns.fx()[i] += VectorMath.sum(columns.lanes());
    sumYi.intoArray(columns.lanes(), 0);
    columns.fy()[i] += VectorMath.sum(columns.lanes());
    pullXi.intoArray(columns.lanes(), 0);
    columns.px()[i] += VectorMath.sum(columns.lanes());
    pullYi.intoArray(columns.lanes(), 0);
    columns.py()[i] += VectorMath.sum(columns.lanes());
    sumXh.intoArray(columns.lanes(), 0);
    columns.fx()[i + 1] += VectorMath.sum(columns.lanes());
    sumYh.intoArray(columns.lanes(), 0);
    columns.fy()[i + 1] += VectorMath.sum(columns.lanes());
    pullXh.intoArray(columns.lanes(), 0);
    columns.px()[i + 1] += VectorMath.sum(columns.lanes());
    pullYh.intoArray(columns.lanes(), 0);
    columns.py()[i + 1] += VectorMath.sum(columns.lanes());
  }

  @Override
  public void surprise(Plane plane, int i, MemorySegment m, long at, Columns columns) {
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

  @Override
  public double value(double distance) {
    return 1 / (1 + unit * distance);
  }

  @Override
  public double score(double distance) {
    return -Math.log1p(unit * distance);
  }

  @Override
  public double scale() {
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
