package iconexplorer.ui.shell;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Method;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What runs and how far, always in sight. */
final class TopBar extends HBox {

  /** A movement of KL below this many nats is shown as standing still. */
  private static final double STILL = 0.005;

  /** From this width there is room for the device; below, the status bar has it. */
  private static final double WIDE = 1500;

  private final Workbench workbench;
  private final ToolButtons buttons;
  private final Label title = new Label("I-Con Explorer");
  private final Label seed = value("seed");
  private final MenuButton dataset = new MenuButton();
  private final Label size = quiet("");
  private final Label run = value("run-title");
  private final Label step = value("step");
  private final ProgressBar progress = new ProgressBar(0);
  private final Label left = quiet("time-left");
  private final Label kl = value("kl");
  private final Label trend = quiet("kl-trend");
  private final StateChip chip = new StateChip();
  private final Label device = new Label();

  TopBar(Workbench workbench, Node... menus) {
    this.workbench = workbench;
    buttons = new ToolButtons(workbench);
    getStyleClass().add("top-bar");
    title.getStyleClass().add("brand");
    title.setMinWidth(USE_PREF_SIZE);
    device.getStyleClass().addAll("chip", "outlined");
    device.setId("device");
    dataset.getStyleClass().add("flat-menu");
    dataset.setId("dataset");
    dataset.setMinWidth(USE_PREF_SIZE);
    dataset.setTooltip(new Tooltip("Choose the data set"));
    kl.getStyleClass().add("kl-value");
    run.setMinWidth(0);
    progress.setId("progress");
    offerDatasets();
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    HBox menuBox = new HBox(menus);
    menuBox.getStyleClass().add("menu-box");
    getChildren()
        .addAll(
            title,
            buttons,
            group(quiet("seed", ""), seed),
            group(dataset, size),
            group(run, quiet("step", ""), step, progress, left),
            group(quiet("KL", ""), kl, quiet("nats", ""), trend),
            chip,
            device,
            gap,
            menuBox);
    widthProperty().addListener((observed, before, now) -> fit(now.doubleValue()));
    refresh();
  }

  private static Label quiet(String id) {
    return quiet("", id);
  }

  private static Label quiet(String text, String id) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setId(id.isEmpty() ? "" : id);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Label value(String id) {
    Label label = new Label();
    label.getStyleClass().add("strong");
    label.setId(id);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static HBox group(Node... parts) {
    HBox group = new HBox(parts);
    group.getStyleClass().add("bar-group");
    return group;
  }

  private void offerDatasets() {
    MenuItem suited = new MenuItem("What suits each method");
    suited.setId("dataset-suited");
    suited.setOnAction(event -> workbench.releaseDataset());
    dataset.getItems().addAll(suited, new SeparatorMenuItem());
    for (DatasetInfo info : DatasetCatalogue.all()) {
      MenuItem item = new MenuItem(info.title() + " · " + Numbers.count(info.size()));
      item.setId("dataset-" + info.id());
      item.setOnAction(event -> workbench.changeDataset(info));
      dataset.getItems().add(item);
    }
  }

  /** Offers these below the bundled and generated sets, asked for anew each time. */
  void offerMore(Supplier<List<MenuItem>> more) {
    int always = dataset.getItems().size();
    dataset.setOnShowing(event -> {
      dataset.getItems().remove(always, dataset.getItems().size());
      dataset.getItems().addAll(more.get());
    });
  }

  /** Leaves out what a narrow window has no room for; the status bar keeps the device. */
  private void fit(double width) {
    show(width >= 1140, title);
    show(width >= WIDE, device);
    show(width >= 1100, left);
    show(width >= 1240, run);
    show(width >= 1360, size);
    progress.setPrefWidth(width >= WIDE ? 140 : width >= 1380 ? 96 : 56);
  }

  boolean showsDevice() {
    return device.isVisible();
  }

  private static void show(boolean whether, Node... nodes) {
    for (Node node : List.of(nodes)) {
      node.setVisible(whether);
      node.setManaged(whether);
    }
  }

  /** Writes the numbers of the current run anew. */
  void refresh() {
    Optional<Run> current = workbench.current();
    buttons.refresh(current);
    chip.show(current.map(Run::state));
    device.setText(workbench.deviceProperty().get());
    device.setManaged(!device.getText().isEmpty() && getWidth() >= WIDE);
    device.setVisible(device.isManaged());
    current.ifPresentOrElse(this::refresh, this::refreshEmpty);
  }

  private void refresh(Run run) {
    seed.setText(Long.toString(run.spec().seed()));
    showDataset(run.spec().dataset());
    this.run.setText(run.method().map(Method::shortName).orElseGet(run::title));
    int done = run.stepProperty().get();
    step.setText(Numbers.count(done) + " / " + Numbers.count(run.plannedSteps()));
    progress.setProgress(run.progress());
    boolean moving = !run.state().ended() && run.secondsLeft().isPresent();
    left.setText(moving ? Numbers.duration(run.secondsLeft().orElse(0)) + " left" : "");
    kl.setText(Numbers.nats(run.klProperty().get()));
    showTrend(run.trend(), run.spec().equation().minimisedBesideKl().isPresent());
  }

  private void refreshEmpty() {
    seed.setText(Long.toString(Workbench.FIRST_SEED));
    showDataset(workbench.datasetProperty().get().id());
    run.setText("");
    step.setText("–");
    kl.setText("–");
  }

  private void showDataset(String id) {
    dataset.setText(DataChoice.shortName(id));
    Optional<DatasetInfo> info =
        Stream.concat(DatasetCatalogue.all().stream(), Stream.of(workbench.datasetProperty().get()))
            .filter(known -> known.id().equals(id))
            .findFirst();
    size.setText(info.map(known -> Numbers.count(known.size()) + " items").orElse(""));
  }

  /** A rise is a warning only where KL is what the run minimises. */
  private void showTrend(double change, boolean besideKl) {
    boolean still = Math.abs(change) < STILL;
    trend.setText(still ? "" : (change < 0 ? "▾ " : "▴ ") + Numbers.nats(Math.abs(change)));
    trend.getStyleClass().removeAll("falling", "rising");
    if (!still && !besideKl) {
      trend.getStyleClass().add(change < 0 ? "falling" : "rising");
    }
  }
}
