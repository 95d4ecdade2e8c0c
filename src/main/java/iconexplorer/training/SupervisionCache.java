package iconexplorer.training;

import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SupervisoryDistribution;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last few p that took a search over all points: going from SNE to t-SNE must not search again.
 * Kept on the heap, so that forgetting one frees it.
 */
public final class SupervisionCache {

  private static final int ENTRIES = 3;

  private final SequencedMap<Key, Known> entries = new LinkedHashMap<>();
  private @Nullable Graph graph;

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

  /**
   * The last graph that was made.
   *
   * @param points [n, d] that it is of: the very array, which nobody changes
   */
  private record Graph(WeakReference<float[]> points, long seed, SparseRows rows) {}

  /**
   * The graph of near neighbours, which is asked for by p, by its degrees and by its eigenvectors.
   *
   * @param points [n, d]
   * @param seed of the search
   * @param making makes it, where it is not the last one that was made
   */
  SparseRows graph(float[] points, long seed, Supplier<SparseRows> making) {
    Graph last = graph;
    if (last == null || last.points().get() != points || last.seed() != seed) {
      last = new Graph(new WeakReference<>(points), seed, making.get());
      graph = last;
    }
    return last.rows();
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
