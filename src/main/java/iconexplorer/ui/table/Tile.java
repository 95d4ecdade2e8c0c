package iconexplorer.ui.table;

import iconexplorer.method.Method;
import iconexplorer.training.RunState;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.TileStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** One place of the table: symbol and name, and on it what its run is doing. */
final class Tile extends Region {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass UNTRAINED = PseudoClass.getPseudoClass("untrained");
  private static final String BARS = "M0 0 H2.6 V8 H0 Z M5 0 H7.6 V8 H5 Z";
  private static final String CROSS = "M0 1.2 L1.2 0 L8 6.8 L6.8 8 Z M6.8 0 L8 1.2 L1.2 8 L0 6.8 Z";
  private static final double SMALLEST_NAME = 8;

  private final Place place;
  private final Label symbol = label("tile-symbol");
  private final Label name = label("tile-name");
  private final Label corner = label("tile-corner");
  private final Label figure = label("tile-figure");
  private final Optional<SVGPath> mark;
  private final ProgressRing ring = new ProgressRing();
  private final SVGPath sign = new SVGPath();
  private final Region unseen = new Region();
  private final Region grace = new Region();
  private TileStatus status = TileStatus.NONE;
  private double graceShare;

  Tile(Place place) {
    this.place = place;
    getStyleClass().add("tile");
    setAccessibleRole(AccessibleRole.BUTTON);
    pseudoClassStateChanged(OPEN, place.methods().isEmpty());
    pseudoClassStateChanged(UNTRAINED, !place.trains());
    mark = place.first().map(method -> CategoryLook.mark(method.category()));
    sign.getStyleClass().add("tile-sign");
    unseen.getStyleClass().add("tile-unseen");
    grace.getStyleClass().add("tile-grace");
    getChildren().addAll(symbol, name, corner, figure, ring, sign, unseen, grace);
    mark.ifPresent(getChildren()::add);
    place.first().ifPresent(this::write);
    show(TileStatus.NONE);
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setMouseTransparent(true);
    return label;
  }

  private void write(Method method) {
    getStyleClass().add(CategoryLook.styleClass(method.category()));
    symbol.setText(method.symbol());
    name.setText(method.shortName());
    String others = place.methods().size() > 1 ? "+" + (place.methods().size() - 1) : "";
    corner.setText(place.trains() ? others : "not yet");
    figure.setText(place.trains() ? "" : others);
  }

  Place place() {
    return place;
  }

  void select(boolean whether) {
    pseudoClassStateChanged(SELECTED, whether);
  }

  /** How much of the time before a start is over; 0 hides the bar. */
  void showGrace(double share) {
    graceShare = share;
    grace.setVisible(share > 0);
    requestLayout();
  }

  /** Whether a point of this tile lies on its "+n". */
  boolean onCorner(double x, double y) {
    Bounds bounds = corner.getBoundsInParent();
    return !corner.getText().isEmpty() && x >= bounds.getMinX() - 4 && y <= bounds.getMaxY() + 3;
  }

  void show(TileStatus shown) {
    status = shown;
    boolean running =
        shown.state().filter(s -> s == RunState.RUNNING || s == RunState.PREPARING).isPresent();
    boolean waiting =
        shown.state().filter(s -> s == RunState.PAUSED || s == RunState.PARKED).isPresent();
    boolean broken =
        shown.state().filter(s -> s == RunState.DIVERGED || s == RunState.FAILED).isPresent();
    ring.setVisible(running || waiting);
    ring.show(shown.progress());
    sign.setContent(broken ? CROSS : BARS);
    sign.setVisible(waiting || broken);
    unseen.setVisible(shown.unseen());
    grace.setVisible(graceShare > 0);
    if (place.trains()) {
      figure.setText(figureText());
    }
    setAccessibleText(description());
    requestLayout();
  }

  private String figureText() {
    boolean ended = status.state().filter(RunState::ended).isPresent();
    return ended ? status.figure() : "";
  }

  private String description() {
    String where =
        place
            .cell()
            .map(cell -> cell.row().title() + " by " + cell.column().title())
            .orElse("beside the table");
    String who =
        place.methods().isEmpty()
            ? "open cell, no published method"
            : place.methods().stream().map(Method::name).collect(Collectors.joining(", "));
    String what = place.methods().isEmpty() || place.trains() ? "" : ", does not train yet";
    String how =
        status
            .state()
            .map(
                state ->
                    String.format(
                        Locale.ROOT,
                        ", %s, %.0f percent%s%s",
                        state.title(),
                        100 * status.progress(),
                        status.figure().isEmpty() ? "" : ", " + status.figure(),
                        status.unseen() ? ", not seen yet" : ""))
            .orElse("");
    return where + ": " + who + what + how;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double pad = Math.max(4, width * 0.075);
    double em = symbol.getFont().getSize();
    place(symbol, pad, height * 0.04);
    mark.ifPresent(shape -> layoutMark(shape, pad, em));
    double right = layoutRight(width - pad, height);
    place(corner, right - corner.prefWidth(-1), height * 0.07);
    double bottom = height - height * 0.06;
    double figureWidth = figure.getText().isEmpty() ? 0 : figure.prefWidth(-1);
    place(figure, width - pad - figureWidth, bottom - figure.prefHeight(-1));
    double room = width - 2 * pad - (figureWidth > 0 ? figureWidth + 3 : 0);
    layoutName(pad, bottom, room);
    double dot = 11;
    unseen.resizeRelocate(width - dot * 0.62, -dot * 0.38, dot, dot);
    grace.resizeRelocate(pad, height - 4, (width - 2 * pad) * graceShare, 2);
  }

  private void layoutMark(SVGPath shape, double pad, double em) {
    double scale = em * 0.5 / 8;
    shape.setScaleX(scale);
    shape.setScaleY(scale);
    double shift = 4 * (scale - 1);
    double middle = symbol.getLayoutY() + symbol.getHeight() * 0.52 - 4 * scale;
    shape.relocate(pad + symbol.getWidth() + em * 0.32 + shift, middle + shift);
  }

  private double layoutRight(double right, double height) {
    if (!ring.isVisible() && !sign.isVisible()) {
      return right;
    }
    double size = Math.min(18, height * 0.42);
    ring.resizeRelocate(right - size, height * 0.09, size, size);
    double signScale = size / 8 * (ring.isVisible() ? 0.42 : 0.6);
    sign.setScaleX(signScale);
    sign.setScaleY(signScale);
    sign.relocate(right - size / 2 - 3.9, height * 0.09 + size / 2 - 4);
    return right - size - 4;
  }

  private void layoutName(double x, double bottom, double room) {
    double natural = figure.getFont().getSize();
    double size = natural;
    Text probe = new Text(name.getText());
    while (size > SMALLEST_NAME && widthAt(probe, size) > room) {
      size -= 0.5;
    }
    name.setStyle(
        size == natural ? "" : String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
    name.resizeRelocate(x, bottom - name.prefHeight(-1), room + 2, name.prefHeight(-1));
  }

  private double widthAt(Text probe, double size) {
    probe.setFont(Font.font(name.getFont().getFamily(), size));
    return probe.getLayoutBounds().getWidth();
  }

  private static void place(Label label, double x, double y) {
    label.autosize();
    label.relocate(x, y);
  }
}
