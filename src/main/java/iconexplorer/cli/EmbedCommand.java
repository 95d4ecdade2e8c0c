package iconexplorer.cli;

import iconexplorer.data.Count;
import iconexplorer.export.EmbeddingFile;
import iconexplorer.training.Laboratory.ModelSource;
import iconexplorer.training.Laboratory.NewItems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "embed",
    description = {
      "Maps other data with a trained model.",
      "",
      "The data need the columns or the width that the model was trained on; they are scaled as its"
          + " own were."
    },
    footer = {
      "",
      "A zip that somebody else saved with DL4J's ModelSerializer maps data as they stand in their",
      "file, or with --scaled as this program would train on them.",
      "",
      "Examples:",
      "  icon-explorer embed runs/supcon-digits-42-1 --data new.csv --out embedding.csv",
      "  icon-explorer embed model.zip --data new.csv --label none --out embedding.npz",
      "  icon-explorer embed theirs.zip --layers 2 --data images.idx.gz --scaled --out z.npy"
    })
final class EmbedCommand implements Callable<Integer> {

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelOptions model = new ModelOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the embedding goes: .csv, .npy or .npz.")
  private Path out = Path.of("");

  @Option(
      names = "--scaled",
      description = "Give somebody else's network pixels in [0, 1] and standardised columns.")
  private boolean scaled;

  EmbedCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    try {
      EmbeddingFile.requireFormat(out);
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badInput(String.valueOf(unknown.getMessage()), unknown);
    }
    OutputFile.require("--out", out);
    String address = data.address();
    ModelSource source = model.source(scaled);
    NewItems items;
    PrintWriter err = spec.commandLine().getErr();
    try (OffscreenRun laboratory = new OffscreenRun(services);
        ReadingProgress reading = new ReadingProgress(Terminal.of(err), address)) {
      items =
          OffscreenRun.join(
              () -> laboratory.laboratory().embed(source, address, reading.checkpoint()).join());
    }
    items.notes().forEach(err::println);
    err.flush();
    EmbeddingFile.write(out, items.embedding(), items.data());
    PrintWriter line = spec.commandLine().getOut();
    line.printf(
        Locale.ROOT,
        "%s in %d %s: %s%n",
        Count.of(items.embedding().n(), "item", "items"),
        items.embedding().dimension(),
        items.embedding().clusters().length > 0 ? "logits of clusters" : "dimensions",
        out);
    line.flush();
    return Program.DONE;
  }
}
