package iconexplorer.learned;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which negative an anchor and its positive are set against. */
public enum Negatives {
  /** Any, drawn anew at each step. */
  RANDOM("random"),
  /** The nearest to the anchor. */
  HARDEST("hardest"),
  /** The nearest that is farther than the positive; the farthest where none is. */
  SEMI_HARD("semi-hard");

  private final String id;

  Negatives(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The choice with this id.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  public static Negatives byId(String id) {
    return Arrays.stream(values())
        .filter(negatives -> negatives.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown negatives \"%s\": use one of %s"
                    .formatted(
                        id,
                        Arrays.stream(values())
                            .map(Negatives::id)
                            .collect(Collectors.joining(", ")))));
  }
}
