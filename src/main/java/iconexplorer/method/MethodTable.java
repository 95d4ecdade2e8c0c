package iconexplorer.method;

import java.util.List;
import java.util.Optional;

/** The table of methods.md §5: every cell with its methods, and the relatives beside it. */
public final class MethodTable {
  private MethodTable() {}

  /** All 50 cells, row by row. */
  public static List<Cell> cells() {
    return List.of();
  }

  /** The methods of a cell, the one on the tile first; empty for an open cell. */
  public static List<Method> methodsOf(Cell cell) {
    return List.of();
  }

  /** Methods beside the table: IIC, DCL, VICReg with covariance. */
  public static List<Method> relatives() {
    return List.of();
  }

  /** Every method, cell by cell, then the relatives. */
  public static List<Method> all() {
    return List.of();
  }

  public static Optional<Method> byId(String id) {
    return all().stream().filter(method -> method.id().equals(id)).findFirst();
  }
}
