package iconexplorer.cli;

import iconexplorer.method.Cell;
import iconexplorer.method.LearnedColumn;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.SupervisoryRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which method a person means: by its id, or by its row and column. */
final class MethodChoice {

  /** What trains when nothing is said. */
  static final String DEFAULT = "t-sne";

  private MethodChoice() {}

  /**
   * The method with this id, else the first one of the cell that trains, else the default.
   *
   * @param p id of a row, or null
   * @param q id of a column, or null
   * @throws Refusal in one sentence, where there is none or it does not train
   */
  static Method of(@Nullable String id, @Nullable String p, @Nullable String q) {
    if (id != null && (p != null || q != null)) {
      throw Refusal.badInput("name a method or its cell by --p and --q, not both");
    }
    if (p != null && q != null) {
      return trained(preferred(new Cell(row(p), column(q))));
    }
    if (p != null || q != null) {
      throw Refusal.badInput("a cell needs both --p and --q");
    }
    return byId(id == null ? DEFAULT : id);
  }

  /**
   * @throws Refusal in one sentence, where there is none or it does not train
   */
  static Method byId(String id) {
    return trained(named(id));
  }

  /**
   * The method with this id, or the first of the cell with it, whether it trains or not.
   *
   * @throws Refusal in one sentence, where there is none
   */
  static Method named(String id) {
    return MethodTable.byId(id)
        .or(() -> MethodTable.cellById(id).map(MethodChoice::preferred))
        .orElseThrow(() ->
            Refusal.badInput(
                "no method is called \"%s\": icon-explorer list shows them all".formatted(id)));
  }

  private static Method preferred(Cell cell) {
    List<Method> methods = MethodTable.methodsOf(cell);
    return methods.stream().filter(Method::trains).findFirst().orElseGet(methods::getFirst);
  }

  private static Method trained(Method method) {
    if (!method.trains()) {
      throw Refusal.badInput(method.name() + " does not train yet; " + training());
    }
    return method;
  }

  private static String training() {
    return "these do: "
        + MethodTable.all().stream()
            .filter(Method::trains)
            .map(Method::id)
            .collect(Collectors.joining(", "));
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
