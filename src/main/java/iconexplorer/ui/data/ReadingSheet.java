package iconexplorer.ui.data;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DataAddress;
import iconexplorer.data.DataFormatException;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.ui.runs.Workbench;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/**
 * Files are read that a run or a session needs, how far that is, and a way to end it. To be shown
 * only where it takes a while. What cannot be read is told by who needs it.
 */
public final class ReadingSheet extends VBox {
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Background reading = new Background();
  private final ProgressBar progress = new ProgressBar(0);
  private final long begin = System.nanoTime();
  private boolean over;

  /**
   * Begins to read.
   *
   * @param addresses of data, which need not be files
   * @param close takes the sheet away
   * @param then follows where nobody ended the reading
   */
  public ReadingSheet(Workbench workbench, List<String> addresses, Runnable close, Runnable then) {
    List<String> files =
        addresses.stream().filter(one -> DatasetCatalogue.info(one).isEmpty()).distinct().toList();
    setId("reading-sheet");
    setSpacing(10);
    setPrefWidth(440);
    Label what = new Label("Reading %s …".formatted(names(files)));
    what.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button("Cancel");
    cancel.setId("reading-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> close.run());
    sceneProperty()
        .addListener((observed, before, now) -> {
          if (now == null) {
            over = true;
            reading.cancel();
          }
        });
    getChildren().addAll(what, progress, cancel);
    Runnable end =
        () -> {
          over = true;
          if (getScene() != null) {
            close.run();
          }
          then.run();
        };
    reading.start(
        checkpoint -> read(files, workbench.seed(), checkpoint),
        workbench.handover(),
        count -> end.run(),
        failure -> end.run());
  }

  private static String names(List<String> files) {
    return files.stream().map(ReadingSheet::name).collect(Collectors.joining(", "));
  }

  private static String name(String address) {
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
