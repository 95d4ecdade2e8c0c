package iconexplorer.ui.data;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DataAddress;
import iconexplorer.data.DataFormatException;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.ui.runs.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/**
 * Something is read from files, how far that is, and a way to end it. To be shown only where it
 * takes a while. What cannot be read is told by who needs it.
 */
public final class ReadingSheet extends VBox {
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Background reading = new Background();
  private final ProgressBar progress = new ProgressBar(0);
  private final long begin = System.nanoTime();
  private boolean over;

  private final Label what = new Label();
  private final Runnable close;

  /**
   * @param close takes the sheet away
   * @param onCancelled follows where the person ended the reading
   */
  public ReadingSheet(Runnable close, Runnable onCancelled) {
    this.close = close;
    setId("reading-sheet");
    setSpacing(10);
    setPrefWidth(440);
    what.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button("Cancel");
    cancel.setId("reading-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> close.run());
    sceneProperty()
        .addListener((observed, before, now) -> {
          if (now == null && !over) {
            over = true;
            reading.cancel();
            onCancelled.run();
          }
        });
    getChildren().addAll(what, progress, cancel);
  }

  /**
   * What is read elsewhere; {@link #end} is to be called when it was.
   *
   * @return what it reports to
   */
  public Checkpoint of(Path file) {
    name(String.valueOf(file.getFileName()));
    return reading.checkpoint();
  }

  private void name(String files) {
    what.setText("Reading %s …".formatted(files));
  }

  /** Nothing is read any more. */
  public void end() {
    over = true;
    if (getScene() != null) {
      close.run();
    }
  }

  /**
   * Reads data that a run or a session needs.
   *
   * @param addresses of data, which need not be files
   * @param then follows where nobody ended the reading
   */
  public void read(Workbench workbench, List<String> addresses, Runnable then) {
    List<String> files =
        addresses.stream().filter(one -> DatasetCatalogue.info(one).isEmpty()).distinct().toList();
    name(names(files));
    Runnable end =
        () -> {
          end();
          then.run();
        };
    reading.start(
        checkpoint -> read(files, workbench.seed(), checkpoint),
        workbench.handover(),
        count -> end.run(),
        failure -> end.run());
  }

  private static String names(List<String> files) {
    return files.stream().map(ReadingSheet::shortName).collect(Collectors.joining(", "));
  }

  private static String shortName(String address) {
    try {
      return DataAddress.parse(address).shortName();
    } catch (IllegalArgumentException unreadable) {
      return address;
    }
  }

  /** They stay where the next one to ask for them finds them. */
  private static int read(List<String> files, long seed, Checkpoint checkpoint) {
    int count = 0;
    for (int k = 0; k < files.size(); k++) {
      double done = (double) k / files.size();
      try {
        DatasetCatalogue.open(files.get(k), seed, checkpoint.part(done, done + 1.0 / files.size()));
        count++;
      } catch (DataFormatException | IllegalArgumentException unreadable) {
        checkpoint.reached(done);
      }
    }
    return count;
  }

  /** Whether it takes a while. */
  public boolean late() {
    return !over && System.nanoTime() - begin > QUIET_NANOS;
  }

  /** Moves the progress bar. */
  public void refresh() {
    progress.setProgress(reading.share());
  }
}
