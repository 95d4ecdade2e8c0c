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
    Optional<Cell> cell,
    Category category,
    Reference reference,
    String about,
    Optional<Training> training) {

  /** The equation and the settings of a method that trains. */
  public record Training(Equation equation, Recipe recipe) {}

  /** Whether a click on it starts a run. */
  public boolean trains() {
    return training.isPresent();
  }
}
