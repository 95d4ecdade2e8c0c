package iconexplorer.training;

import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SupervisoryDistribution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The last few p that took a search over all points: going from SNE to t-SNE must not search again.
 * Kept on the heap, so that forgetting one frees it.
 */
public final class SupervisionCache {

  private static final int ENTRIES = 3;

  private final SequencedMap<Key, float[]> entries = new LinkedHashMap<>();

  /** What decides p over all items, α aside. */
  record Key(
      String dataset,
      long dataSeed,
      int items,
      SupervisoryDistribution p,
      Modifiers modifiers,
      boolean selfIncluded) {}

  /** Copies a remembered p in; false where there is none. */
  boolean restore(Key key, Matrix p) {
    float[] values = entries.get(key);
    if (values == null) {
      return false;
    }
    p.copyFrom(values);
    return true;
  }

  void remember(Key key, Matrix p) {
    entries.putLast(key, p.toArray());
    while (entries.size() > ENTRIES) {
      Map.Entry<Key, float[]> oldest = entries.pollFirstEntry();
      if (oldest == null) {
        return;
      }
    }
  }
}
