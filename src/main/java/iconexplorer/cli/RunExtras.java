package iconexplorer.cli;

import picocli.CommandLine.Option;

/** What goes into a run folder only where it is asked for. */
final class RunExtras {

  @Option(
      names = "--projector",
      description =
          "Also write the folder \"projector\" for TensorFlow's Embedding Projector: tensors.tsv,"
              + " metadata.tsv, of images sprite.png, and projector_config.json.")
  private boolean projector;

  boolean projector() {
    return projector;
  }
}
