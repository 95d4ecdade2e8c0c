package iconexplorer.training;

import java.util.Optional;

/** p̃ and q of one item in the last batch that had it. */
final class WatchedRow {

  private final int[] ids;
  private final float[] p;
  private final float[] q;
  private int item = -1;
  private boolean seen;

  /** How p̃ and q of the row of an item are copied. */
  @FunctionalInterface
  interface Source {
    void copy(int[] ids, float[] p, float[] q);
  }

  /**
   * @param candidates M of a batch
   */
  WatchedRow(int candidates) {
    ids = new int[candidates];
    p = new float[candidates];
    q = new float[candidates];
  }

  /** Forgets what is known of another item; −1 for none. */
  void watch(int wanted) {
    seen &= wanted == item;
    item = wanted;
  }

  int item() {
    return item;
  }

  boolean seen() {
    return seen;
  }

  void take(Source source) {
    source.copy(ids, p, q);
    seen = true;
  }

  Optional<Frame.Neighbourhood> neighbourhood() {
    return seen ? Optional.of(Neighbourhoods.sorted(item, ids, p, q)) : Optional.empty();
  }
}
