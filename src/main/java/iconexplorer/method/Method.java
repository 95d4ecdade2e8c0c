package iconexplorer.method;

import iconexplorer.objective.Equation;
import java.util.Optional;

/**
 * A published method, or the paper's reading of a gap: a pair (p, q) with the settings it starts
 * from.
 *
 * @param id the name in files and on the command line, such as {@code t-sne}
 * @param symbol two to four letters, unique in the table
 * @param name as its authors call it
 * @param shortName the same where space is short: at most 15 characters
 * @param cell where it stands; empty for a relative beside the table
 * @param category what it is for
 * @param reference where it was published; for a gap the I-Con paper
 * @param about two or three sentences: what it is and what to watch
 * @param training how it trains; empty where it does not train yet
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
    Optional<Training> training) {

  /** The equation and the settings of a method that trains. */
  public record Training(Equation equation, Recipe recipe) {}

  /** A method of the table that trains. */
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
    this(
        id,
        symbol,
        name,
        shortName,
        Optional.of(cell),
        category,
        reference,
        about,
        Optional.of(training));
  }

  /** A method of the table that does not train yet. */
  Method(
      String id,
      String symbol,
      String name,
      String shortName,
      Cell cell,
      Category category,
      Reference reference,
      String about) {
    this(
        id,
        symbol,
        name,
        shortName,
        Optional.of(cell),
        category,
        reference,
        about,
        Optional.empty());
  }

  /** A relative beside the table that trains. */
  Method(
      String id,
      String symbol,
      String name,
      String shortName,
      Category category,
      Reference reference,
      String about,
      Training training) {
    this(
        id,
        symbol,
        name,
        shortName,
        Optional.empty(),
        category,
        reference,
        about,
        Optional.of(training));
  }

  /** A relative beside the table, which does not train yet. */
  Method(
      String id,
      String symbol,
      String name,
      String shortName,
      Category category,
      Reference reference,
      String about) {
    this(
        id,
        symbol,
        name,
        shortName,
        Optional.empty(),
        category,
        reference,
        about,
        Optional.empty());
  }

  /** Whether a click on it starts a run. */
  public boolean trains() {
    return training.isPresent();
  }
}
