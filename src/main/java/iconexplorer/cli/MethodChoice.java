package iconexplorer.cli;

import iconexplorer.method.Cell;
import iconexplorer.method.LearnedColumn;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.SupervisoryRow;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which method a person means: by its id, or by its row and column. */
final class MethodChoice {

  /** What trains when nothing is said. */
  static final String DEFAULT = "t-sne";

  private MethodChoice() {}

  /**
   * The method with this id, else the first one of the cell, else the default.
   *
   * @param p id of a row, or null
   * @param q id of a column, or null
   * @throws Refusal in one sentence, where there is none
   */
  static Method of(@Nullable String id, @Nullable String p, @Nullable String q) {
    if (id != null && (p != null || q != null)) {
      throw Refusal.badInput("name a method or its cell by --p and --q, not both");
    }
    if (p != null && q != null) {
      return MethodTable.methodsOf(new Cell(row(p), column(q))).getFirst();
    }
    if (p != null || q != null) {
      throw Refusal.badInput("a cell needs both --p and --q");
    }
    return byId(id == null ? DEFAULT : id);
  }

  /**
   * The method with this id, or the first of the cell with it.
   *
   * @throws Refusal in one sentence, where there is none
   */
  static Method byId(String id) {
    return MethodTable.byId(id)
        .or(() -> MethodTable.cellById(id).map(cell -> MethodTable.methodsOf(cell).getFirst()))
        .orElseThrow(() ->
            Refusal.badInput(
                "no method is called \"%s\": icon-explorer list shows them all".formatted(id)));
  }

  private static SupervisoryRow row(String id) {
    return Arrays.stream(SupervisoryRow.values())
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badInput(
                "no row p is called \"%s\": use %s"
                    .formatted(
                        id,
                        Arrays.stream(SupervisoryRow.values())
                            .map(SupervisoryRow::id)
                            .collect(Collectors.joining(", ")))));
  }

  private static LearnedColumn column(String id) {
    return Arrays.stream(LearnedColumn.values())
        .filter(column -> column.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badInput(
                "no column q is called \"%s\": use %s"
                    .formatted(
                        id,
                        Arrays.stream(LearnedColumn.values())
                            .map(LearnedColumn::id)
                            .collect(Collectors.joining(", ")))));
  }
}
