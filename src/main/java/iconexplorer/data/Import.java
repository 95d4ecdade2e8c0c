package iconexplorer.data;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param data ready to train on
 * @param notes what the person should know of it, one sentence each: what was left out, filled in,
 *     or taken for something
 */
public record Import(Dataset data, List<String> notes) {
  public Import {
    notes = List.copyOf(notes);
  }

  /** Nothing needs to be said. */
  static Import of(Dataset data) {
    return new Import(data, List.of());
  }
}
