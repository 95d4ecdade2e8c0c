package iconexplorer.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.training.TrainingSpec;

/**
 * Where a picture came from, as it is embedded in the file.
 *
 * @param title one line for the reader
 * @param settings JSON: the program and its version, the step, and the run's config.json
 */
public record Provenance(String title, String settings) {
  /** The program's name and version. */
  public static final String SOFTWARE = "I-Con Explorer " + Versions.program();

  /** Of a picture that shows no run. */
  public static final Provenance NO_RUN = new Provenance("I-Con Explorer", json().toString());

  /**
   * Of a picture of a run, with the checksum of its data.
   *
   * @param subject what the picture shows
   * @param step updates done
   */
  public static Provenance of(String subject, RunConfig config, int step) {
    TrainingSpec spec = config.spec();
    ObjectNode json = json();
    json.put("step", step);
    json.set("config", config.node());
    String title = "%s: %s of %s, step %d".formatted(subject, spec.method(), spec.dataset(), step);
    return new Provenance(title, json.toPrettyString());
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("program", SOFTWARE);
  }
}
