package iconexplorer.method;

import iconexplorer.objective.Equation;
import java.util.Optional;

/**
 * A published method, the paper's reading of a gap, or what an open cell trains: a pair (p, q) with
 * the settings it starts from.
 *
 * @param id the name in files and on the command line, such as {@code t-sne}; of an open cell the
 *     cell's
 * @param symbol two to four letters, unique in the table; a dash in an open cell
 * @param name as its authors call it
 * @param shortName the same where space is short: at most 15 characters
 * @param cell where it stands; empty for a relative beside the table
 * @param category what it is for
 * @param reference where it was published; for gaps and open cells the I-Con paper
 * @param about two or three sentences: what it is and what to watch
 * @param training how it trains
 */
public record Method(
    String id,
    String symbol,
    String name,
    String shortName,
    Optional<Cell> cell,
    Category category,
    Reference reference,
    String about,
    Training training) {

  /**
   * The equation and the settings of a method.
   *
   * @param dataset id of the data set that suits it, for who has chosen none
   */
  public record Training(Equation equation, Recipe recipe, String dataset) {

    /** On the digits. */
    public Training(Equation equation, Recipe recipe) {
      this(equation, recipe, "digits");
    }

    Training on(String otherDataset) {
      return new Training(equation, recipe, otherDataset);
    }
  }

  /** What a cell trains that the table leaves empty. */
  static Method open(SupervisoryRow row, LearnedColumn column, String about, Training training) {
    Cell cell = new Cell(row, column);
    return new Method(
        cell.id(),
        "—",
        row.title() + " × " + column.title(),
        "open",
        Optional.of(cell),
        Category.OPEN,
        Reference.I_CON,
        "An open cell: nobody published a method here. " + about,
        training);
  }

  /** A method of the table. */
  Method(
      String id,
      String symbol,
      String name,
      String shortName,
      Cell cell,
      Category category,
      Reference reference,
      String about,
      Training training) {
    this(id, symbol, name, shortName, Optional.of(cell), category, reference, about, training);
  }

  /** A relative beside the table. */
  Method(
      String id,
      String symbol,
      String name,
      String shortName,
      Category category,
      Reference reference,
      String about,
      Training training) {
    this(id, symbol, name, shortName, Optional.empty(), category, reference, about, training);
  }

  /** Whether it stands in a cell that the table leaves empty. */
  public boolean isOpen() {
    return category == Category.OPEN;
  }
}
