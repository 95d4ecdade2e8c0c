package iconexplorer.data;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param data ready to train on
 * @param notes what the person should know of it, one sentence each: what was left out, filled in,
 *     or taken for something
 * @param columns of a table; none where it is no table
 */
public record Import(Dataset data, List<String> notes, List<TableColumn> columns) {
  public Import {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
  }

  /** What is no table. */
  Import(Dataset data, List<String> notes) {
    this(data, notes, List.of());
  }

  /** Nothing needs to be said. */
  static Import of(Dataset data) {
    return new Import(data, List.of());
  }
}
