package iconexplorer.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The curve of a run and its marks as JSON: one list for each column, equally long. */
final class HistoryJson {

  private static final String STEP = "step";
  private static final String SPEED = "stepsPerSecond";
  private static final List<String> UNTIMED_CURVE = List.of(STEP, "kl", "loss");
  private static final List<String> CURVE = List.of(STEP, "kl", "loss", SPEED);
  private static final List<String> INFORMATION =
      List.of(STEP, "mutualInformation", "entropy", "conditionalEntropy");

  private HistoryJson() {}

  static ObjectNode node(List<TrainingEvent> history) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode curve = columns(json, "curve", CURVE);
    ObjectNode information = columns(json, "information", INFORMATION);
    ArrayNode marks = json.putArray("marks");
    for (TrainingEvent event : history) {
      if (event instanceof KlMeasured(long run, int step, double kl, double loss, double speed)) {
        add(curve, CURVE, step, kl, loss, speed);
      } else if (event
          instanceof InformationMeasured(long run, int step, ClusterInformation value)) {
        add(
            information,
            INFORMATION,
            step,
            value.mutualInformation(),
            value.entropy(),
            value.conditionalEntropy());
      } else if (event instanceof Marked(long run, int step, String label, Turn turn)) {
        marks.addObject().put(STEP, step).put("label", label).put("turn", name(turn));
      }
    }
    return json;
  }

  /** The same without how fast the run was: of two equal runs it is the same. */
  static ObjectNode untimed(List<TrainingEvent> history) {
    ObjectNode json = node(history);
    json.withObject("curve").remove(SPEED);
    return json;
  }

  private static ObjectNode columns(ObjectNode json, String name, List<String> columns) {
    ObjectNode table = json.putObject(name);
    columns.forEach(table::putArray);
    return table;
  }

  private static void add(ObjectNode table, List<String> columns, int step, double... values) {
    table.withArray(STEP).add(step);
    for (int i = 0; i < values.length; i++) {
      table.withArray(columns.get(i + 1)).add(values[i]);
    }
  }

  /**
   * Reads what {@link #node} or {@link #untimed} wrote, for another run; nothing where nothing was
   * written, and no speed where none was.
   *
   * @throws IllegalArgumentException in one sentence, where columns are not equally long
   */
  static List<TrainingEvent> events(long run, JsonNode json) {
    List<TrainingEvent> events = new ArrayList<>();
    boolean timed = json.path("curve").has(SPEED);
    for (double[] row : rows(json.path("curve"), timed ? CURVE : UNTIMED_CURVE)) {
      events.add(new KlMeasured(run, (int) row[0], row[1], row[2], timed ? row[3] : 0));
    }
    for (double[] row : rows(json.path("information"), INFORMATION)) {
      ClusterInformation value = new ClusterInformation(row[1], row[2], row[3]);
      events.add(new InformationMeasured(run, (int) row[0], value));
    }
    for (JsonNode mark : json.path("marks")) {
      events.add(new Marked(run, mark.path(STEP).asInt(), mark.path("label").asText(), turn(mark)));
    }
    return events;
  }

  private static String name(Turn turn) {
    return turn.name().toLowerCase(Locale.ROOT);
  }

  /** Where it was not written, every mark was taken for another scale. */
  private static Turn turn(JsonNode mark) {
    return Arrays.stream(Turn.values())
        .filter(turn -> name(turn).equals(mark.path("turn").asText()))
        .findFirst()
        .orElse(Turn.SCALE);
  }

  private static List<double[]> rows(JsonNode table, List<String> columns) {
    int count = table.path(STEP).size();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new double[columns.size()]);
    }
    for (int c = 0; c < columns.size(); c++) {
      JsonNode column = table.path(columns.get(c));
      if (column.size() != count) {
        throw new IllegalArgumentException(
            "its curve has %d steps but %d values of %s"
                .formatted(count, column.size(), columns.get(c)));
      }
      for (int i = 0; i < count; i++) {
        rows.get(i)[c] = column.path(i).asDouble();
      }
    }
    return rows;
  }
}
