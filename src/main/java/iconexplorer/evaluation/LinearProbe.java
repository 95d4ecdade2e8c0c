package iconexplorer.evaluation;

import java.util.Arrays;

/**
 * Whether a linear classifier finds the classes in an embedding: multinomial logistic regression on
 * standardised coordinates, with half the squared norm of the weights as penalty (no penalty on the
 * biases), as scikit-learn's {@code make_pipeline(StandardScaler(), LogisticRegression(C=1))}.
 *
 * <pre>minimise ½ ‖W‖² − Σᵢ log softmax(W xᵢ + b)[yᵢ]</pre>
 */
public final class LinearProbe {
  private static final int MOST_ITERATIONS = 500;
  private static final double GRADIENT_TOLERANCE = 1e-5;

  private final int d;
  private final int classes;
  private final double[] mean;
  private final double[] scale;

  /** [d + 1, classes], the last row are the biases. */
  private final double[] weights;

  private LinearProbe(int d, int classes, double[] mean, double[] scale, double[] weights) {
    this.d = d;
    this.classes = classes;
    this.mean = mean;
    this.scale = scale;
    this.weights = weights;
  }

  /**
   * Accuracy on items that took no part in the fit. At most {@link Subsample#fitted} train, and as
   * many are asked about.
   *
   * @param train [trainLabels, d]
   * @param trainLabels not negative
   * @param test [testLabels, d]
   * @param testLabels not negative
   * @return in [0, 1]; NaN where values are not finite or one of the parts is empty
   */
  public static double accuracy(
      float[] train, int[] trainLabels, float[] test, int[] testLabels, int d) {
    if (trainLabels.length == 0
        || testLabels.length == 0
        || !Finite.all(train)
        || !Finite.all(test)) {
      return Double.NaN;
    }
    int[] fitted = Subsample.fitted(trainLabels.length);
    int[] asked = Subsample.fitted(testLabels.length);
    return fit(Subsample.rows(train, d, fitted), Subsample.values(trainLabels, fitted), d)
        .accuracy(Subsample.rows(test, d, asked), Subsample.values(testLabels, asked));
  }

  /** Fits the classifier until its gradient is 1e-5 of what it was. */
  static LinearProbe fit(float[] x, int[] labels, int d) {
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    double[] mean = new double[d];
    double[] scale = new double[d];
    standardise(x, labels.length, d, mean, scale);
    LinearProbe probe = new LinearProbe(d, classes, mean, scale, new double[(d + 1) * classes]);
    double[] inputs = probe.inputs(x, labels.length);
    LimitedMemoryBfgs.minimise(
        probe.weights,
        (weights, gradient) -> probe.loss(inputs, labels, weights, gradient),
        GRADIENT_TOLERANCE,
        MOST_ITERATIONS);
    return probe;
  }

  private static void standardise(float[] x, int n, int d, double[] mean, double[] scale) {
    for (int k = 0; k < n * d; k++) {
      mean[k % d] += x[k] / (double) n;
    }
    double[] variance = new double[d];
    for (int k = 0; k < n * d; k++) {
      double difference = x[k] - mean[k % d];
      variance[k % d] += difference * difference / n;
    }
    for (int k = 0; k < d; k++) {
      double deviation = Math.sqrt(variance[k]);
      scale[k] = deviation > 1e-9 * Math.abs(mean[k]) && deviation > 0 ? 1 / deviation : 1;
    }
  }

  /** [n, d], standardised. */
  private double[] inputs(float[] x, int n) {
    double[] inputs = new double[n * d];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = (x[k] - mean[k % d]) * scale[k % d];
    }
    return inputs;
  }

  private double loss(double[] inputs, int[] labels, double[] w, double[] gradient) {
    int biases = d * classes;
    double loss = 0;
    Arrays.fill(gradient, 0);
    for (int k = 0; k < biases; k++) {
      loss += w[k] * w[k] / 2;
      gradient[k] = w[k];
    }
    double[] p = new double[classes];
    for (int i = 0; i < labels.length; i++) {
      loss -= logSoftmax(inputs, i, labels[i], w, p);
      p[labels[i]] -= 1;
      for (int k = 0; k < d; k++) {
        addScaled(gradient, k * classes, inputs[i * d + k], p);
      }
      addScaled(gradient, biases, 1, p);
    }
    return loss;
  }

  /** log softmax of one class; p becomes the softmax of all. */
  private double logSoftmax(double[] inputs, int i, int label, double[] w, double[] p) {
    System.arraycopy(w, d * classes, p, 0, classes);
    for (int k = 0; k < d; k++) {
      double x = inputs[i * d + k];
      for (int c = 0; c < classes; c++) {
        p[c] += x * w[k * classes + c];
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : p) {
      largest = Math.max(largest, logit);
    }
    double own = p[label] - largest;
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c] - largest);
      sum += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= sum;
    }
    return own - Math.log(sum);
  }

  private static void addScaled(double[] to, int offset, double factor, double[] values) {
    for (int c = 0; c < values.length; c++) {
      to[offset + c] += factor * values[c];
    }
  }

  /** p(class | x) of each row, [n, classes]. */
  double[][] probabilities(float[] x) {
    int n = x.length / d;
    double[] inputs = inputs(x, n);
    double[][] probabilities = new double[n][classes];
    for (int i = 0; i < n; i++) {
      logSoftmax(inputs, i, 0, weights, probabilities[i]);
    }
    return probabilities;
  }

  private double accuracy(float[] x, int[] labels) {
    double[][] probabilities = probabilities(x);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = probabilities[i][c] > probabilities[i][best] ? c : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
