package iconexplorer.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.training.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clusters are worth where some labels are known, as JSON. */
final class LabelBudgetsJson {

  private LabelBudgetsJson() {}

  static ArrayNode node(Map<String, LabelBudget> budgets) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    budgets.forEach((name, budget) -> {
      ArrayNode points = all.addObject().put("of", name).putArray("points");
      for (LabelBudget.Point point : budget.points()) {
        ObjectNode one = points.addObject();
        one.put("share", point.share()).put("labels", point.labels());
        one.put("accuracy", point.accuracy()).put("deviation", point.deviation());
        one.put("unassigned", point.unassigned());
      }
    });
    return all;
  }

  /**
   * Reads what {@link #node} wrote.
   *
   * @throws IllegalArgumentException in one sentence
   */
  static Map<String, LabelBudget> read(List<JsonFields> all) {
    Map<String, LabelBudget> budgets = new LinkedHashMap<>();
    for (JsonFields budget : all) {
      List<LabelBudget.Point> points = new ArrayList<>();
      budget.objects("points").forEach(point -> points.add(point(point)));
      budgets.put(budget.text("of"), new LabelBudget(points));
    }
    return budgets;
  }

  private static LabelBudget.Point point(JsonFields json) {
    return new LabelBudget.Point(
        json.number("share"),
        json.integer("labels"),
        json.number("accuracy"),
        json.number("deviation"),
        json.number("unassigned"));
  }
}
