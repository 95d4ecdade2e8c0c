package iconexplorer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.DataFormatException;
import iconexplorer.export.Versions;
import iconexplorer.export.WholeFile;
import iconexplorer.training.MetricsJson;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.RunState;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A report as JSON: each run with its whole specification, so that a report can go on. */
public final class ReportFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportFile() {}

  /** Writes it; the file appears whole or not at all. */
  public static void write(Path file, Report report, String device) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Versions.all().forEach(json.putObject("versions")::put);
    json.put("device", device);
    ArrayNode runs = json.putArray("runs");
    report.runs().forEach(run -> runs.add(node(run)));
    byte[] text = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(text));
  }

  private static ObjectNode node(ReportRun run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Repeat repeat = run.repeat();
    json.set("spec", SpecJson.node(run.spec()));
    json.put("state", repeat.state().title()).put("steps", repeat.steps());
    json.put("seconds", run.seconds());
    if (Double.isFinite(repeat.kl()) && Double.isFinite(repeat.loss())) {
      json.put("kl", repeat.kl()).put("loss", repeat.loss());
    }
    MetricsJson.put(repeat.metrics(), json.putObject("metrics"));
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return an empty report where there is no such file
   * @throws DataFormatException in one sentence with the file's name, when it is no report
   */
  public static Report read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Report.EMPTY;
    }
    Report report = Report.EMPTY;
    try {
      for (JsonNode run : JSON.readTree(file.toFile()).path("runs")) {
        report = report.with(run(run));
      }
      return report;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new DataFormatException(
          file.getFileName() + " is no report of this program: name another folder.", e);
    }
  }

  private static ReportRun run(JsonNode json) {
    RunState state =
        Arrays.stream(RunState.values())
            .filter(known -> known.title().equals(json.path("state").asText()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown state"));
    TrainingSpec spec = SpecJson.parse(json.path("spec").toString());
    return new ReportRun(
        spec,
        new Repeat(
            spec.seed(),
            state,
            json.path("steps").asInt(),
            json.path("kl").asDouble(Double.NaN),
            json.path("loss").asDouble(Double.NaN),
            MetricsJson.read(json.path("metrics"))),
        json.path("seconds").asDouble());
  }
}
