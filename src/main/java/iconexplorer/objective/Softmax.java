package iconexplorer.objective;

import iconexplorer.matrix.Matrix;

/** Rows of logits as probabilities, and the way back. */
final class Softmax {
  private Softmax() {}

  /** φ_c = e^(z_c) / Σ_k e^(z_k), row by row. */
  static void of(Matrix logits, Matrix probabilities) {
    for (int i = 0; i < logits.rows(); i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < logits.columns(); c++) {
        highest = Math.max(highest, logits.get(i, c));
      }
      double sum = 0;
      for (int c = 0; c < logits.columns(); c++) {
        double weight = Math.exp(logits.get(i, c) - highest);
        probabilities.set(i, c, (float) weight);
        sum += weight;
      }
      for (int c = 0; c < logits.columns(); c++) {
        probabilities.set(i, c, (float) (probabilities.get(i, c) / sum));
      }
    }
  }

  /** ∂L/∂logit_c = φ_c (g_c − Σ_k φ_k g_k), in place of g = ∂L/∂φ. */
  static void backward(Matrix probabilities, Matrix gradient) {
    for (int i = 0; i < probabilities.rows(); i++) {
      double mean = 0;
      for (int c = 0; c < probabilities.columns(); c++) {
        mean += probabilities.get(i, c) * gradient.get(i, c);
      }
      for (int c = 0; c < probabilities.columns(); c++) {
        gradient.set(i, c, (float) (probabilities.get(i, c) * (gradient.get(i, c) - mean)));
      }
    }
  }
}
