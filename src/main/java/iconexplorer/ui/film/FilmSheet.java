package iconexplorer.ui.film;

import iconexplorer.ui.runs.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Records the training and writes it as an animation; recording goes on when it is closed. */
public final class FilmSheet extends VBox {
  private final Workbench workbench;
  private final Recorder recorder;
  private final String name;
  private final TextField every = field("film-every", "10");
  private final TextField rate =
      field("film-fps", Integer.toString(FilmOptions.USUAL.framesPerSecond()));
  private final TextField size = field("film-size", Integer.toString(FilmOptions.USUAL.size()));
  private final CheckBox overlay = new CheckBox("Step and KL in the picture");
  private final Button record = new Button();
  private final Label status = new Label();
  private final Label refusal = new Label();
  private final Button gif = new Button("Save GIF …");
  private final Button frames = new Button("Save pictures …");

  /**
   * @param dark theme of the pictures
   * @param name of the file, without its ending
   */
  public FilmSheet(Workbench workbench, Recorder recorder, boolean dark, String name) {
    this.workbench = workbench;
    this.recorder = recorder;
    this.name = name;
    setId("film-sheet");
    getStyleClass().add("film-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(FilmSheet.class.getResource("film.css")).toExternalForm());
    overlay.setId("film-overlay");
    overlay.setSelected(FilmOptions.USUAL.overlay());
    record.setId("film-record");
    record.setOnAction(event -> toggle());
    Button again = new Button("Start again and record");
    again.setId("film-again");
    again.setOnAction(event -> startAgain());
    gif.setId("film-gif");
    gif.setOnAction(
        event -> save(".gif", (options, file) -> recorder.writeGif(options, dark, file)));
    frames.setId("film-frames");
    frames.setOnAction(
        event -> save("-frames", (options, file) -> recorder.writeFrames(options, dark, file)));
    status.setId("film-status");
    status.getStyleClass().add("muted");
    refusal.setId("film-refusal");
    refusal.getStyleClass().add("warning");
    refusal.setWrapText(true);
    getChildren().addAll(options(), row(record, again), status, row(gif, frames), refusal);
    refresh();
  }

  private static TextField field(String id, String value) {
    TextField field = new TextField(value);
    field.setId(id);
    field.setPrefColumnCount(5);
    return field;
  }

  private static HBox row(Button... buttons) {
    HBox row = new HBox(buttons);
    row.getStyleClass().add("film-row");
    return row;
  }

  private GridPane options() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("film-options");
    grid.addRow(0, new Label("One picture every"), every, new Label("steps"));
    grid.addRow(1, new Label("Pictures a second"), rate);
    grid.addRow(2, new Label("Size"), size, new Label("pixels"));
    grid.add(overlay, 0, 3, 3, 1);
    return grid;
  }

  /** Says how much was recorded. */
  public void refresh() {
    record.setText(recorder.recording() ? "Stop recording" : "Record from here");
    status.setText(recorder.status());
    boolean nothing = recorder.shots().isEmpty();
    gif.setDisable(nothing);
    frames.setDisable(nothing);
  }

  private void toggle() {
    if (recorder.recording()) {
      recorder.stop();
    } else {
      number(every, "steps").ifPresent(steps -> started(() -> recorder.start(steps)));
    }
    refresh();
  }

  /** The same seed from its first step, all of it on the film. */
  private void startAgain() {
    number(every, "steps")
        .filter(steps -> started(() -> recorder.startAnew(steps)))
        .ifPresent(steps -> workbench.restart());
    refresh();
  }

  private boolean started(Runnable start) {
    try {
      start.run();
      refusal.setText("");
      return true;
    } catch (IllegalArgumentException outside) {
      refusal.setText(outside.getMessage());
      return false;
    }
  }

  private Optional<Integer> number(TextField field, String what) {
    try {
      return Optional.of(Integer.valueOf(field.getText().strip()));
    } catch (NumberFormatException e) {
      refusal.setText("%s must be a whole number, got \"%s\"".formatted(what, field.getText()));
      return Optional.empty();
    }
  }

  private Optional<FilmOptions> chosen() {
    return number(rate, "pictures a second")
        .flatMap(count ->
            number(size, "the size")
                .flatMap(pixels -> {
                  try {
                    refusal.setText("");
                    return Optional.of(new FilmOptions(count, pixels, overlay.isSelected()));
                  } catch (IllegalArgumentException outside) {
                    refusal.setText(outside.getMessage());
                    return Optional.empty();
                  }
                }));
  }

  private void save(String ending, BiConsumer<FilmOptions, Path> write) {
    chosen()
        .ifPresent(options -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle("Save the training");
          chooser.setInitialFileName(name + ending);
          Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
              .map(File::toPath)
              .ifPresent(file -> write.accept(options, file));
        });
  }
}
