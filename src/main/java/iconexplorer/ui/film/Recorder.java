package iconexplorer.ui.film;

import iconexplorer.data.Checkpoint;
import iconexplorer.training.Film;
import iconexplorer.training.Film.Shot;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The window's film: recorded while a run trains, written beside the screen's thread. */
public final class Recorder {
  private final Workbench workbench;
  private Optional<Film> film = Optional.empty();
  private volatile double share = 1;

  public Recorder(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * Forgets what was recorded and begins anew, with the run that trains or the next one.
   *
   * @param every steps from one picture to the next, at least 1
   */
  public void start(int every) {
    start(new Film(every));
  }

  /** The same for a run that is about to start: what trains now does not get on the film. */
  public void startAnew(int every) {
    start(new Film(every, true));
  }

  private void start(Film fresh) {
    film = Optional.of(fresh);
    workbench.laboratory().film(fresh);
  }

  public void stop() {
    film.ifPresent(Film::end);
  }

  public boolean recording() {
    return film.filter(now -> !now.hasEnded()).isPresent();
  }

  /** Those recorded so far. */
  List<Shot> shots() {
    return film.map(Film::shots).orElse(List.of());
  }

  /** What there is, in one line. */
  String status() {
    if (share < 1) {
      return String.format(Locale.ROOT, "Drawing the pictures, %.0f %%", 100 * share);
    }
    List<Shot> shots = shots();
    if (shots.isEmpty()) {
      return recording() ? "Waiting for a step." : "Nothing is recorded yet.";
    }
    return String.format(
        Locale.ROOT,
        "%,d pictures, step %,d to %,d, one every %,d.",
        shots.size(),
        shots.getFirst().frame().step(),
        shots.getLast().frame().step(),
        film.map(Film::every).orElse(1));
  }

  /** As an animated GIF; the answer is a message. */
  public void writeGif(FilmOptions options, boolean dark, Path file) {
    write(dark, file, recorded -> recorded.writeGif(options, progress(), file));
  }

  /** As PNG files in a folder; the answer is a message. */
  public void writeFrames(FilmOptions options, boolean dark, Path folder) {
    write(dark, folder, recorded -> recorded.writeFrames(options, progress(), folder));
  }

  private Checkpoint progress() {
    return new Checkpoint(now -> share = now, () -> false);
  }

  /** What writes a film. */
  @FunctionalInterface
  private interface Writing {
    void write(FilmFile film) throws IOException;
  }

  private void write(boolean dark, Path file, Writing writing) {
    List<Shot> shots = shots();
    if (shots.isEmpty()) {
      workbench.messages().note("Nothing is recorded yet: record while a run trains.");
      return;
    }
    long id = shots.getFirst().frame().run();
    workbench
        .runs()
        .filter(run -> run.id() == id)
        .findFirst()
        .ifPresentOrElse(
            run -> write(run, shots, dark, file, writing),
            () -> workbench.messages().note("The run that was recorded is gone."));
  }

  private void write(Run run, List<Shot> shots, boolean dark, Path file, Writing writing) {
    TrainingSpec spec = run.spec();
    CompletableFuture<Path> written =
        workbench
            .laboratory()
            .data(run.id())
            .thenApplyAsync(data -> {
              try {
                writing.write(new FilmFile(spec, data, shots, FigurePalette.of(dark)));
                return file;
              } catch (IOException failed) {
                throw new CompletionException(failed);
              } finally {
                share = 1;
              }
            });
    workbench
        .handover()
        .expect(
            written,
            done -> workbench.messages().note("Wrote the training to " + done + "."),
            workbench.messages()::error);
  }
}
