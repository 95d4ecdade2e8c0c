package iconexplorer.ui.shell;

import iconexplorer.data.DataAddress;
import iconexplorer.data.PublishedSet;
import iconexplorer.demo.Demo;
import iconexplorer.demo.DemoReader;
import iconexplorer.log.LogFile;
import iconexplorer.session.SessionFile;
import iconexplorer.ui.figure.FigureFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menus at the right end of the tool bar: demos, export, appearance, the rest. */
final class Menus {
  private static final int MOST_RECENT = 8;

  private final MainWindow window;
  private final Exports exports;
  private final List<Picture> pictures;
  private final FontIcon appearanceIcon = new FontIcon(Feather.SUN);

  Menus(MainWindow window, Exports exports, List<Picture> pictures) {
    this.window = window;
    this.exports = exports;
    this.pictures = pictures;
  }

  /** In the order of the tool bar. */
  Node[] nodes() {
    return new Node[] {demos(), export(), appearance(), more()};
  }

  private static MenuButton menu(String id, Feather icon, String what) {
    MenuButton menu = new MenuButton("", new FontIcon(icon));
    menu.setId("menu-" + id);
    menu.getStyleClass().add("icon-menu");
    menu.setTooltip(new Tooltip(what));
    menu.setAccessibleText(what);
    return menu;
  }

  private static MenuItem item(String id, String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuButton demos() {
    MenuButton menu = menu("demos", Feather.BOOK_OPEN, "Guided demos");
    menu.setOnShowing(event -> {
      if (menu.getItems().isEmpty()) {
        DemoReader.bundled().forEach(demo -> menu.getItems().add(item(demo)));
      }
    });
    return menu;
  }

  private MenuItem item(Demo demo) {
    return item(
        "demo-" + demo.id(),
        demo.title() + "  ·  " + demo.minutes() + " min",
        () -> window.play(demo));
  }

  private MenuButton export() {
    MenuButton menu = menu("export", Feather.DOWNLOAD, "Export");
    menu.getItems()
        .addAll(
            item(
                "export-model",
                "Model (DL4J zip) …",
                () -> save("Export the model", ".zip", exports::model)),
            item(
                "export-onnx",
                "Model as ONNX …",
                () -> save("Export the model", ".onnx", exports::onnx)),
            item(
                "export-csv",
                "Embedding as CSV …",
                () -> save("Export the embedding", ".csv", exports::embeddingCsv)),
            item(
                "export-npy",
                "Embedding as npy …",
                () -> save("Export the embedding", ".npy", exports::embeddingNpy)),
            item(
                "export-npz",
                "Embedding with labels as npz …",
                () -> save("Export the embedding", ".npz", exports::embeddingNpz)),
            item(
                "export-projector",
                "Embedding for TensorFlow's projector …",
                () -> save("Make a folder for the projector", "-projector", exports::projector)),
            item(
                "export-run",
                "Run folder …",
                () -> save("Make a run folder", "-run", exports::runFolder)),
            new SeparatorMenuItem());
    pictures.forEach(picture -> menu.getItems().add(submenu(picture)));
    menu.getItems()
        .addAll(
            item("export-film", "Animation of the training …", window::showFilm),
            new SeparatorMenuItem(),
            item("copy-command", "Copy as command line", this::copyCommandLine));
    return menu;
  }

  private Menu submenu(Picture picture) {
    Menu menu = new Menu(picture.title());
    for (FigureFormat format : FigureFormat.values()) {
      menu.getItems()
          .add(
              item(
                  "export-" + picture.id() + "-" + format.name().toLowerCase(Locale.ROOT),
                  format.title() + " …",
                  () ->
                      save(
                          "Export the picture",
                          "-" + picture.id() + format.ending(),
                          file -> exports.picture(picture, format, file))));
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("copy-" + picture.id(), "Copy", () -> exports.copy(picture)));
    return menu;
  }

  private void copyCommandLine() {
    exports
        .commandLine()
        .ifPresentOrElse(
            line -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(line);
              Clipboard.getSystemClipboard().setContent(content);
              window.note("Copied: " + line + exports.changedOnTheWay());
            },
            () ->
                window.note(
                    "There is no run yet, or one that no command line says: save it as a session or"
                        + " a model."));
  }

  private Button appearance() {
    Button button = new Button("", appearanceIcon);
    button.setId("appearance");
    button.getStyleClass().add("icon-menu");
    button.setAccessibleText("Light or dark");
    button.setTooltip(new Tooltip("Light or dark"));
    button.setOnAction(event -> window.switchAppearance());
    return button;
  }

  /** Shows what a click on the appearance button would give. */
  void showAppearance(boolean dark) {
    appearanceIcon.setIconCode(dark ? Feather.SUN : Feather.MOON);
  }

  private MenuButton more() {
    MenuButton menu = menu("more", Feather.MENU, "Menu");
    MenuItem openModel = item("open-model", "Open model …", this::openModel);
    openModel.setAccelerator(KeyCombination.valueOf("Shortcut+O"));
    MenuItem openData = item("open-data", "Open data file …", this::openData);
    MenuItem openSession = item("open-session", "Open session …", this::openSession);
    Menu recentSessions = new Menu("Recent sessions");
    recentSessions.setId("recent-sessions");
    MenuItem saveSession = item("save-session", "Save session", this::saveSession);
    saveSession.setAccelerator(KeyCombination.valueOf("Shortcut+S"));
    MenuItem saveSessionAs = item("save-session-as", "Save session as …", this::saveSessionAs);
    saveSessionAs.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+S"));
    menu.setOnShowing(event -> {
      recentSessions.getItems().setAll(recentSessions());
      recentSessions.setDisable(recentSessions.getItems().isEmpty());
    });
    MenuItem embed = item("embed-new", "Embed new data with this model …", this::embedNew);
    MenuItem shortcuts = item("shortcuts", "Keyboard shortcuts", window::showShortcuts);
    shortcuts.setAccelerator(KeyCombination.valueOf("F1"));
    MenuItem about = item("about", "About I-Con Explorer", window::showAbout);
    MenuItem report = item("copy-report", "Copy report", this::copyReport);
    MenuItem quit = item("quit", "Quit", window::close);
    quit.setAccelerator(KeyCombination.valueOf("Shortcut+Q"));
    menu.getItems()
        .addAll(
            openSession,
            recentSessions,
            saveSession,
            saveSessionAs,
            new SeparatorMenuItem(),
            openModel,
            openData,
            embed,
            new SeparatorMenuItem(),
            shortcuts,
            report,
            about,
            new SeparatorMenuItem(),
            quit);
    return menu;
  }

  private void copyReport() {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        ProblemReport.text(
            window.workbench().deviceProperty().get(),
            window.workbench().messages().all(),
            LogFile.ofUser()));
    Clipboard.getSystemClipboard().setContent(content);
    window.note("Copied versions, device, the last errors and the end of the log.");
  }

  private void openSession() {
    choose("Open a session", "Session", "*" + SessionFile.ENDING)
        .ifPresent(window.sessions()::open);
  }

  /** Those that no file has, then files. */
  private List<MenuItem> recentSessions() {
    Sessions sessions = window.sessions();
    List<MenuItem> items = new ArrayList<>();
    for (Sessions.Earlier one : sessions.earlier()) {
      String title = items.isEmpty() ? "Last session, of " : "Session of ";
      items.add(item("last-session", title + one.time(), () -> sessions.reopen(one)));
    }
    List<String> recent = sessions.recent();
    for (String address : recent.subList(0, Math.min(MOST_RECENT, recent.size()))) {
      Path path = Path.of(address);
      items.add(
          item("recent-session", String.valueOf(path.getFileName()), () -> sessions.open(path)));
    }
    return items;
  }

  private void saveSession() {
    window.sessions().file().ifPresentOrElse(window.sessions()::saveAs, this::saveSessionAs);
  }

  private void saveSessionAs() {
    save("Save the session", SessionFile.ENDING, window.sessions()::saveAs);
  }

  private void openModel() {
    choose("Open a model", "DL4J model", "*.zip").ifPresent(window::openModel);
  }

  private void openData() {
    chooseData("Open a data file").ifPresent(window::openData);
  }

  private void embedNew() {
    chooseData("Embed a data file").ifPresent(window::embedNew);
  }

  private Optional<Path> chooseData(String title) {
    return choose(
        title,
        "Tables, arrays, images, graphs, recordings",
        "*.csv",
        "*.tsv",
        "*.txt",
        "*.gz",
        "*ubyte",
        "*.npy",
        "*.npz",
        "*.bin",
        "*.svm",
        "*.libsvm",
        "*.tar",
        "*.tgz");
  }

  private void openFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Open a folder of data");
    Optional.ofNullable(chooser.showDialog(owner())).map(File::toPath).ifPresent(window::openData);
  }

  /** Data that do not come along: published sets, files, and what was opened before. */
  List<MenuItem> moreData(List<String> recent) {
    List<MenuItem> items = new ArrayList<>();
    items.add(new SeparatorMenuItem());
    for (PublishedSet set : PublishedSet.values()) {
      String text =
          set.isIn(set.folder())
              ? set.title()
              : "%s · fetch %.0f MB …".formatted(set.title(), set.bytes() / 1e6);
      items.add(item("dataset-" + set.id(), text, () -> window.openPublished(set)));
    }
    items.add(new SeparatorMenuItem());
    items.add(item("dataset-file", "Open file …", this::openData));
    items.add(item("dataset-folder", "Open folder …", this::openFolder));
    for (String address : recent.subList(0, Math.min(MOST_RECENT, recent.size()))) {
      String name = DataAddress.parse(address).shortName();
      items.add(item("dataset-recent", name, () -> window.openData(address)));
    }
    return items;
  }

  private Optional<Path> choose(String title, String kind, String... patterns) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(kind, patterns),
            new FileChooser.ExtensionFilter("All files", "*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner())).map(File::toPath);
  }

  /** Asks for a name and does something with it. */
  void save(String title, String ending, Consumer<Path> action) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(exports.fileName(ending));
    Optional.ofNullable(chooser.showSaveDialog(owner())).map(File::toPath).ifPresent(action);
  }

  private Window owner() {
    return window.root().getScene().getWindow();
  }
}
