package iconexplorer.ui.data;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Import;
import iconexplorer.data.RecentAddresses;
import iconexplorer.data.TableColumn;
import iconexplorer.ui.runs.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What is in a file or folder, before anything trains on it: sizes, columns, first pictures, and
 * what was done to it. Here a table can be read otherwise: by another label column, header,
 * separator or as images; and digits can be paired.
 */
public final class DataSheet extends VBox {
  private static final String DIGITS = "digits";
  private static final String NO_LABEL = "none";
  private static final int MOST_COLUMNS = 200;

  private final Workbench workbench;
  private final RecentAddresses recent;
  private final Runnable close;
  private final ProgressBar progress = new ProgressBar(0);
  private String address = "";

  /** The address whose data were shown last; empty where there are none yet. */
  private String shown = "";

  private Background reading = new Background();
  private boolean dark;

  /**
   * @param recent where the recipe is kept once the data are used
   * @param close takes the sheet away
   */
  public DataSheet(Workbench workbench, RecentAddresses recent, Runnable close) {
    this.workbench = workbench;
    this.recent = recent;
    this.close = close;
    setId("data-sheet");
    getStyleClass().add("data-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(DataSheet.class.getResource("data.css")).toExternalForm());
    progress.setId("data-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    sceneProperty()
        .addListener((observed, before, now) -> {
          if (now == null) {
            reading.cancel();
          }
        });
  }

  /** Reads a file or folder as it was read last, and shows what is in it. */
  public void open(Path path, boolean dark) {
    shown = "";
    open(recent.recipe(path), dark);
  }

  /** Reads what an address names, and shows what is in it. */
  public void open(String wanted, boolean dark) {
    this.dark = dark;
    reading.cancel();
    reading = new Background();
    address = wanted;
    getChildren().setAll(strong(shortName()), progress, buttons());
    reading.start(
        checkpoint -> DatasetCatalogue.open(wanted, workbench.seed(), checkpoint),
        workbench.handover(),
        this::show,
        this::showFailure);
  }

  /** Moves the progress bar. */
  public void refresh() {
    progress.setProgress(reading.share());
  }

  private String shortName() {
    return DataAddress.parse(address).shortName();
  }

  /** What a person chose and cannot be can be taken back. */
  private void showFailure(Throwable failure) {
    Label sentence = wrapped(Background.sentence(failure));
    sentence.setId("data-error");
    sentence.getStyleClass().add("warning");
    Button back = new Button("Back");
    back.setId("data-back");
    back.setOnAction(event -> open(shown, dark));
    getChildren()
        .setAll(
            strong(shortName()),
            sentence,
            shown.isEmpty() || shown.equals(address) ? buttons() : buttons(back));
  }

  private void show(Import read) {
    shown = address;
    List<Node> parts = new ArrayList<>();
    parts.add(strong(shortName()));
    Label facts = wrapped(DataFacts.of(read.data()));
    facts.setId("data-facts");
    parts.add(facts);
    if (!read.columns().isEmpty()) {
      parts.add(labelChoice(read.columns()));
    }
    read.form()
        .map(form -> new FormChoices(form, read.data().imageShape().isPresent(), this::openWith))
        .filter(choices -> !choices.getChildren().isEmpty())
        .ifPresent(parts::add);
    if (!read.columns().isEmpty()) {
      parts.add(columns(read.columns()));
    }
    pairing(read.data()).ifPresent(parts::add);
    FirstItems.of(read.data(), dark).ifPresent(parts::add);
    if (!read.notes().isEmpty()) {
      Label notes = wrapped(String.join("\n", read.notes()));
      notes.setId("data-notes");
      notes.getStyleClass().add("muted");
      parts.add(notes);
    }
    Button use = new Button("Train on these data");
    use.setId("data-use");
    use.setDefaultButton(true);
    use.setOnAction(event -> use(read));
    parts.add(buttons(use));
    getChildren().setAll(parts);
  }

  private void use(Import read) {
    recent.add(address);
    close.run();
    workbench.changeDataset(
        DatasetCatalogue.info(address)
            .orElseGet(() -> DatasetInfo.of(address, String.join(" ", read.notes()), read.data())));
  }

  private HBox buttons(Button... more) {
    Button cancel = new Button("Cancel");
    cancel.setId("data-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> {
      reading.cancel();
      close.run();
    });
    HBox row = new HBox(more);
    row.getChildren().add(cancel);
    row.getStyleClass().add("data-buttons");
    return row;
  }

  /** Another choice reads the table anew. */
  private HBox labelChoice(List<TableColumn> columns) {
    ChoiceBox<String> choice = new ChoiceBox<>();
    choice.setId("data-label");
    choice.getItems().add(NO_LABEL);
    columns.stream().limit(MOST_COLUMNS).map(TableColumn::name).forEach(choice.getItems()::add);
    int chosen = 0;
    for (int c = 0; c < choice.getItems().size() - 1; c++) {
      chosen = columns.get(c).role() == TableColumn.Role.LABEL ? c + 1 : chosen;
    }
    choice.getSelectionModel().select(chosen);
    choice
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((observed, before, now) ->
            openWith(Setting.LABEL, now.intValue() == 0 ? NO_LABEL : now.toString()));
    HBox row = new HBox(new Label("Labels are in column"), choice);
    row.getStyleClass().add("data-row");
    return row;
  }

  private void openWith(Setting setting, String value) {
    open(DataAddress.parse(address).with(setting, value).toString(), dark);
  }

  private static ScrollPane columns(List<TableColumn> columns) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("library-list");
    int row = 0;
    for (TableColumn column : columns.subList(0, Math.min(columns.size(), MOST_COLUMNS))) {
      grid.addRow(
          row++,
          new Label(column.name()),
          muted(column.words() ? "words" : "numbers"),
          muted(column.examples() + ", …"),
          muted(column.missing() == 0 ? "" : column.missing() + " missing"),
          muted(
              switch (column.role()) {
                case FEATURE -> "";
                case LABEL -> "label";
                case LEFT_OUT -> "left out";
              }));
    }
    if (columns.size() > MOST_COLUMNS) {
      grid.addRow(row, muted("… and " + (columns.size() - MOST_COLUMNS) + " columns more"));
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(160);
    return scroll;
  }

  /** Offered where the classes are digits and each item could be the second view of one. */
  private Optional<CheckBox> pairing(Dataset data) {
    DataAddress parsed = DataAddress.parse(address);
    Optional<String> partner = parsed.get(Setting.WITH);
    boolean digits =
        data.labelled() && data.classNames().stream().allMatch(name -> name.matches("\\d"));
    if (partner.isEmpty() && !digits) {
      return Optional.empty();
    }
    CheckBox paired = new CheckBox("as second modality of the handwritten digits");
    paired.setId("data-pair");
    paired.setSelected(partner.isPresent());
    paired.setOnAction(event ->
        open(
            partner.orElseGet(
                () -> DataAddress.parse(DIGITS).with(Setting.WITH, address).toString()),
            dark));
    return Optional.of(paired);
  }

  private static Label strong(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("strong");
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
