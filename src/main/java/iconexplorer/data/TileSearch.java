package iconexplorer.data;

import iconexplorer.data.Shortlist.Band;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;

/**
 * The nearest points of many anchors, by matrix products of a block of anchors with a tile of all
 * points.
 *
 * <pre>s_ij = ‖z_j‖²/2 − z_i·z_j, which ranks the j of one i as ‖z_i − z_j‖² does</pre>
 *
 * <p>The product only makes a shortlist of each anchor; distances in x decide. With z = x nothing
 * is missed: the list keeps all that rounding may have put behind the k-th. So the result does not
 * depend on how the product was cut into pieces, nor on the threads.
 */
final class TileSearch implements AutoCloseable {
  private static final int ANCHORS = 256;
  private static final int WIDEST = 4096;
  private static final int NARROWEST = 256;

  /** Multiplications in one tile: some milliseconds, after which a cancel is heard. */
  private static final double WORK = 5e8;

  /** Half the distance between 1 and the next float. */
  private static final double ROUNDING = 0x1p-24;

  private final PointRows points;
  private final Matrix coordinates;
  private final Matrix anchors;
  private final Matrix scores;
  private final Shortlist[] lists = new Shortlist[ANCHORS];
  private final double rounding;
  private final int tile;

  /**
   * @param coordinates [n, w + 1], row j is z_j and half its squared length; 0 for the latter where
   *     z_i·z_j alone ranks. Closed with this object.
   * @param kept candidates of each anchor whose distance in x is looked at
   * @param exactlyKept whether z only approximates x anyway, so that rounding does not matter
   */
  TileSearch(PointRows points, Matrix coordinates, int kept, boolean exactlyKept) {
    this.points = points;
    this.coordinates = coordinates;
    int w = coordinates.columns();
    rounding = 2 * (w + 8) * ROUNDING;
    int width = (int) Math.clamp(WORK / ANCHORS / w, NARROWEST, WIDEST);
    tile = Math.min(points.size(), width);
    anchors = Matrix.zeros(ANCHORS, w);
    scores = Matrix.zeros(ANCHORS, tile);
    for (int r = 0; r < ANCHORS; r++) {
      lists[r] = new Shortlist(kept, exactlyKept);
    }
  }

  /** Misses nothing. */
  static TileSearch exact(PointRows points, int k) {
    int d = points.dimension();
    float[] centre = points.centre();
    float[] row = new float[d + 1];
    Matrix coordinates = Matrix.zeros(points.size(), d + 1);
    for (int i = 0; i < points.size(); i++) {
      double squares = points.centred(i, centre, row);
      row[d] = points.metric() == Metric.COSINE ? 0 : (float) (squares / 2);
      coordinates.copyRowFrom(row, 0, i);
    }
    return new TileSearch(points, coordinates, k, false);
  }

  /**
   * @param chosen [m], the points whose neighbours are wanted
   * @param indices [m, k], written
   * @param distances [m, k], written
   */
  void search(int[] chosen, int k, int[] indices, float[] distances, Checkpoint checkpoint) {
    int n = points.size();
    for (int first = 0; first < chosen.length; first += ANCHORS) {
      int block = first;
      int rows = Math.min(ANCHORS, chosen.length - first);
      takeAnchors(chosen, first, rows);
      for (int left = 0; left < n; left += tile) {
        checkpoint.reached((first + rows * (double) left / n) / chosen.length);
        look(rows, left, Math.min(tile, n - left));
      }
      Team.shared()
          .forBlocks(
              rows,
              (from, to, part) -> {
                for (int r = from; r < to; r++) {
                  write(r, (block + r) * k, k, indices, distances);
                }
              });
    }
    checkpoint.reached(1);
  }

  private void takeAnchors(int[] chosen, int first, int rows) {
    int w = coordinates.columns() - 1;
    for (int r = 0; r < rows; r++) {
      int i = chosen[first + r];
      for (int k = 0; k < w; k++) {
        anchors.set(r, k, -coordinates.get(i, k));
      }
      anchors.set(r, w, 1);
      lists[r].start(i, band(i));
    }
  }

  private void look(int rows, int left, int width) {
    Matrix some = scores.reshaped(rows, width);
    Gemm.multiplyTransposed(anchors.firstRows(rows), coordinates.rows(left, left + width), some);
    Team.shared()
        .forBlocks(
            rows,
            (from, to, part) -> {
              for (int r = from; r < to; r++) {
                lists[r].look(some.segment(), (long) r * width, width, left);
              }
            });
  }

  private void write(int r, int at, int k, int[] indices, float[] distances) {
    Shortlist list = lists[r];
    list.settle(points);
    for (int rank = 0; rank < k; rank++) {
      indices[at + rank] = list.index(rank);
      distances[at + rank] = list.distance(rank);
    }
  }

  /**
   * Twice the largest error of a score that matters: |error| ≤ γ (‖z_i‖ ‖z_j‖ + ‖z_j‖²/2), and a j
   * no farther than the k-th has ‖z_j‖ ≤ ‖z_i‖ + its distance.
   */
  private Band band(int i) {
    if (points.metric() == Metric.COSINE) {
      return score -> 2 * rounding;
    }
    double squares = 2.0 * coordinates.get(i, coordinates.columns() - 1);
    double length = Math.sqrt(squares);
    return score -> {
      double distance = Math.sqrt(Math.max(0, squares + 2.0 * score) + rounding * squares);
      double reach = length + distance;
      return 2 * rounding * (length * reach + reach * reach / 2);
    };
  }

  @Override
  public void close() {
    coordinates.close();
    anchors.close();
    scores.close();
  }
}
