package iconexplorer.ui.shell;

import iconexplorer.data.PublishedSet;
import iconexplorer.data.RecentAddresses;
import iconexplorer.demo.Demo;
import iconexplorer.session.SessionFile;
import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.data.DataSheet;
import iconexplorer.ui.data.EmbedSheet;
import iconexplorer.ui.data.FetchSheet;
import iconexplorer.ui.data.ReadingSheet;
import iconexplorer.ui.demo.DemoBar;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.film.FilmSheet;
import iconexplorer.ui.film.Recorder;
import iconexplorer.ui.method.CellCard;
import iconexplorer.ui.runs.ConfiguredRun;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.table.PeriodicTableView;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Panel;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** The whole window: bars above and below, the desk between them, and what lies over it. */
public final class MainWindow {

  private static final int PULSES_PER_REFRESH = 6;

  private final Workbench workbench;
  private final Exports exports;
  private final Recorder recorder;
  private final Pictures pictures;
  private final Sessions sessions;
  private final PeriodicTableView table;
  private final CellCard card;
  private final DemoBar demoBar;
  private final Menus menus;
  private final TopBar topBar;
  private final StatusBar statusBar;
  private final Overlay overlay;
  private final StackPane root;
  private Runnable sheetPulse = () -> {};
  private RecentAddresses recent = RecentAddresses.forgotten();
  private final Pulse pulse = new Pulse(this::onPulse);
  private Appearance appearance;
  private int pulses;

  public MainWindow(Workbench workbench, Appearance appearance) {
    this.workbench = workbench;
    this.appearance = appearance;
    appearance.dress();
    overlay = new Overlay();
    root = new StackPane();
    exports = new Exports(workbench);
    recorder = new Recorder(workbench);
    table = new PeriodicTableView(workbench);
    card = new CellCard(workbench);
    demoBar = new DemoBar(workbench);
    pictures = new Pictures(workbench);
    sessions = new Sessions(workbench, pictures, this::read);
    menus = new Menus(this, exports, exportable());
    topBar = new TopBar(workbench, menus.nodes());
    topBar.offerMore(() -> menus.moreData(recent.all()));
    statusBar = new StatusBar(workbench, this::showMessages);
    root.getStyleClass().add("window");
    root.getStylesheets()
        .add(Objects.requireNonNull(MainWindow.class.getResource("shell.css")).toExternalForm());
    root.getChildren().addAll(frame(), messages(), overlay);
    takeDrops();
    workbench.listen(this::onEvent);
    workbench.currentProperty().addListener((observed, before, now) -> onCurrent(now));
  }

  private BorderPane frame() {
    Label axis = new Label("q, learned →");
    Panel tablePanel = new Panel("Periodic table", table, axis);
    Desk desk =
        new Desk(tablePanel, card, pictures.embedding(), pictures.first(), pictures.second());
    BorderPane frame = new BorderPane(desk);
    frame.setTop(new VBox(topBar, demoBar));
    frame.setBottom(statusBar);
    return frame;
  }

  /** Above the status bar, over what is there: nothing moves when a message comes. */
  private MessageBar messages() {
    MessageBar bar = new MessageBar(workbench.messages());
    bar.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
    statusBar
        .heightProperty()
        .addListener((observed, before, now) ->
            StackPane.setMargin(bar, new Insets(0, 0, now.doubleValue(), 0)));
    return bar;
  }

  /** The scene of the window, in the appearance it was made with. */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(new Group(), width, height);
    dress(scene);
    scene.setRoot(root);
    new Keys(this).listen(scene);
    return scene;
  }

  public Parent root() {
    return root;
  }

  public Workbench workbench() {
    return workbench;
  }

  /** What the current run can be written as. */
  public Exports exports() {
    return exports;
  }

  /** Where the session is kept, saved and opened. */
  public Sessions sessions() {
    return sessions;
  }

  Pictures pictures() {
    return pictures;
  }

  /** Every view, and the table and the window as they look. */
  List<Picture> exportable() {
    List<Picture> all = new ArrayList<>(pictures.exportable());
    all.add(new Picture("table", "Periodic table", scale -> pixels(table, scale)));
    all.add(new Picture("window", "Whole window", scale -> pixels(root, scale)));
    return all;
  }

  private SizedFigure pixels(Node node, double scale) {
    FigurePalette palette = FigurePalette.of(appearance.dark());
    return NodePixels.of(node, Color.web(FigurePalette.css(palette.surface())), scale);
  }

  // --- the pulse ---

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
    sessions.pulse();
    pulses++;
    if (pulses % PULSES_PER_REFRESH == 0) {
      refresh();
    }
  }

  private void refresh() {
    topBar.refresh();
    pictures.refresh();
    card.refresh();
    statusBar.refresh(pulse.framesPerSecond(), !topBar.showsDevice());
    sheetPulse.run();
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

  // --- what menus and keys ask for ---

  /** Plays a guided demo from its first step. */
  public void play(Demo demo) {
    demoBar.play(demo);
  }

  /** Reads a model; it becomes the paused run of its place. */
  public void openModel(Path file) {
    ReadingSheet sheet = reading("Model", () -> {});
    workbench.loadModel(file, sheet.of(file), sheet::end);
  }

  /**
   * Reads a data file or folder and shows what is in it; a yes starts the selected method on it.
   */
  public void openData(Path file) {
    show(sheet -> sheet.open(file, appearance.dark()));
  }

  /** The same of what an address names. */
  void openData(String address) {
    show(sheet -> sheet.open(address, appearance.dark()));
  }

  private void show(Consumer<DataSheet> open) {
    DataSheet sheet = new DataSheet(workbench, recent, overlay::hide);
    sheetPulse = sheet::refresh;
    overlay.show("Data", sheet);
    open.accept(sheet);
  }

  /** Reads the settings of a run and the data that it names, and starts the same run. */
  private void openConfig(Path file) {
    workbench
        .handover()
        .expect(
            CompletableFuture.supplyAsync(() -> ConfiguredRun.dataOf(file)),
            addresses -> read(addresses, () -> workbench.openConfig(file), () -> {}),
            workbench.messages()::error);
  }

  /** Reads the files that something needs before it is done. */
  private void read(List<String> addresses, Runnable then, Runnable onCancelled) {
    reading("Data", onCancelled).read(workbench, addresses, then);
  }

  /** Where reading takes a while, a sheet says how far it is, and ends it. */
  private ReadingSheet reading(String title, Runnable onCancelled) {
    ReadingSheet sheet = new ReadingSheet(overlay::hide, onCancelled);
    sheetPulse =
        () -> {
          if (sheet.late() && sheet.getScene() == null) {
            overlay.show(title, sheet);
          }
          sheet.refresh();
        };
    return sheet;
  }

  /** Maps a file's items with the current model, and shows where they come to lie. */
  public void embedNew(Path file) {
    if (workbench.current().isEmpty()) {
      note("There is no model yet: train one, then embed other data with it.");
      return;
    }
    EmbedSheet sheet =
        new EmbedSheet(
            workbench,
            appearance.dark(),
            (items, ending) ->
                menus.save(
                    "Save the embedding", "-new" + ending, to -> exports.newItems(items, to)),
            overlay::hide);
    sheetPulse = sheet::refresh;
    overlay.show("New data", sheet);
    sheet.embed(file);
  }

  /** Opens a published set; asks first where it has to be fetched. */
  void openPublished(PublishedSet set) {
    if (set.isIn(set.folder())) {
      openData(set.id());
      return;
    }
    FetchSheet sheet =
        new FetchSheet(workbench, set, fetched -> openData(fetched.id()), overlay::hide);
    sheetPulse = sheet::refresh;
    overlay.show(set.title(), sheet);
  }

  /** From now on knows what was opened before, and remembers what will be. */
  public void remember(RecentAddresses addresses) {
    recent = addresses;
  }

  /**
   * Takes files and folders that are dropped: sessions, models and settings by their ending, else
   * data.
   */
  private void takeDrops() {
    root.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
      event.consume();
    });
    root.setOnDragDropped(event -> {
      event.getDragboard().getFiles().stream().findFirst().map(File::toPath).ifPresent(this::drop);
      event.setDropCompleted(event.getDragboard().hasFiles());
      event.consume();
    });
  }

  /** Opens a file by its ending: session, model, settings of a run, else data. */
  public void drop(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(SessionFile.ENDING)) {
      sessions.open(file);
    } else if (name.endsWith(".zip")) {
      openModel(file);
    } else if (name.endsWith(".json")) {
      openConfig(file);
    } else {
      openData(file);
    }
  }

  void note(String text) {
    workbench.messages().note(text);
  }

  void nudgeAlpha(double by) {
    card.nudgeAlpha(by);
  }

  /** Light becomes dark, dark light. */
  public void switchAppearance() {
    appearance = appearance.other();
    dress(root.getScene());
  }

  /** Light or dark from now on. */
  public void setAppearance(Appearance chosen) {
    appearance = chosen;
    dress(root.getScene());
  }

  private void dress(Scene scene) {
    appearance.dress(scene);
    pictures.dress(appearance);
    menus.showAppearance(appearance.dark());
  }

  void switchFullScreen() {
    if (root.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(!stage.isFullScreen());
    }
  }

  void close() {
    Window window = root.getScene().getWindow();
    window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  /** Escape: the nearest thing that can be left is left. */
  void escape() {
    boolean left = overlay.hide() || table.cancelStart() || demoBar.close();
    if (!left) {
      workbench.messages().close();
    }
  }

  /** Records the training, or writes what was recorded. */
  void showFilm() {
    FilmSheet sheet = new FilmSheet(workbench, recorder, appearance.dark(), exports.fileName(""));
    sheetPulse = sheet::refresh;
    overlay.show("Animation of the training", sheet);
  }

  Recorder recorder() {
    return recorder;
  }

  void showShortcuts() {
    overlay.show("Keyboard shortcuts", new ShortcutSheet());
  }

  void showAbout() {
    overlay.show("I-Con Explorer", new AboutSheet());
  }

  private void showMessages() {
    Label all =
        new Label(
            workbench.messages().all().stream()
                .map(message ->
                    message.text() + (message.count() > 1 ? " × " + message.count() : ""))
                .collect(Collectors.joining("\n")));
    all.setWrapText(true);
    ScrollPane scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(560, 320);
    overlay.show("Messages", scroll);
  }
}
