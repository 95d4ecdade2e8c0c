package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was read from a file.
 *
 * @param data ready to train on
 * @param notes what the person should know of it, one sentence each: what was left out, filled in,
 *     or taken for something
 * @param columns of a table; none where it is no table
 * @param form how a table was read; empty where it is no table
 */
public record Import(
    Dataset data, List<String> notes, List<TableColumn> columns, Optional<TableForm> form) {
  public Import {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
  }

  /** What is no table. */
  Import(Dataset data, List<String> notes) {
    this(data, notes, List.of(), Optional.empty());
  }

  /** The same, with a note where no feature tells items apart; links of a graph may. */
  Import withNoteOfAlike() {
    int d = data.dimension();
    float[] x = data.features();
    boolean alike = data.size() > 1 && data.relations().graph().isEmpty();
    for (int i = 1; alike && i < data.size(); i++) {
      alike = Arrays.equals(x, 0, d, x, i * d, (i + 1) * d);
    }
    if (!alike) {
      return this;
    }
    List<String> more = new ArrayList<>(notes);
    more.add("All %,d items are the same: check the files.".formatted(data.size()));
    return new Import(data, more, columns, form);
  }

  /** Nothing needs to be said. */
  static Import of(Dataset data) {
    return new Import(data, List.of());
  }
}
