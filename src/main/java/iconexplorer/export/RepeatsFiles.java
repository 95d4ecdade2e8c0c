package iconexplorer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.evaluation.Measure;
import iconexplorer.training.MetricsJson;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.Repeats.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What several seeds came to: repeats.json with mean, standard deviation and every run, and
 * repeats.csv with a line for each run and two for mean and deviation.
 */
public final class RepeatsFiles {

  private RepeatsFiles() {}

  /** Writes both into a folder. */
  public static void write(Path folder, Repeats repeats) throws IOException {
    write(folder.resolve("repeats.json"), json(repeats).toPrettyString() + "\n");
    write(folder.resolve("repeats.csv"), csv(repeats));
  }

  private static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  private static ObjectNode json(Repeats repeats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("finished", repeats.finished());
    json.set("mean", values(repeats, Spread::mean));
    json.set("standardDeviation", values(repeats, Spread::deviation));
    ArrayNode runs = json.putArray("runs");
    for (Repeat run : repeats.runs()) {
      ObjectNode one = runs.addObject();
      one.put("seed", run.seed()).put("state", run.state().title()).put("steps", run.steps());
      put(one, "kl", run.kl());
      put(one, "loss", run.loss());
      MetricsJson.put(run.metrics(), one);
    }
    return json;
  }

  private static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }

  private static ObjectNode values(Repeats repeats, ToDoubleFunction<Spread> part) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    repeats.kl().ifPresent(kl -> json.put("kl", part.applyAsDouble(kl)));
    repeats.loss().ifPresent(loss -> json.put("loss", part.applyAsDouble(loss)));
    repeats
        .measures()
        .forEach((measure, spread) -> json.put(measure.id(), part.applyAsDouble(spread)));
    return json;
  }

  private static String csv(Repeats repeats) {
    List<Measure> measures = List.copyOf(repeats.measures().keySet());
    StringBuilder text = new StringBuilder("seed,state,steps,kl,loss");
    measures.forEach(measure -> text.append(',').append(measure.id()));
    text.append('\n');
    for (Repeat run : repeats.runs()) {
      List<OptionalDouble> cells = new ArrayList<>();
      cells.add(OptionalDouble.of(run.kl()));
      cells.add(OptionalDouble.of(run.loss()));
      measures.forEach(measure -> cells.add(run.metrics().get(measure)));
      line(run.seed() + "," + run.state().title() + "," + run.steps(), cells, text);
    }
    summary("mean", repeats, measures, Spread::mean, text);
    summary("standard deviation", repeats, measures, Spread::deviation, text);
    return text.toString();
  }

  private static void summary(
      String name,
      Repeats repeats,
      List<Measure> measures,
      ToDoubleFunction<Spread> part,
      StringBuilder text) {
    List<OptionalDouble> cells = new ArrayList<>();
    cells.add(value(repeats.kl(), part));
    cells.add(value(repeats.loss(), part));
    measures.forEach(
        measure -> cells.add(value(Optional.ofNullable(repeats.measures().get(measure)), part)));
    line(name + ",,", cells, text);
  }

  private static OptionalDouble value(Optional<Spread> spread, ToDoubleFunction<Spread> part) {
    return spread.isPresent()
        ? OptionalDouble.of(part.applyAsDouble(spread.get()))
        : OptionalDouble.empty();
  }

  private static void line(String head, List<OptionalDouble> cells, StringBuilder text) {
    text.append(head);
    for (OptionalDouble cell : cells) {
      text.append(',');
      if (cell.isPresent() && Double.isFinite(cell.getAsDouble())) {
        text.append(cell.getAsDouble());
      }
    }
    text.append('\n');
  }
}
