package iconexplorer.training;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import java.util.Optional;

/** In which way embeddings can be all alike, so that q says nothing any more. */
enum Collapse {
  /** exp(H) of the mean assignment is below 1.5. */
  ONE_CLUSTER("all items are in one cluster"),
  /** The standard deviation is below a thousandth of q's width. */
  ONE_POINT("all embeddings are at one point"),
  /** The mean cosine of two items is above 0.99. */
  ONE_DIRECTION("all embeddings point the same way");

  private static final double LEAST_CLUSTERS = 1.5;
  private static final double LEAST_DEVIATION = 1e-3;
  private static final double LARGEST_COSINE = 0.99;

  /** Rows that are looked at; enough to tell, and quick for any number of items. */
  private static final int SAMPLE = 512;

  /** Scatters the sample, so that no order of the items can hide some of them. */
  private static final long SCATTER = 2_654_435_761L;

  private final String sentence;

  Collapse(String sentence) {
    this.sentence = sentence;
  }

  /** What has happened, as a clause. */
  String sentence() {
    return sentence;
  }

  /**
   * How these embeddings are collapsed, by what q compares.
   *
   * @param z [n, d], row i is z_i; logits where q is clusters
   */
  static Optional<Collapse> of(LearnedDistribution q, Matrix z) {
    return switch (q) {
      case Clusters clusters -> when(effectiveClusters(z) < LEAST_CLUSTERS, ONE_CLUSTER);
      case Gaussian gaussian ->
          switch (gaussian.similarity()) {
            case EUCLIDEAN -> onePoint(z, gaussian.width());
            case DOT -> onePoint(z, 1);
            case COSINE -> oneDirection(z);
          };
      case WideGaussian wide -> of(wide.dissimilarity(), z);
      case NarrowGaussian narrow -> of(narrow.dissimilarity(), z);
      case StudentT studentT -> onePoint(z, 1);
      case Harmonic harmonic -> onePoint(z, 1);
    };
  }

  private static Optional<Collapse> of(Dissimilarity dissimilarity, Matrix z) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> onePoint(z, 1);
      case COSINE -> oneDirection(z);
    };
  }

  private static Optional<Collapse> onePoint(Matrix z, double width) {
    return when(deviation(z) < LEAST_DEVIATION * width, ONE_POINT);
  }

  private static Optional<Collapse> oneDirection(Matrix z) {
    return when(meanCosine(z) > LARGEST_COSINE, ONE_DIRECTION);
  }

  private static Optional<Collapse> when(boolean holds, Collapse collapse) {
    return holds ? Optional.of(collapse) : Optional.empty();
  }

  private static int sampled(Matrix z) {
    return Math.min(z.rows(), SAMPLE);
  }

  /** All rows where they are few, else some of them. */
  private static int row(Matrix z, int k) {
    return z.rows() <= SAMPLE ? k : (int) (k * SCATTER % z.rows());
  }

  /** exp(H(mean of φ)) in [1, clusters], φ = softmax(z). */
  static double effectiveClusters(Matrix z) {
    double[] mean = new double[z.columns()];
    double[] weights = new double[z.columns()];
    int rows = sampled(z);
    for (int k = 0; k < rows; k++) {
      int i = row(z, k);
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < weights.length; c++) {
        highest = Math.max(highest, z.get(i, c));
      }
      double sum = 0;
      for (int c = 0; c < weights.length; c++) {
        weights[c] = Math.exp(z.get(i, c) - highest);
        sum += weights[c];
      }
      for (int c = 0; c < weights.length; c++) {
        mean[c] += weights[c] / sum;
      }
    }
    double entropy = 0;
    for (double total : mean) {
      double share = total / rows;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return Math.exp(entropy);
  }

  /** The root of the mean variance of a coordinate. */
  static double deviation(Matrix z) {
    double variances = 0;
    for (int c = 0; c < z.columns(); c++) {
      variances += variance(z, c);
    }
    return Math.sqrt(variances / z.columns());
  }

  private static double variance(Matrix z, int column) {
    double sum = 0;
    int rows = sampled(z);
    for (int k = 0; k < rows; k++) {
      int i = row(z, k);
      sum += z.get(i, column);
    }
    double mean = sum / rows;
    double squares = 0;
    for (int k = 0; k < rows; k++) {
      int i = row(z, k);
      double difference = z.get(i, column) - mean;
      squares += difference * difference;
    }
    return squares / rows;
  }

  /** The mean over pairs of two items, (‖Σ u‖² − n) / (n (n − 1)) of the unit vectors u. */
  static double meanCosine(Matrix z) {
    double[] sum = new double[z.columns()];
    int rows = sampled(z);
    for (int k = 0; k < rows; k++) {
      int i = row(z, k);
      double squares = 0;
      for (int c = 0; c < sum.length; c++) {
        squares += z.get(i, c) * z.get(i, c);
      }
      double norm = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
      for (int c = 0; c < sum.length; c++) {
        sum[c] += z.get(i, c) / norm;
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    return rows < 2 ? 0 : (squares - rows) / (rows * (rows - 1.0));
  }
}
