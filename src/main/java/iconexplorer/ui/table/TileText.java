package iconexplorer.ui.table;

import iconexplorer.method.Method;
import iconexplorer.ui.runs.Place;
import java.util.stream.Collectors;

/** What is said about a place when the mouse rests on it. */
final class TileText {

  private TileText() {}

  static String of(Place place) {
    String where =
        place
            .cell()
            .map(cell ->
                "p: %s, %s\nq: %s, %s\n"
                    .formatted(
                        cell.row().title(),
                        cell.row().words(),
                        cell.column().title(),
                        cell.column().words()))
            .orElse("");
    return where + methods(place);
  }

  private static String methods(Place place) {
    return place.methods().stream().map(TileText::line).collect(Collectors.joining("\n"));
  }

  private static String line(Method method) {
    return method.isOpen()
        ? "Open cell: no published method"
        : method.name() + "\n" + method.reference().citation();
  }
}
