package iconexplorer.supervisory;

import java.util.Arrays;

/**
 * Which rows of a batch carry an id: items, or classes. Indexing another batch keeps its memory.
 */
public final class RowsById {

  /** The end of a list of rows. */
  public static final int NONE = -1;

  private final int[] first;
  private int[] next = {};
  private int[] indexed = {};

  /**
   * @param ids how many different ids there may be: they are in [0, ids)
   */
  public RowsById(int ids) {
    first = new int[ids];
    Arrays.fill(first, NONE);
  }

  /**
   * Forgets the last batch and indexes this one.
   *
   * @param ids id of each row
   */
  public void index(int[] ids) {
    for (int id : indexed) {
      first[id] = NONE;
    }
    if (next.length != ids.length) {
      next = new int[ids.length];
      indexed = new int[ids.length];
    }
    System.arraycopy(ids, 0, indexed, 0, ids.length);
    for (int row = ids.length - 1; row >= 0; row--) {
      next[row] = first[ids[row]];
      first[ids[row]] = row;
    }
  }

  /** The first row with this id, or {@link #NONE}. */
  public int first(int id) {
    return first[id];
  }

  /** The next row with the same id, ascending, or {@link #NONE}. */
  public int next(int row) {
    return next[row];
  }
}
