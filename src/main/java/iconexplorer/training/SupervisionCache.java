package iconexplorer.training;

import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SupervisoryDistribution;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The last few p that took a search over all points: going from SNE to t-SNE must not search again.
 * Kept on the heap, so that forgetting one frees it.
 */
public final class SupervisionCache {

  private static final int ENTRIES = 3;

  private final SequencedMap<Key, Known> entries = new LinkedHashMap<>();

  /** What decides p over all items, α aside. */
  record Key(
      String dataset,
      long dataSeed,
      int items,
      Space space,
      int dimension,
      SupervisoryDistribution p,
      Modifiers modifiers,
      boolean selfIncluded) {}

  private sealed interface Known {
    record Whole(float[] values) implements Known {}

    record Few(SparseRows rows) implements Known {}
  }

  /** Copies a remembered p in; false where there is none. */
  boolean restore(Key key, Matrix p) {
    if (entries.get(key) instanceof Known.Whole(float[] values)) {
      p.copyFrom(values);
      return true;
    }
    return false;
  }

  /** A remembered p; nobody writes to it. */
  Optional<SparseRows> restore(Key key) {
    return entries.get(key) instanceof Known.Few(SparseRows rows)
        ? Optional.of(rows)
        : Optional.empty();
  }

  void remember(Key key, Matrix p) {
    put(key, new Known.Whole(p.toArray()));
  }

  void remember(Key key, SparseRows p) {
    put(key, new Known.Few(p));
  }

  private void put(Key key, Known known) {
    entries.putLast(key, known);
    if (entries.size() > ENTRIES) {
      entries.pollFirstEntry();
    }
  }
}
