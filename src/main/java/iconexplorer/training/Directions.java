package iconexplorer.training;

/** Rows brought to length one. */
final class Directions {

  private Directions() {}

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
