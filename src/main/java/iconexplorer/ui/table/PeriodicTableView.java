package iconexplorer.ui.table;

import iconexplorer.method.Cell;
import iconexplorer.method.LearnedColumn;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.SupervisoryRow;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * Ten rows of p, five columns of q, the relatives and the legend. A click selects and, after a
 * short grace, starts; arrow keys move one focus through the tiles.
 */
public final class PeriodicTableView extends Region {

  private static final int COLUMNS = LearnedColumn.values().length;
  private static final int ROWS = SupervisoryRow.values().length;
  private static final double GAP = 4;
  private static final double LEGEND = 22;

  private final Workbench workbench;
  private final List<Head> columnHeads = new ArrayList<>();
  private final List<Head> rowHeads = new ArrayList<>();
  private final List<Tile> tiles = new ArrayList<>();
  private final Label rowsLabel = axisLabel("p, supervisory ↓");
  private final Label relativesLabel = new Label("Relatives");
  private final Legend legend = new Legend();
  private final Grace grace = new Grace();
  private final Tooltip tooltip = new Tooltip();
  private final ContextMenu stack = new ContextMenu();
  private int focused;

  public PeriodicTableView(Workbench workbench) {
    this.workbench = workbench;
    getStyleClass().add("periodic-table");
    getStylesheets().add(sheet());
    setId("periodic-table");
    tooltip.setShowDelay(Duration.millis(250));
    tooltip.setShowDuration(Duration.seconds(30));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(340);
    addHeads();
    addTiles();
    relativesLabel.getStyleClass().add("head-title");
    getChildren().addAll(rowsLabel, relativesLabel, legend);
    followSelection();
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setMinSize(0, 0);
  }

  private static String sheet() {
    return Objects.requireNonNull(PeriodicTableView.class.getResource("table.css"))
        .toExternalForm();
  }

  private static Label axisLabel(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("axis-label");
    return label;
  }

  // --- building ---

  private void addHeads() {
    for (LearnedColumn column : LearnedColumn.values()) {
      columnHeads.add(new Head("column-head", column.title(), column.formula(), column.words()));
    }
    for (SupervisoryRow row : SupervisoryRow.values()) {
      rowHeads.add(new Head("row-head", row.title(), row.formula(), row.words()));
    }
    columnHeads.forEach(this::addHead);
    rowHeads.forEach(this::addHead);
  }

  private void addHead(Head head) {
    head.setOnMouseEntered(event -> tooltip.setText(head.description()));
    Tooltip.install(head, tooltip);
    getChildren().add(head);
  }

  private void addTiles() {
    MethodTable.cells().forEach(cell -> addTile(Place.of(cell)));
    MethodTable.relatives().forEach(method -> addTile(Place.of(method)));
    focus(0);
  }

  private void addTile(Place place) {
    Tile tile = new Tile(place);
    int index = tiles.size();
    tile.setId("tile-" + place.id().replace('/', '-'));
    tile.setOnMouseClicked(event -> onClick(tile, event));
    tile.setOnMouseEntered(event -> describe(tile));
    tile.hoverProperty().addListener((observed, before, now) -> light(place, now));
    tile.focusVisibleProperty().addListener((observed, before, now) -> light(place, now));
    tile.focusedProperty()
        .addListener((observed, before, now) -> {
          if (now) {
            focus(index);
          }
        });
    Tooltip.install(tile, tooltip);
    workbench.statusOf(place).addListener((observed, before, now) -> tile.show(now));
    tile.show(workbench.statusOf(place).get());
    tiles.add(tile);
    getChildren().add(tile);
  }

  private void followSelection() {
    workbench
        .placeProperty()
        .addListener((observed, before, now) -> now.ifPresent(this::showSelected));
    workbench.placeProperty().get().ifPresent(this::showSelected);
  }

  private void showSelected(Place place) {
    for (int i = 0; i < tiles.size(); i++) {
      boolean selected = tiles.get(i).place().id().equals(place.id());
      tiles.get(i).select(selected);
      if (selected) {
        focus(i);
      }
    }
  }

  /** The tile of a place, for tests and demos. */
  Optional<Tile> tileOf(String placeId) {
    return tiles.stream().filter(tile -> tile.place().id().equals(placeId)).findFirst();
  }

  // --- choosing ---

  private void onClick(Tile tile, MouseEvent event) {
    tile.requestFocus();
    boolean secondary = event.getButton() == MouseButton.SECONDARY;
    if (tile.place().methods().size() > 1
        && (secondary || tile.onCorner(event.getX(), event.getY()))) {
      offerMethods(tile);
    } else if (!secondary) {
      choose(tile);
    }
    event.consume();
  }

  private void choose(Tile tile) {
    grace.cancel();
    if (workbench.select(tile.place())) {
      grace.begin(tile, workbench::startSelected);
    }
  }

  /** Ends the grace of a click, if one is pending: nothing starts. */
  public boolean cancelStart() {
    boolean cancelled = grace.cancel();
    if (cancelled) {
      workbench.selectCurrent();
    }
    return cancelled;
  }

  private void offerMethods(Tile tile) {
    stack.getItems().setAll(tile.place().methods().stream().map(this::item).toList());
    stack.show(tile, Side.BOTTOM, 0, 3);
  }

  private MenuItem item(Method method) {
    MenuItem item = new MenuItem(method.name() + " · " + method.reference().citation());
    item.setOnAction(event -> {
      grace.cancel();
      workbench.start(method);
    });
    return item;
  }

  private void light(Place place, boolean whether) {
    place.cell().ifPresent(cell -> light(cell, whether));
  }

  private void light(Cell cell, boolean whether) {
    rowHeads.get(cell.row().ordinal()).light(whether);
    columnHeads.get(cell.column().ordinal()).light(whether);
  }

  private void describe(Tile tile) {
    tooltip.setText(TileText.of(tile.place()));
  }

  // --- the keyboard ---

  private void onKey(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(event, Math.max(rowStart(focused), focused - 1));
      case RIGHT -> move(event, Math.min(rowEnd(focused), focused + 1));
      case UP -> move(event, focused >= COLUMNS ? focused - COLUMNS : focused);
      case DOWN -> move(event, focused + COLUMNS < tiles.size() ? focused + COLUMNS : focused);
      case HOME -> move(event, rowStart(focused));
      case END -> move(event, rowEnd(focused));
      case ENTER -> {
        choose(tiles.get(focused));
        if (tiles.get(focused).place().methods().size() > 1) {
          grace.cancel();
          offerMethods(tiles.get(focused));
        }
        event.consume();
      }
      default -> {}
    }
  }

  private void move(KeyEvent event, int index) {
    tiles.get(index).requestFocus();
    event.consume();
  }

  private static int rowStart(int index) {
    return index / COLUMNS * COLUMNS;
  }

  private int rowEnd(int index) {
    return Math.min(tiles.size() - 1, rowStart(index) + COLUMNS - 1);
  }

  private void focus(int index) {
    tiles.get(focused).setFocusTraversable(false);
    focused = index;
    tiles.get(index).setFocusTraversable(true);
  }

  // --- layout ---

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double headWidth = Math.clamp(width * 0.222, 92, 160);
    double headHeight = Math.clamp(height * 0.075, 26, 44);
    double tileWidth = (width - headWidth - (COLUMNS - 1) * GAP) / COLUMNS;
    double between = Math.clamp(height * 0.018, 5, 14);
    double tileHeight =
        (height - headHeight - between - LEGEND - (ROWS + 1) * GAP - 4) / (ROWS + 1);
    resizeText(tileWidth, tileHeight);
    rowsLabel.resizeRelocate(0, headHeight - 22, headWidth, 18);
    for (int column = 0; column < COLUMNS; column++) {
      double x = headWidth + column * (tileWidth + GAP);
      columnHeads.get(column).resizeRelocate(x, 0, tileWidth, headHeight - 4);
    }
    for (int row = 0; row < ROWS; row++) {
      double y = headHeight + row * (tileHeight + GAP);
      rowHeads.get(row).resizeRelocate(0, y, headWidth - 6, tileHeight);
    }
    for (int i = 0; i < tiles.size(); i++) {
      int row = i / COLUMNS;
      double y = headHeight + row * (tileHeight + GAP) + (row >= ROWS ? between : 0);
      double x = headWidth + i % COLUMNS * (tileWidth + GAP);
      tiles.get(i).resizeRelocate(snap(x), snap(y), snap(tileWidth), snap(tileHeight));
    }
    double relativesY = headHeight + ROWS * (tileHeight + GAP) + between;
    relativesLabel.resizeRelocate(0, relativesY, headWidth - 6, tileHeight);
    legend.fit(width);
    legend.resizeRelocate(0, height - LEGEND, width, LEGEND);
  }

  private static double snap(double value) {
    return Math.round(value);
  }

  private void resizeText(double tileWidth, double tileHeight) {
    double size = Math.clamp(Math.min((tileHeight - 2) / 2.65, tileWidth / 6.4), 8.5, 15);
    setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
  }

  @Override
  protected double computePrefWidth(double height) {
    return 600;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 560;
  }
}
