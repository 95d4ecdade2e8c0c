package iconexplorer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.method.Cell;
import iconexplorer.method.Check;
import iconexplorer.method.Checks;
import iconexplorer.method.LearnedColumn;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.Notation;
import iconexplorer.method.SupervisoryRow;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingSpec;
import java.util.Locale;

/** The periodic table for programs. */
final class TableJson {
  private TableJson() {}

  static ObjectNode table() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    for (SupervisoryRow row : SupervisoryRow.values()) {
      rows.add(axis(row.id(), row.title(), row.formula(), row.words()));
    }
    ArrayNode columns = json.putArray("columns");
    for (LearnedColumn column : LearnedColumn.values()) {
      columns.add(axis(column.id(), column.title(), column.formula(), column.words()));
    }
    ArrayNode cells = json.putArray("cells");
    for (Cell cell : MethodTable.cells()) {
      ArrayNode methods =
          cells
              .addObject()
              .put("id", cell.id())
              .put("row", cell.row().id())
              .put("column", cell.column().id())
              .putArray("methods");
      MethodTable.methodsOf(cell).forEach(method -> methods.add(method(method)));
    }
    ArrayNode relatives = json.putArray("relatives");
    MethodTable.relatives().forEach(method -> relatives.add(method(method)));
    return json;
  }

  static ObjectNode method(Method method) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", method.id())
        .put("symbol", method.symbol())
        .put("name", method.name())
        .put("category", method.category().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("about", method.about());
    json.putObject("reference")
        .put("authors", method.reference().authors())
        .put("year", method.reference().year())
        .put("title", method.reference().title())
        .put("link", method.reference().link());
    TrainingSpec spec = MethodFacts.planned(method);
    Notation notation = Notation.unicode(spec.equation(), spec.ema());
    json.putObject("equation")
        .put("p", notation.p())
        .put("q", notation.q())
        .put("loss", notation.loss());
    MethodFacts.of(method, spec)
        .forEach((name, fact) -> json.put(name.toLowerCase(Locale.ROOT), fact));
    json.set("spec", SpecJson.node(spec));
    ArrayNode checks = json.putArray("checks");
    for (Check check : Checks.of(method)) {
      ObjectNode one =
          checks
              .addObject()
              .put("quantity", check.quantity().title())
              .put("bound", check.bound().name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .put("value", check.value())
              .put("dataset", check.dataset())
              .put("measured", check.isMeasured());
      check.settings().forEach(one.putObject("settings")::put);
    }
    return json;
  }

  private static ObjectNode axis(String id, String title, String formula, String words) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("title", title)
        .put("formula", formula)
        .put("words", words);
  }
}
