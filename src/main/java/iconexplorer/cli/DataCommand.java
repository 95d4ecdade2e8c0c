package iconexplorer.cli;

import iconexplorer.data.Count;
import iconexplorer.data.DataAddress;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Preparation;
import iconexplorer.data.TableColumn;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "data",
    description = "Lists the data sets that need no file, or reads one and says what is in it.",
    footer = {
      "",
      "Files: CSV, TSV, libsvm; IDX, npy, npz, CIFAR-10 binary; edge lists (NAME.edges.csv);",
      "folders of images or recordings.",
      "",
      "Examples:",
      "  icon-explorer data",
      "  icon-explorer data penguins.csv",
      "  icon-explorer data penguins.csv --label species --header yes --delimiter comma",
      "  icon-explorer data 'penguins.csv?label=species&header=yes'",
      "  icon-explorer data 'digits?with=recordings.tar.gz'"
    })
final class DataCommand implements Callable<Integer> {

  /** As elsewhere: what the seed decides does not change what is said here. */
  private static final long SEED = 42;

  private static final int MOST_CLASSES = 20;
  private static final int MOST_COLUMNS = 30;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATA",
      description = "A set of the list, or a file or folder.")
  private @Nullable String data;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String chosen = data;
    if (chosen == null) {
      DatasetCatalogue.all().forEach(info -> out.print(line(info)));
    } else {
      DataChoice choice = DataChoice.of(address(chosen), SEED, spec.commandLine().getErr());
      out.print(card(choice.data()));
      choice.columns().stream().limit(MOST_COLUMNS).map(DataCommand::line).forEach(out::print);
      if (choice.columns().size() > MOST_COLUMNS) {
        out.printf(
            "… and %s more%n",
            Count.of(choice.columns().size() - MOST_COLUMNS, "column", "columns"));
      }
      choice.notes().forEach(note -> out.println(Paragraph.wrap(note, "")));
    }
    out.flush();
    return Program.DONE;
  }

  private String address(String chosen) {
    try {
      return reading.in(DataAddress.parse(chosen)).toString();
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(e.getMessage() + ".", e);
    }
  }

  private static String line(TableColumn column) {
    String role =
        switch (column.role()) {
          case FEATURE -> "";
          case LABEL -> ", label";
          case LEFT_OUT -> ", left out";
        };
    return "  %s: %s%s%s (%s, …)%n"
        .formatted(
            column.name(),
            column.words() ? "words" : "numbers",
            column.missing() == 0 ? "" : ", " + column.missing() + " missing",
            role,
            column.examples());
  }

  private static String line(DatasetInfo info) {
    return "%-15s %s%n%s%n"
        .formatted(
            info.id(),
            sizes(info.size(), info.dimension(), info.classes()) + relations(info),
            Paragraph.wrap(info.description(), " ".repeat(16)));
  }

  private static String relations(DatasetInfo info) {
    return info.relations().stream()
        .sorted()
        .map(kind -> ", " + kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static String sizes(int items, int features, int classes) {
    return "%,d × %,d, %s"
        .formatted(
            items, features, classes == 0 ? "no labels" : Count.of(classes, "class", "classes"));
  }

  private static String card(Dataset data) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s%n".formatted(data.title(), sizes(data.size(), data.dimension(), data.classes())));
    data.imageShape()
        .ifPresent(shape ->
            text.append(
                "images of %d × %d pixels, %s%n"
                    .formatted(
                        shape.height(),
                        shape.width(),
                        shape.channels() == 1 ? "grey" : shape.channels() + " channels")));
    data.relations()
        .modality()
        .ifPresent(other ->
            text.append(
                "second modality: %s, %s%n"
                    .formatted(other.title(), Count.of(other.dimension(), "feature", "features"))));
    data.relations()
        .graph()
        .ifPresent(graph ->
            text.append("graph of %s%n".formatted(Count.of(graph.edges(), "link", "links"))));
    data.relations()
        .tokens()
        .ifPresent(tokens ->
            text.append(
                "token counts over %s%n"
                    .formatted(Count.of(tokens.vocabulary().size(), "word", "words"))));
    data.preparation()
        .flatMap(Preparation::words)
        .ifPresent(words -> text.append("%s%n".formatted(words)));
    for (int c = 0; c < Math.min(MOST_CLASSES, data.classes()); c++) {
      int label = c;
      text.append(
          "%7d  %s%n"
              .formatted(
                  Arrays.stream(data.labels()).filter(l -> l == label).count(),
                  data.classNames().get(c)));
    }
    if (data.classes() > MOST_CLASSES) {
      text.append(
          "         … and %s more%n"
              .formatted(Count.of(data.classes() - MOST_CLASSES, "class", "classes")));
    }
    return text.toString();
  }
}
