package iconexplorer.cli;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.training.Film;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.film.FilmFile;
import iconexplorer.ui.film.FilmOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is written of a run only where it is asked for. */
final class RunExtras {

  @Option(
      names = "--projector",
      description =
          "Also write the folder \"projector\" for TensorFlow's Embedding Projector: tensors.tsv,"
              + " metadata.tsv, of images sprite.png, and projector_config.json.")
  private boolean projector;

  @Option(
      names = "--gif",
      paramLabel = "FILE",
      description = "Also write the training as an animated GIF.")
  private @Nullable Path gif;

  @Option(
      names = "--gif-frames",
      paramLabel = "FOLDER",
      description = "Also write the training as PNG files, one for each picture.")
  private @Nullable Path frames;

  @Option(
      names = "--gif-every",
      paramLabel = "STEPS",
      defaultValue = "10",
      description =
          "Steps from one picture to the next; default: 10. A film of 1 000 pictures loses every"
              + " other one and goes on with half as many.")
  private int every = 10;

  @Option(
      names = "--gif-fps",
      paramLabel = "COUNT",
      defaultValue = "12",
      description = "Pictures a second, 1 to 50; default: 12.")
  private int framesPerSecond = FilmOptions.USUAL.framesPerSecond();

  @Option(
      names = "--gif-size",
      paramLabel = "PIXELS",
      defaultValue = "480",
      description = "Of each side, 64 to 2048; default: 480.")
  private int size = FilmOptions.USUAL.size();

  @Option(names = "--gif-plain", description = "Without step and KL in the pictures.")
  private boolean plain;

  boolean projector() {
    return projector;
  }

  /**
   * What the pictures are to be recorded on; empty where nobody asked for them.
   *
   * @throws Refusal in one sentence, where an option is out of its range
   */
  Optional<Film> film() {
    if (!filmed()) {
      return Optional.empty();
    }
    Path toGif = gif;
    if (toGif != null) {
      requireGif(toGif);
    }
    Path toFrames = frames;
    if (toFrames != null) {
      requireFolder(toFrames);
    }
    try {
      options();
      return Optional.of(new Film(every));
    } catch (IllegalArgumentException outside) {
      throw Refusal.badInput("--gif: " + outside.getMessage(), outside);
    }
  }

  /** Before an hour of training rather than after it. */
  private static void requireGif(Path file) {
    OutputFile.require("--gif", file);
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".gif")) {
      throw Refusal.badInput("--gif: %s must end in .gif".formatted(file.getFileName()));
    }
  }

  private static void requireFolder(Path folder) {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (Files.exists(folder)) {
      throw Refusal.badInput("--gif-frames: %s is a file: name a folder".formatted(folder));
    }
    OutputFile.require("--gif-frames", folder);
  }

  /**
   * Nothing that a person says of a film is passed over.
   *
   * @throws Refusal in one sentence, where there is none
   */
  void requireUse(ParseResult given) {
    for (String option : List.of("--gif-every", "--gif-fps", "--gif-size", "--gif-plain")) {
      if (!filmed() && given.hasMatchedOption(option)) {
        throw Refusal.badInput(option + " is of a film: add --gif or --gif-frames");
      }
    }
  }

  boolean filmed() {
    return gif != null || frames != null;
  }

  private FilmOptions options() {
    return new FilmOptions(framesPerSecond, size, !plain);
  }

  /** Writes what was recorded, and says how much that was. */
  void write(Film film, TrainingSpec spec, Dataset data, PrintWriter err) throws IOException {
    if (film.shots().isEmpty()) {
      return;
    }
    FilmFile file = new FilmFile(spec, data, film.shots(), FigurePalette.LIGHT);
    Path toGif = gif;
    if (toGif != null) {
      file.writeGif(options(), Checkpoint.NONE, toGif);
    }
    Path toFrames = frames;
    if (toFrames != null) {
      file.writeFrames(options(), Checkpoint.NONE, toFrames);
    }
    err.printf("%,d pictures, one every %,d steps.%n", film.shots().size(), film.every());
    err.flush();
  }
}
