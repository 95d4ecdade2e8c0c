package iconexplorer.ui.data;

import iconexplorer.training.Laboratory.ModelSource;
import iconexplorer.training.Laboratory.NewItems;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where the current model puts items that it was not trained on, and ways to save that. */
public final class EmbedSheet extends VBox {
  private static final int SIDE = 440;
  private static final double PIXELS_PER_UNIT = 2;

  private final Workbench workbench;
  private final boolean dark;
  private final BiConsumer<NewItems, String> save;
  private final Label what = new Label();
  private final ImageView picture = new ImageView();
  private final Label notes = new Label();
  private final HBox buttons = new HBox(10);
  private final ProgressBar progress = new ProgressBar(0);
  private final Background reading = new Background();

  /**
   * @param save hears what is to be saved, and how the file's name is to end
   * @param close takes the sheet away
   */
  public EmbedSheet(
      Workbench workbench, boolean dark, BiConsumer<NewItems, String> save, Runnable close) {
    this.workbench = workbench;
    this.dark = dark;
    this.save = save;
    setId("embed-sheet");
    setSpacing(10);
    setPrefWidth(SIDE);
    what.setId("embed-what");
    what.setWrapText(true);
    picture.setId("embed-picture");
    picture.setFitWidth(SIDE);
    picture.setFitHeight(SIDE);
    notes.setWrapText(true);
    notes.getStyleClass().add("muted");
    progress.setId("embed-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button("Cancel");
    cancel.setId("embed-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> close.run());
    buttons.getChildren().add(cancel);
    sceneProperty()
        .addListener((observed, before, now) -> {
          if (now == null) {
            reading.cancel();
          }
        });
    getChildren().add(what);
  }

  /** Maps the items of a file; the answer comes later. */
  public void embed(Path file) {
    workbench
        .current()
        .ifPresent(run -> {
          what.setText("Reading %s …".formatted(file.getFileName()));
          getChildren().setAll(what, progress, buttons);
          var drawn =
              workbench
                  .laboratory()
                  .embed(new ModelSource.OfRun(run.id()), file.toString(), reading.checkpoint())
                  .thenApplyAsync(items -> new Drawn(items, image(items)));
          reading.expect(drawn, workbench.handover(), done -> show(run, done), this::showFailure);
        });
  }

  /** Moves the progress bar. */
  public void refresh() {
    progress.setProgress(reading.share());
  }

  private void showFailure(Throwable failure) {
    what.setText(Background.sentence(failure));
    getChildren().setAll(what);
  }

  /** What was drawn on another thread. */
  private record Drawn(NewItems items, BufferedImage image) {}

  private BufferedImage image(NewItems items) {
    EmbeddingFigure figure =
        EmbeddingFigure.of(items.data(), items.picture(), FigurePalette.of(dark));
    return FigureFile.image(new SizedFigure(figure, SIDE, SIDE), PIXELS_PER_UNIT);
  }

  private void show(Run run, Drawn drawn) {
    NewItems items = drawn.items();
    what.setText(
        String.format(
            Locale.ROOT,
            "%,d items of %s, mapped by %s to %d %s",
            items.embedding().n(),
            items.data().title(),
            run.title(),
            items.embedding().dimension(),
            items.embedding().clusters().length > 0 ? "clusters" : "dimensions"));
    picture.setImage(SwingFXUtils.toFXImage(drawn.image(), null));
    notes.setText(String.join(" ", items.notes()));
    buttons.getChildren().clear();
    List.of(".csv", ".npy", ".npz")
        .forEach(ending -> buttons.getChildren().add(button(items, ending)));
    getChildren().setAll(what, picture, notes, buttons);
  }

  private Button button(NewItems items, String ending) {
    Button button = new Button("Save as " + ending.substring(1) + " …");
    button.setId("embed-save" + ending.replace('.', '-'));
    button.setOnAction(event -> save.accept(items, ending));
    return button;
  }
}
