package iconexplorer.supervisory;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** p from distances between points: one row of squared distances at a time, never all of them. */
final class PointKernels {

  /** Far enough that no kernel sees it; fills the lanes behind the last point. */
  private static final float NOWHERE = EntropySearch.NOWHERE;

  private final int n;
  private final int padded;
  private final int dimension;
  private final float[] coordinates;

  /** Coordinates as one padded array per dimension, so that lanes run over points. */
  private PointKernels(Evidence evidence) {
    n = evidence.anchors();
    padded = (n + LANES - 1) / LANES * LANES;
    dimension = evidence.dimension();
    coordinates = new float[dimension * padded];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dimension; k++) {
        coordinates[k * padded + i] = evidence.features()[i * dimension + k];
      }
    }
  }

  static void gaussian(Bandwidth bandwidth, Evidence evidence, Matrix target) {
    PointKernels points = new PointKernels(evidence);
    points.eachRow(
        target,
        (row, i) -> {
          switch (bandwidth) {
            case Bandwidth.Sigma sigma ->
                gaussianRow(row, points.n, 0.5 / (sigma.sigma() * sigma.sigma()));
            case Bandwidth.Perplexity perplexity ->
                perplexityRow(row, points.n, Math.log(perplexity.perplexity()));
          }
        });
  }

  static void studentT(StudentTNeighbours spec, Evidence evidence, Matrix target) {
    PointKernels points = new PointKernels(evidence);
    double scale = spec.degreesOfFreedom() * spec.scale() * spec.scale();
    double exponent = -(spec.degreesOfFreedom() + 1) / 2;
    points.eachRow(
        target,
        (row, i) -> {
          for (int j = 0; j < points.n; j++) {
            row[j] = row[j] == NOWHERE ? 0 : (float) Math.pow(1 + row[j] / scale, exponent);
          }
        });
  }

  @FunctionalInterface
  private interface RowKernel {
    /** Replaces squared distances by weights; entries that count for nothing are NOWHERE. */
    void apply(float[] row, int i);
  }

  private void eachRow(Matrix target, RowKernel kernel) {
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              float[] row = new float[padded];
              for (int i = from; i < to; i++) {
                squaredDistances(i, row);
                kernel.apply(row, i);
                target.copyRowFrom(row, 0, i);
                SupervisoryMatrix.normaliseRow(target, i);
              }
            });
  }

  private void squaredDistances(int i, float[] row) {
    Arrays.fill(row, 0);
    for (int k = 0; k < dimension; k++) {
      int offset = k * padded;
      float x = coordinates[offset + i];
      for (int j = 0; j < padded; j += LANES) {
        FloatVector difference = FloatVector.fromArray(SPECIES, coordinates, offset + j).sub(x);
        difference.fma(difference, FloatVector.fromArray(SPECIES, row, j)).intoArray(row, j);
      }
    }
    Arrays.fill(row, n, padded, NOWHERE);
    row[i] = NOWHERE;
  }

  private static void gaussianRow(float[] row, int n, double beta) {
    float nearest = subtractNearest(row);
    if (nearest == NOWHERE) {
      Arrays.fill(row, 0);
      return;
    }
    EntropySearch.weigh(row, row, beta);
    clear(row, n);
  }

  /** Distances relative to the nearest: it gets the weight 1, so that no row vanishes. */
  private static float subtractNearest(float[] row) {
    float nearest = NOWHERE;
    for (float distance : row) {
      nearest = Math.min(nearest, distance);
    }
    if (nearest < NOWHERE) {
      for (int j = 0; j < row.length; j++) {
        row[j] = row[j] == NOWHERE ? NOWHERE : row[j] - nearest;
      }
    }
    return nearest;
  }

  private static void perplexityRow(float[] row, int n, double entropy) {
    subtractNearest(row);
    divideByMean(row, n);
    float[] weights = new float[row.length];
    EntropySearch.bisect(row, weights, entropy);
    System.arraycopy(weights, 0, row, 0, row.length);
    clear(row, n);
  }

  /** β is near 1 then; points at one distance stay there, and share alike. */
  private static void divideByMean(float[] row, int n) {
    double mean = mean(row, n);
    for (int j = 0; mean > 0 && j < n; j++) {
      row[j] = row[j] == NOWHERE ? NOWHERE : (float) (row[j] / mean);
    }
  }

  private static double mean(float[] row, int n) {
    double sum = 0;
    int count = 0;
    for (int j = 0; j < n; j++) {
      if (row[j] < NOWHERE) {
        sum += row[j];
        count++;
      }
    }
    return sum / Math.max(count, 1);
  }

  private static void clear(float[] row, int n) {
    Arrays.fill(row, n, row.length, 0);
  }
}
