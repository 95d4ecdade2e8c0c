package iconexplorer.ui.runs;

import iconexplorer.method.Cell;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import java.util.List;
import java.util.Optional;

/**
 * Where a tile stands: a cell of the table, or a relative beside it.
 *
 * @param id unique among the places
 * @param cell empty for a relative
 * @param methods the one on the tile first; of an open cell what it trains
 */
public record Place(String id, Optional<Cell> cell, List<Method> methods) {

  public Place {
    methods = List.copyOf(methods);
  }

  public static Place of(Cell cell) {
    return new Place(cell.id(), Optional.of(cell), MethodTable.methodsOf(cell));
  }

  /** The place of a method: its cell, or its own beside the table. */
  public static Place of(Method method) {
    return method
        .cell()
        .map(Place::of)
        .orElseGet(() -> new Place(method.id(), Optional.empty(), List.of(method)));
  }

  /** The method on the tile, which a click starts. */
  public Optional<Method> first() {
    return methods.stream().findFirst();
  }

  /** Whether nobody published a method here. */
  public boolean isOpen() {
    return methods.stream().anyMatch(Method::isOpen);
  }
}
