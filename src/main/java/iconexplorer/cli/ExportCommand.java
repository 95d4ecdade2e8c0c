package iconexplorer.cli;

import iconexplorer.training.Laboratory.Exported;
import iconexplorer.training.Laboratory.ModelSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Writes a trained model as ONNX, for onnxruntime and others.",
      "",
      "The graph takes any number of rows in the units of the data (its scaling is part of it) as"
          + " \"input\" and gives \"embedding\", or \"logits\" and \"probabilities\" of clusters;"
          + " with prototypes also the \"probabilities\" of classes. A second modality's encoder"
          + " becomes a file of its own, NAME-modality.onnx."
    },
    footer = {
      "",
      "A lookup table (t-SNE, SNE, K-Means) has no function: its rows are written as",
      "NAME-embedding.npy with NAME-ids.csv instead, and the command ends with code 2.",
      "",
      "Examples:",
      "  icon-explorer export runs/supcon-digits-42-1 --onnx supcon.onnx",
      "  icon-explorer export model.zip --onnx model.onnx"
    })
final class ExportCommand implements Callable<Integer> {

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--onnx",
      required = true,
      paramLabel = "FILE",
      description = "Where the ONNX file goes.")
  private Path onnx = Path.of("");

  ExportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    OutputFile.require("--onnx", onnx);
    ModelSource source = model.source(false);
    Exported exported;
    try (OffscreenRun laboratory = new OffscreenRun(services)) {
      exported = OffscreenRun.join(() -> laboratory.laboratory().exportOnnx(source, onnx).join());
    }
    PrintWriter out = spec.commandLine().getOut();
    exported.files().forEach(out::println);
    out.flush();
    if (exported.remark().isEmpty()) {
      return Program.DONE;
    }
    spec.commandLine().getErr().println("icon-explorer: " + exported.remark());
    spec.commandLine().getErr().flush();
    return Program.BAD_INPUT;
  }
}
