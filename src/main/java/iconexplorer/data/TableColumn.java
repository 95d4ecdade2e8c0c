package iconexplorer.data;

/**
 * A column of a table that was read.
 *
 * @param name in the header; else its number from 1
 * @param words whether it holds words rather than numbers
 * @param missing rows without a value
 * @param examples the first values, separated by commas
 * @param role what became of it
 */
public record TableColumn(String name, boolean words, int missing, String examples, Role role) {

  /** What became of a column. */
  public enum Role {
    FEATURE,
    LABEL,
    LEFT_OUT
  }
}
