package iconexplorer.ui.data;

import iconexplorer.data.PublishedSet;
import iconexplorer.data.download.Download;
import iconexplorer.ui.runs.Workbench;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks whether a published data set may be fetched, and fetches it after a yes. */
public final class FetchSheet extends VBox {
  private final Workbench workbench;
  private final PublishedSet set;
  private final Consumer<PublishedSet> fetched;
  private final Runnable close;
  private final Label question = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Button fetch = new Button();
  private Background fetching = new Background();

  /**
   * @param fetched hears when the set is there
   * @param close takes the sheet away
   */
  public FetchSheet(
      Workbench workbench, PublishedSet set, Consumer<PublishedSet> fetched, Runnable close) {
    this.workbench = workbench;
    this.set = set;
    this.fetched = fetched;
    this.close = close;
    setId("fetch-sheet");
    setSpacing(12);
    setPrefWidth(520);
    question.setText(
        "%s\n\n%s is not on this machine. Fetch %.1f MB from %s into %s? Licence: %s."
            .formatted(
                set.description(),
                set.title(),
                set.bytes() / 1e6,
                set.files().getFirst().address().getHost(),
                set.folder(),
                set.licence()));
    question.setId("fetch-question");
    question.setWrapText(true);
    progress.setId("fetch-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setVisible(false);
    fetch.setText("Fetch");
    fetch.setId("fetch-yes");
    fetch.setOnAction(event -> fetch());
    Button cancel = new Button("Not now");
    cancel.setId("fetch-no");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> {
      fetching.cancel();
      close.run();
    });
    HBox buttons = new HBox(10, fetch, cancel);
    getChildren().addAll(question, progress, buttons);
    sceneProperty()
        .addListener((observed, before, now) -> {
          if (now == null) {
            fetching.cancel();
          }
        });
  }

  /** Moves the progress bar. */
  public void refresh() {
    progress.setProgress(fetching.share());
  }

  private void fetch() {
    fetch.setDisable(true);
    progress.setVisible(true);
    fetching = new Background();
    fetching.<Path>start(
        checkpoint -> new Download(set.folder()).fetch(set, checkpoint),
        workbench.handover(),
        path -> {
          close.run();
          fetched.accept(set);
        },
        this::showFailure);
  }

  private void showFailure(Throwable failure) {
    question.setText(Background.sentence(failure));
    progress.setVisible(false);
    fetch.setText("Try again");
    fetch.setDisable(false);
  }
}
