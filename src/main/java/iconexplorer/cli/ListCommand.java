package iconexplorer.cli;

import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.Notation;
import iconexplorer.training.TrainingSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Shows the periodic table, or one method of it.",
    footer = {"", "Examples:", "  icon-explorer list", "  icon-explorer list t-sne --json"})
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "METHOD",
      description = "Id of one method, such as t-sne, or of a cell, such as gaussian/clusters.")
  private @Nullable String method;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String id = method;
    if (id == null) {
      out.print(json ? TableJson.table().toPrettyString() + "\n" : TextTable.text());
    } else {
      Method chosen = MethodChoice.byId(id);
      out.print(json ? TableJson.method(chosen).toPrettyString() + "\n" : card(chosen));
    }
    out.flush();
    return Program.DONE;
  }

  private static String card(Method method) {
    StringBuilder text = new StringBuilder();
    text.append("%s  %s (%s)%n".formatted(method.symbol(), method.name(), method.id()));
    text.append(
        "%s · %s%n"
            .formatted(
                method.category().title(),
                method
                    .cell()
                    .map(cell -> "p " + cell.row().title() + ", q " + cell.column().title())
                    .orElse("beside the table")));
    text.append('\n').append(Paragraph.wrap(method.about(), "")).append("\n\n");
    TrainingSpec spec = MethodFacts.planned(method);
    Notation notation = Notation.unicode(spec.equation(), spec.ema());
    for (String line : List.of(notation.p(), notation.q(), notation.loss())) {
      text.append(line).append('\n');
    }
    MethodTable.differenceFromLeft(method)
        .ifPresent(difference -> text.append(method.name() + " " + difference + ".\n"));
    text.append('\n');
    MethodFacts.of(method, spec)
        .forEach((name, fact) ->
            text.append(Paragraph.wrap(name + ": " + fact, "  ").substring(2)).append('\n'));
    if (method.isOpen()) {
      return text.toString();
    }
    text.append(
        "%n%s: %s%n%s%n"
            .formatted(
                method.reference().citation(),
                method.reference().title(),
                method.reference().link()));
    return text.toString();
  }
}
