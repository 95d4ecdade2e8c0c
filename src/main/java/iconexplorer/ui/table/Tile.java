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
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

/** One place of the table: symbol and name, and on it what its run is doing. */
final class Tile extends Region {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final String BARS = "M0 0 H2.6 V8 H0 Z M5 0 H7.6 V8 H5 Z";
  private static final String CROSS = "M0 1.2 L1.2 0 L8 6.8 L6.8 8 Z M6.8 0 L8 1.2 L1.2 8 L0 6.8 Z";
  private static final double SMALLEST_NAME = 7.5;
  private static final double NAME_TO_SYMBOL = 0.88 / 1.28;
  private static final double MARK = 8;
  private static final double DOT = 11;

  private final Place place;
  private final Text symbol = text("tile-symbol");
  private final Text name = text("tile-name");
  private final Text corner = text("tile-corner");
  private final Text figure = text("tile-figure");
  private Optional<Method> written = Optional.empty();
  private Optional<SVGPath> mark = Optional.empty();
  private final ProgressRing ring = new ProgressRing();
  private final SVGPath sign = new SVGPath();
  private final Region unseen = new Region();
  private final Region grace = new Region();
  private TileStatus status = TileStatus.NONE;
  private double graceShare;
  private double nameWidthPerSize;

  Tile(Place place) {
    this.place = place;
    getStyleClass().add("tile");
    setAccessibleRole(AccessibleRole.BUTTON);
    pseudoClassStateChanged(OPEN, place.isOpen());
    sign.getStyleClass().add("tile-sign");
    unseen.getStyleClass().add("tile-unseen");
    grace.getStyleClass().add("tile-grace");
    show(TileStatus.NONE);
  }

  private static Text text(String styleClass) {
    Text text = new Text();
    text.getStyleClass().add(styleClass);
    text.setTextOrigin(VPos.TOP);
    text.setMouseTransparent(true);
    return text;
  }

  /** A child only while it is seen: most tiles have few, and each costs time at the start. */
  private void present(Node child, boolean whether) {
    if (whether && child.getParent() == null) {
      getChildren().add(child);
    } else if (!whether) {
      getChildren().remove(child);
    }
  }

  private static boolean seen(Node child) {
    return child.getParent() != null;
  }

  /** The method of the run, before there is one that which a click starts. */
  private void write(Optional<Method> method) {
    if (!method.equals(written)) {
      written.ifPresent(
          before -> getStyleClass().remove(CategoryLook.styleClass(before.category())));
      written = method;
      method.ifPresent(this::write);
    }
  }

  private void write(Method method) {
    mark.ifPresent(getChildren()::remove);
    mark = Optional.of(CategoryLook.mark(method.category()));
    getStyleClass().add(CategoryLook.styleClass(method.category()));
    symbol.setText(method.symbol());
    name.setText(method.shortName());
    String others = place.methods().size() > 1 ? "+" + (place.methods().size() - 1) : "";
    corner.setText(others);
    present(symbol, true);
    present(name, true);
    mark.ifPresent(getChildren()::add);
    present(corner, !corner.getText().isEmpty());
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
    present(grace, share > 0);
    requestLayout();
  }

  /** Whether a point of this tile lies on its "+n". */
  boolean onCorner(double x, double y) {
    Bounds bounds = corner.getBoundsInParent();
    return seen(corner)
        && place.methods().size() > 1
        && x >= bounds.getMinX() - 4
        && x <= bounds.getMaxX() + 4
        && y <= bounds.getMaxY() + 1;
  }

  void show(TileStatus shown) {
    status = shown;
    write(shown.method().or(place::first));
    boolean running =
        shown.state().filter(s -> s == RunState.RUNNING || s == RunState.PREPARING).isPresent();
    boolean waiting =
        shown.state().filter(s -> s == RunState.PAUSED || s == RunState.PARKED).isPresent();
    boolean broken = shown.state().filter(RunState::broken).isPresent();
    present(ring, running || waiting);
    ring.show(shown.progress());
    sign.setContent(broken ? CROSS : BARS);
    present(sign, waiting || broken);
    present(unseen, shown.unseen());
    figure.setText(figureText());
    present(figure, !figure.getText().isEmpty());
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
        place.isOpen()
            ? "open cell, no published method"
            : place.methods().stream().map(Method::name).collect(Collectors.joining(", "));
    String how =
        status
            .state()
            .map(state ->
                String.format(
                    Locale.ROOT,
                    ", %s, %.0f percent%s%s",
                    state.title(),
                    100 * status.progress(),
                    status.figure().isEmpty() ? "" : ", " + status.figure(),
                    status.unseen() ? ", not seen yet" : ""))
            .orElse("");
    return where + ": " + who + how;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double pad = Math.max(4, width * 0.075);
    place(symbol, pad, height * 0.04);
    mark.ifPresent(shape -> layoutMark(shape, pad));
    double right = layoutRight(width - pad, height);
    place(corner, right - widthOf(corner), height * 0.07);
    double bottom = height - height * 0.06;
    double figureWidth = seen(figure) ? widthOf(figure) : 0;
    boolean up = figureWidth > 0 && figureGoesUp(right - figureWidth, width - 2 * pad);
    place(figure, width - pad - figureWidth, up ? height * 0.09 : bottom - heightOf(figure));
    layoutName(pad, bottom, width - 2 * pad - (figureWidth > 0 && !up ? figureWidth + 4 : 0));
    unseen.resizeRelocate(width - DOT * 0.62, -DOT * 0.38, DOT, DOT);
    grace.resizeRelocate(pad, height - 4, (width - 2 * pad) * graceShare, 2);
  }

  /** Where the name needs the whole line and the upper right corner is free. */
  private boolean figureGoesUp(double left, double line) {
    double symbolEnds = mark.map(shape -> shape.getBoundsInParent().getMaxX()).orElse(0.0);
    boolean together = widthOf(name) + widthOf(figure) + 4 <= line;
    return !together && !seen(corner) && !seen(ring) && !seen(sign) && left > symbolEnds + 3;
  }

  private void layoutMark(SVGPath shape, double pad) {
    double em = symbol.getFont().getSize();
    double scale = em * 0.5 / MARK;
    shape.setScaleX(scale);
    shape.setScaleY(scale);
    double shift = MARK / 2 * (scale - 1);
    double middle = symbol.getLayoutY() + heightOf(symbol) * 0.52 - MARK / 2 * scale;
    shape.relocate(pad + widthOf(symbol) + em * 0.32 + shift, middle + shift);
  }

  private double layoutRight(double right, double height) {
    if (!seen(ring) && !seen(sign)) {
      return right;
    }
    double size = Math.min(18, height * 0.42);
    ring.resizeRelocate(right - size, height * 0.09, size, size);
    double signScale = size / MARK * (seen(ring) ? 0.42 : 0.6);
    sign.setScaleX(signScale);
    sign.setScaleY(signScale);
    sign.relocate(
        right - size / 2 - sign.getLayoutBounds().getWidth() / 2, height * 0.09 + size / 2 - 4);
    return right - size - 4;
  }

  /** Smaller than the style sheet has it, where there is no room for that; at last shortened. */
  private void layoutName(double x, double bottom, double room) {
    String whole = written.map(Method::shortName).orElse("");
    if (name.getText().equals(whole)) {
      nameWidthPerSize = widthOf(name) / name.getFont().getSize();
    }
    double natural = symbol.getFont().getSize() * NAME_TO_SYMBOL;
    double wanted = room / Math.max(1e-3, nameWidthPerSize);
    double fitting = Math.max(SMALLEST_NAME, wanted);
    name.setStyle(
        fitting >= natural ? "" : String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", fitting));
    name.setText(wanted < SMALLEST_NAME ? shortened(whole, wanted / SMALLEST_NAME) : whole);
    place(name, x, bottom - heightOf(name));
  }

  private static String shortened(String whole, double share) {
    int kept = Math.max(1, (int) (whole.length() * share) - 1);
    return whole.substring(0, Math.min(kept, whole.length())).strip() + "…";
  }

  private static double widthOf(Text text) {
    return text.getLayoutBounds().getWidth();
  }

  private static double heightOf(Text text) {
    return text.getLayoutBounds().getHeight();
  }

  private static void place(Text text, double x, double y) {
    text.relocate(x, y);
  }
}
