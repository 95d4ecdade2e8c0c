package iconexplorer.objective;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;

/** Rows of logits as probabilities, and the way back. */
final class Softmax {

  private final int columns;
  private final float[][] rows;
  private final Team.Body forward = this::forward;
  private final Team.Body backward = this::backward;
  private Matrix source;
  private Matrix target;

  /**
   * @param nothing stands in for matrices between calls
   */
  Softmax(int columns, Matrix nothing) {
    this.columns = columns;
    rows = new float[Team.BLOCKS][Rows.padded(columns)];
    source = nothing;
    target = nothing;
  }

  /** φ_c = e^(z_c) / Σ_k e^(z_k), row by row. */
  void of(Matrix logits, Matrix probabilities) {
    source = logits;
    target = probabilities;
    Team.shared().forBlocks(logits.rows(), forward);
  }

  private void forward(int from, int to, int block) {
    float[] row = rows[block];
    for (int i = from; i < to; i++) {
      source.copyRowTo(i, row, 0);
      Arrays.fill(row, columns, row.length, Rows.NOTHING);
      double sum = Rows.exponentials(row, Rows.max(row));
      Rows.scale(row, (float) (1 / sum));
      target.copyRowFrom(row, 0, i);
    }
  }

  /** ∂L/∂logit_c = φ_c (g_c − Σ_k φ_k g_k), in place of g = ∂L/∂φ. */
  void backward(Matrix probabilities, Matrix gradient) {
    source = probabilities;
    target = gradient;
    Team.shared().forBlocks(probabilities.rows(), backward);
  }

  private void backward(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      double mean = 0;
      for (int c = 0; c < columns; c++) {
        mean += source.get(i, c) * target.get(i, c);
      }
      for (int c = 0; c < columns; c++) {
        target.set(i, c, (float) (source.get(i, c) * (target.get(i, c) - mean)));
      }
    }
  }
}
