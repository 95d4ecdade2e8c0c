package iconexplorer.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table: every cell with its methods, and the relatives beside it.
 *
 * @see <a href="https://arxiv.org/abs/2504.16929">Alshammari et al., I-Con, 2025, figure 1</a>
 */
public final class MethodTable {

  private static final List<Cell> CELLS =
      Arrays.stream(SupervisoryRow.values())
          .flatMap(
              row -> Arrays.stream(LearnedColumn.values()).map(column -> new Cell(row, column)))
          .toList();

  private static final List<Method> ALL =
      Stream.of(
              GaussianRow.METHODS,
              StudentTRow.METHODS,
              IdentityRow.METHODS,
              GraphRow.METHODS,
              NeighboursRow.METHODS,
              PairsRow.METHODS,
              CrossModalRow.METHODS,
              ClassesRow.METHODS,
              DataLabelRow.METHODS,
              ContextTokenRow.METHODS,
              Relatives.METHODS)
          .flatMap(List::stream)
          .toList();

  private MethodTable() {}

  /** All 50 cells, row by row. */
  public static List<Cell> cells() {
    return CELLS;
  }

  /** The cell with this id, such as {@code gaussian/student-t}. */
  public static Optional<Cell> cellById(String id) {
    return CELLS.stream().filter(cell -> cell.id().equals(id)).findFirst();
  }

  /** The methods of a cell, the one on the tile first; of an open cell what it trains. */
  public static List<Method> methodsOf(Cell cell) {
    return ALL.stream().filter(method -> method.cell().equals(Optional.of(cell))).toList();
  }

  /** Methods beside the table: IIC, DCL, VICReg with covariance. */
  public static List<Method> relatives() {
    return Relatives.METHODS;
  }

  /** Every method with a name, cell by cell, then the relatives. */
  public static List<Method> named() {
    return ALL.stream().filter(method -> !method.isOpen()).toList();
  }

  /** What the open cells train, cell by cell. */
  public static List<Method> open() {
    return ALL.stream().filter(Method::isOpen).toList();
  }

  /** Every method, those of open cells among them. */
  public static List<Method> all() {
    return ALL;
  }

  /** The method with this id, which in an open cell is the cell's. */
  public static Optional<Method> byId(String id) {
    return ALL.stream().filter(method -> method.id().equals(id)).findFirst();
  }

  /** The nearest method with a name to the left in the same row. */
  public static Optional<Method> leftNeighbour(Method method) {
    return method
        .cell()
        .flatMap(cell ->
            Arrays.stream(LearnedColumn.values())
                .filter(column -> column.compareTo(cell.column()) < 0)
                .map(column -> new Cell(cell.row(), column))
                .flatMap(left -> named(left).limit(1))
                .reduce((farther, nearer) -> nearer));
  }

  private static Stream<Method> named(Cell cell) {
    return methodsOf(cell).stream().filter(method -> !method.isOpen());
  }

  /** "differs from VICReg only in q", for a method that has such a neighbour. */
  public static Optional<String> differenceFromLeft(Method method) {
    return leftNeighbour(method)
        .map(left -> "differs from " + left.name() + " " + Notation.difference(left, method));
  }
}
