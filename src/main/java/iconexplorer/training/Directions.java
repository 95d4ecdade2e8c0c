package iconexplorer.training;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;

/** Rows brought to length one. */
public final class Directions {

  private Directions() {}

  /** Whether a column compares the directions of embeddings alone, by their cosines. */
  public static boolean comparedBy(LearnedDistribution q) {
    return switch (q) {
      case Gaussian gaussian -> gaussian.similarity() == Gaussian.Similarity.COSINE;
      case WideGaussian wide -> wide.dissimilarity() == Dissimilarity.COSINE;
      case NarrowGaussian narrow -> narrow.dissimilarity() == Dissimilarity.COSINE;
      case StudentT studentT -> false;
      case Harmonic harmonic -> false;
      case Clusters assignments -> false;
    };
  }

  /**
   * @param rows [n, d]
   * @param d width of a row
   * @return [n, d], row i is x_i / ‖x_i‖; a row of zeros stays
   */
  static float[] of(float[] rows, int d) {
    float[] units = new float[rows.length];
    for (int from = 0; from < rows.length; from += d) {
      double squares = 0;
      for (int k = from; k < from + d; k++) {
        squares += rows[k] * rows[k];
      }
      double norm = Math.max(Math.sqrt(squares), Float.MIN_NORMAL);
      for (int k = from; k < from + d; k++) {
        units[k] = (float) (rows[k] / norm);
      }
    }
    return units;
  }
}
