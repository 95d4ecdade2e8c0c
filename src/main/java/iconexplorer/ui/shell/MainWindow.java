package iconexplorer.ui.shell;

import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.method.CellCard;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.table.PeriodicTableView;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Panel;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window: bars above and below, the desk between them, and what lies over it. */
public final class MainWindow {

  private static final int PULSES_PER_REFRESH = 6;

  private final Workbench workbench;
  private final Pictures pictures;
  private final PeriodicTableView table;
  private final CellCard card;
  private final TopBar topBar;
  private final StatusBar statusBar;
  private final StackPane root = new StackPane();
  private final Pulse pulse = new Pulse(this::onPulse);
  private Appearance appearance;
  private int pulses;

  public MainWindow(Workbench workbench, Appearance appearance) {
    this.workbench = workbench;
    this.appearance = appearance;
    table = new PeriodicTableView(workbench);
    card = new CellCard(workbench);
    pictures = new Pictures(workbench);
    topBar = new TopBar(workbench);
    statusBar = new StatusBar(workbench, () -> {});
    root.getStyleClass().add("window");
    root.getStylesheets()
        .add(Objects.requireNonNull(MainWindow.class.getResource("shell.css")).toExternalForm());
    root.getChildren().add(frame());
    workbench.listen(this::onEvent);
    workbench.currentProperty().addListener((observed, before, now) -> onCurrent(now));
  }

  private BorderPane frame() {
    Label axis = new Label("q, learned →");
    Panel tablePanel = new Panel("Periodic table", table, axis);
    tablePanel.setMinSize(0, 0);
    Desk desk =
        new Desk(tablePanel, card, pictures.embedding(), pictures.first(), pictures.second());
    VBox bottom = new VBox(new MessageBar(workbench.messages()), statusBar);
    BorderPane frame = new BorderPane(desk);
    frame.setTop(topBar);
    frame.setBottom(bottom);
    return frame;
  }

  /** The scene of the window, in the appearance it was made with. */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    appearance.dress(scene);
    pictures.dress(appearance);
    return scene;
  }

  public Parent root() {
    return root;
  }

  /** Begins to take in what the laboratory says. */
  public void begin() {
    pulse.start();
  }

  public void end() {
    pulse.stop();
  }

  private void onPulse() {
    card.pulse();
    workbench.drain().ifPresent(pictures::show);
    if (++pulses % PULSES_PER_REFRESH == 0) {
      refresh();
    }
  }

  private void refresh() {
    topBar.refresh();
    card.refresh();
    statusBar.refresh(pulse.framesPerSecond(), !topBar.showsDevice());
  }

  private void onEvent(TrainingEvent event) {
    if (workbench.current().filter(run -> run.id() == event.run()).isPresent()) {
      pictures.accept(event);
    }
  }

  private void onCurrent(Optional<Run> run) {
    run.ifPresent(pictures::show);
    refresh();
  }

}
