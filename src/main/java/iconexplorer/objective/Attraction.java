package iconexplorer.objective;

/**
 * What draws points of the plane together: m_ij = w_i p̃_j|i + w_j p̃_i|j with w = 1/N for an
 * anchor that counts; twice P_ij when joint.
 */
sealed interface Attraction extends AutoCloseable permits DenseAttraction, SparseAttraction {

  /**
   * m_i from a column on.
   *
   * @param row padded; zero behind the last point, unchanged before the column
   */
  void copyRowTo(int i, int from, float[] row);

  /**
   * p̃(·|i).
   *
   * @param row padded; zero behind the last point
   */
  void copySupervisionTo(int i, float[] row);

  @Override
  void close();
}
