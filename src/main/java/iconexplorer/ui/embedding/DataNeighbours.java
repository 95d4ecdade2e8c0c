package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The five nearest items in the data, found off the screen's thread and remembered. */
final class DataNeighbours {
  static final int COUNT = 5;

  private final Dataset dataset;
  private final Map<Integer, int[]> known = new HashMap<>();
  private CompletableFuture<int[]> search = CompletableFuture.completedFuture(new int[0]);
  private int searched = -1;

  DataNeighbours(Dataset dataset) {
    this.dataset = dataset;
  }

  /** The neighbours, or empty while they are being searched; ask again at the next pulse. */
  Optional<int[]> of(int item) {
    if (searched >= 0 && search.isDone()) {
      known.put(searched, search.join());
      searched = -1;
    }
    Optional<int[]> found = Optional.ofNullable(known.get(item));
    if (found.isEmpty() && searched < 0) {
      searched = item;
      search =
          CompletableFuture.supplyAsync(
              () -> Neighbours.nearest(dataset.features(), dataset.dimension(), item, COUNT));
    }
    return found;
  }

  boolean searching() {
    return searched >= 0;
  }
}
