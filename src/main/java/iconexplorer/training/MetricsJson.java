package iconexplorer.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.evaluation.Measure;

/** Metrics as fields of a JSON object, each named by the id of its measure. */
public final class MetricsJson {

  private MetricsJson() {}

  /** Adds what is known to an object that may hold other things. */
  public static void put(Metrics metrics, ObjectNode json) {
    metrics.values().forEach((measure, value) -> json.put(measure.id(), value));
  }

  /**
   * Reads what {@link #put} wrote; other fields, and values that are no numbers, are left alone.
   */
  public static Metrics read(JsonNode json) {
    Metrics metrics = Metrics.NONE;
    for (Measure measure : Measure.values()) {
      metrics = metrics.with(measure, json.path(measure.id()).asDouble(Double.NaN));
    }
    return metrics;
  }
}
