package iconexplorer.cli;

import iconexplorer.method.Cell;
import iconexplorer.method.LearnedColumn;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.SupervisoryRow;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The periodic table in characters: tiles of two lines, with the ids that the commands take. */
final class TextTable {
  private static final int HEAD = 15;
  private static final int TILE = 17;

  private TextTable() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(rule("┌", "┬", "┐"))
        .append(line("p ↓  q →", column -> column.title()))
        .append(line("", column -> column.id()));
    for (SupervisoryRow row : SupervisoryRow.values()) {
      text.append(rule("├", "┼", "┤"))
          .append(line(row.title(), column -> upper(new Cell(row, column))))
          .append(line(row.id(), column -> lower(new Cell(row, column))));
    }
    text.append(rule("└", "┴", "┘"));
    text.append("+n more methods   (…) the paper's reading of a gap");
    text.append("\nBeside the table: ")
        .append(
            MethodTable.relatives().stream()
                .map(method -> method.symbol() + " " + method.name())
                .collect(Collectors.joining("   ")));
    text.append("\nAn open cell is called by its row and column, such as gaussian/sigma-infinity.");
    return text.append("\n\n").append(index()).toString();
  }

  private static String upper(Cell cell) {
    List<Method> methods = MethodTable.methodsOf(cell);
    String more = methods.size() > 1 ? "+" + (methods.size() - 1) : "";
    String symbol = methods.getFirst().symbol();
    return symbol + " ".repeat(TILE - symbol.length() - more.length()) + more;
  }

  private static String lower(Cell cell) {
    Method first = MethodTable.methodsOf(cell).getFirst();
    return switch (first.category()) {
      case OPEN -> "open cell";
      case GAP -> "(" + first.shortName() + ")";
      case DIMENSIONALITY_REDUCTION,
          CLUSTER_LEARNING,
          UNIMODAL_SELF_SUPERVISION,
          MULTIMODAL_SELF_SUPERVISION,
          SUPERVISED ->
          first.shortName();
    };
  }

  private static String line(String head, Function<LearnedColumn, String> tile) {
    return "│ "
        + padded(head, HEAD)
        + Arrays.stream(LearnedColumn.values())
            .map(column -> "│ " + padded(tile.apply(column), TILE))
            .collect(Collectors.joining())
        + "│\n";
  }

  private static String rule(String left, String middle, String right) {
    return left
        + "─".repeat(HEAD + 1)
        + (middle + "─".repeat(TILE + 1)).repeat(LearnedColumn.values().length)
        + right
        + "\n";
  }

  private static String index() {
    StringBuilder text = new StringBuilder();
    for (Method method : MethodTable.named()) {
      text.append(
          "%-2s  %s %s %s %s%n"
              .formatted(
                  method.symbol(),
                  padded(method.id(), 30),
                  padded(method.name(), 30),
                  padded(method.category().title(), 26),
                  method.reference().citation()));
    }
    return text.toString();
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
