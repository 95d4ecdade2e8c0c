package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import org.jspecify.annotations.Nullable;

/** The nearest of one item in the data and in the embedding. */
final class ItemNeighbours {
  private static final int[] NONE = {};

  private final DataNeighbours data;
  private @Nullable Frame nearestIn;
  private int nearestTo = -1;
  private int[] nearest = NONE;

  /**
   * @param inData items; none while they are being searched
   * @param inEmbedding items; none while those are
   */
  record Found(int[] inData, int[] inEmbedding) {
    static final Found NOTHING = new Found(NONE, NONE);

    /** How many are near in both, in words; empty while they are being searched. */
    String kept() {
      return inData.length == 0
          ? ""
          : "%d of %d nearest inputs kept"
              .formatted(Neighbours.shared(inData, inEmbedding), inData.length);
    }
  }

  ItemNeighbours(Dataset dataset) {
    data = new DataNeighbours(dataset);
  }

  /** What is known of them; ask again at the next pulse while they are being searched. */
  Found of(int item, Frame shown) {
    return data.of(item)
        .map(inData -> new Found(inData, nearestInEmbedding(item, shown)))
        .orElse(Found.NOTHING);
  }

  boolean searching() {
    return data.searching();
  }

  /** In all dimensions, not in the picture; sought once for each frame. */
  private int[] nearestInEmbedding(int item, Frame shown) {
    if (nearestIn != shown || nearestTo != item) {
      float[] z = shown.embedding();
      nearest = Neighbours.nearest(z, z.length / shown.n(), item, DataNeighbours.COUNT);
      nearestIn = shown;
      nearestTo = item;
    }
    return nearest;
  }
}
