package iconexplorer.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.export.Versions;
import iconexplorer.training.Baseline;
import iconexplorer.training.JsonFields;
import iconexplorer.training.Metrics;
import iconexplorer.training.MetricsJson;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.BaselinesMeasured;
import iconexplorer.training.TrainingEvent.LabelBudgetsMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.UnknownFields;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session but for its runs' files as JSON: session.json. */
final class SessionJson {
  /** What this version writes. */
  static final int SCHEMA = 1;

  private SessionJson() {}

  static String text(SessionState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", SCHEMA);
    json.put("program", Versions.program());
    json.put("saved", state.saved().toString());
    json.put("closed", state.closed());
    json.put("untouched", state.untouched());
    json.put("current", state.current());
    json.put("place", state.place());
    json.put("method", state.method());
    json.put("dataset", state.dataset());
    json.put("seed", state.seed());
    ObjectNode view = json.putObject("view");
    state.view().forEach(view::put);
    ArrayNode runs = json.putArray("runs");
    state.runs().forEach(run -> runs.add(node(run)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode node(KeptRun run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", run.file());
    json.put("state", run.state().title());
    json.put("message", run.message());
    json.put("unseen", run.unseen());
    json.set("spec", SpecJson.node(run.spec()));
    run.times()
        .ifPresent(times ->
            json.putObject("times")
                .put("started", times.started().toString())
                .put("ended", times.ended().toString())
                .put("seconds", times.took().toMillis() / 1e3));
    ArrayNode measured = json.putArray("measured");
    run.measured().forEach(event -> measured.add(node(event)));
    return json;
  }

  private static ObjectNode node(TrainingEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (event) {
      case MetricsMeasured(long run, int step, Metrics metrics) -> {
        json.put("event", "metrics").put("step", step);
        MetricsJson.put(metrics, json);
      }
      case BaselinesMeasured(long run, int step, List<Baseline> baselines) -> {
        ArrayNode all = json.put("event", "baselines").put("step", step).putArray("baselines");
        for (Baseline baseline : baselines) {
          ObjectNode one = all.addObject().put("kind", baseline.kind().id());
          MetricsJson.put(baseline.metrics(), one.put("note", baseline.note()));
        }
      }
      case LabelBudgetsMeasured(long run, int step, Map<String, LabelBudget> budgets) -> {
        json.put("event", "labels").put("step", step);
        json.set("budgets", LabelBudgetsJson.node(budgets));
      }
      case Noted(long run, String message) -> json.put("event", "note").put("text", message);
      default -> throw new IllegalArgumentException("not kept beside a run's file: " + event);
    }
    return json;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException in one sentence
   */
  static SessionState parse(String text) {
    UnknownFields unknown = new UnknownFields();
    JsonFields json = JsonFields.of(JsonFields.tree(text), unknown);
    int schema = json.integer("schema");
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "it has schema %d, this version of the program reads %d: use the version that wrote it"
              .formatted(schema, SCHEMA));
    }
    List<KeptRun> runs = new ArrayList<>();
    json.objects("runs").forEach(run -> runs.add(run(run)));
    return new SessionState(
        instant(json, "saved"),
        json.flag("closed", false),
        json.flag("untouched", false),
        runs,
        json.integer("current"),
        json.text("place"),
        json.text("method"),
        json.text("dataset"),
        json.longInteger("seed"),
        json.has("view") ? view(json.object("view")) : Map.of());
  }

  /**
   * What it says before its runs.
   *
   * @param closed whether the person ended the program
   * @param untouched whether nothing is in it but what a start does by itself
   */
  record Head(boolean closed, boolean untouched) {}

  /** Reads no further than to the runs, which may be long. */
  static Head head(InputStream in) throws IOException {
    boolean closed = false;
    boolean untouched = false;
    try (JsonParser json = new JsonFactory().createParser(in)) {
      json.nextToken();
      String field = json.nextFieldName();
      while (field != null && !field.equals("runs")) {
        boolean yes = json.nextToken() == JsonToken.VALUE_TRUE;
        closed |= yes && field.equals("closed");
        untouched |= yes && field.equals("untouched");
        json.skipChildren();
        field = json.nextFieldName();
      }
    }
    return new Head(closed, untouched);
  }

  private static Instant instant(JsonFields json, String name) {
    String text = json.text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" must be a time like 2026-01-31T14:32:00Z, got \"%s\"".formatted(name, text), e);
    }
  }

  private static RunTimes times(JsonFields json) {
    return new RunTimes(
        instant(json, "started"),
        instant(json, "ended"),
        Duration.ofMillis(Math.round(1e3 * json.number("seconds"))));
  }

  private static Map<String, String> view(JsonFields json) {
    Map<String, String> view = new LinkedHashMap<>();
    json.names().forEach(name -> view.put(name, json.typed(name)));
    return view;
  }

  private static KeptRun run(JsonFields json) {
    List<TrainingEvent> measured = new ArrayList<>();
    json.objects("measured").forEach(event -> measured.add(event(event)));
    return new KeptRun(
        json.text("file"),
        SpecJson.read(json.object("spec")),
        state(json.text("state")),
        json.text("message"),
        json.flag("unseen", false),
        measured,
        json.has("times") ? Optional.of(times(json.object("times"))) : Optional.empty());
  }

  private static RunState state(String title) {
    return Arrays.stream(RunState.values())
        .filter(state -> state.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown state \"" + title + "\""));
  }

  private static TrainingEvent event(JsonFields json) {
    String kind = json.text("event");
    return switch (kind) {
      case "metrics" -> new MetricsMeasured(0, json.integer("step"), metrics(json));
      case "baselines" -> {
        List<Baseline> baselines = new ArrayList<>();
        json.objects("baselines").forEach(one -> baselines.add(baseline(one)));
        yield new BaselinesMeasured(0, json.integer("step"), baselines);
      }
      case "labels" ->
          new LabelBudgetsMeasured(
              0, json.integer("step"), LabelBudgetsJson.read(json.objects("budgets")));
      case "note" -> new Noted(0, json.text("text"));
      default -> throw new IllegalArgumentException("unknown event \"" + kind + "\"");
    };
  }

  private static Baseline baseline(JsonFields json) {
    String id = json.text("kind");
    Baseline.Kind kind =
        Arrays.stream(Baseline.Kind.values())
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown baseline \"" + id + "\""));
    return new Baseline(kind, metrics(json), json.text("note"));
  }

  private static Metrics metrics(JsonFields json) {
    return json.with(MetricsJson::read);
  }
}
