package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The embedding, live: drag to pan, wheel to zoom, double click or F to fit, point at an item to
 * see it, click it to watch it.
 *
 * <p>Belongs to the JavaFX thread. It paints only while something moves.
 */
public final class EmbeddingView extends Region {
  private static final double HIT_RADIUS = 9;
  private static final double CLICK_SLOP = 4;
  private static final double STAR_MARGIN = 34;

  /** Width beside a star for the pinned card, and what the star must keep. */
  private static final double CARD_ROOM = 185;

  private static final double STAR_ROOM = 400;

  /**
   * Pictures change only inside the opaque background, by more than the pixel that JavaFX adds
   * around a change: then it need not draw what is below, and in software a panel's rounded
   * background costs more than all points.
   */
  private static final double OPAQUE_EDGE = 2;

  private final Label note = new Label();
  private final MenuButton chooser = new MenuButton();
  private final HBox aside = new HBox(12, note, chooser);
  private final Map<Colouring, RadioMenuItem> choices = new EnumMap<>(Colouring.class);
  private final Pane plot = new Pane();
  private final ScatterSurface surface = new ScatterSurface();
  private final PointPainter painter = new PointPainter(surface);
  private final EmbeddingOverlay overlay = new EmbeddingOverlay();
  private final HoverCard card = new HoverCard();
  private final CardPlace cardPlace = new CardPlace();
  private final Legend legend = new Legend(this::highlight);
  private final Label empty = new Label();
  private final Camera camera = new Camera();
  private final MovingPoints points = new MovingPoints();
  private final Bounds bounds = new Bounds();
  private final ObjectProperty<Colouring> colouring =
      new SimpleObjectProperty<>(this, "colouring", Colouring.CLASS);

  private FigurePalette palette = FigurePalette.LIGHT;
  private IntConsumer onWatch = item -> {};
  private boolean reducedMotion = Platform.getPreferences().isReducedMotion();
  private @Nullable Dataset dataset;
  private @Nullable Frame frame;
  private @Nullable ItemNeighbours neighbours;
  private int hovered = -1;
  private int watched = -1;
  private double pressedX;
  private double pressedY;
  private double draggedX;
  private double draggedY;
  private double pointerX;
  private double pointerY;
  private boolean dirty;
  private boolean running;
  private long lastNanos;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

  public EmbeddingView() {
    getStyleClass().add("embedding-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(
                    EmbeddingView.class.getResource("embedding.css"), "embedding.css")
                .toExternalForm());
    buildChooser();
    empty.getStyleClass().add("embedding-empty");
    plot.getChildren().addAll(surface.node(), overlay, legend, card, empty);
    clipPlot();
    getChildren().add(plot);
    setMinSize(160, 120);
    setPrefSize(640, 480);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Embedding, empty");
    listen();
    colouring.addListener((property, old, chosen) -> recolour());
    setDark(false);
  }

  private void buildChooser() {
    ToggleGroup group = new ToggleGroup();
    for (Colouring choice : Colouring.values()) {
      RadioMenuItem item = new RadioMenuItem();
      item.setToggleGroup(group);
      item.setOnAction(event -> colouring.set(choice));
      choices.put(choice, item);
      chooser.getItems().add(item);
    }
    chooser.getStyleClass().add("embedding-menu");
    chooser.setTooltip(new Tooltip("What the colour of a point says (C)"));
    chooser.setMinWidth(USE_PREF_SIZE);
    aside.setAlignment(Pos.CENTER_RIGHT);
    aside.getStylesheets().setAll(getStylesheets());
  }

  private void clipPlot() {
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(plot.widthProperty());
    clip.heightProperty().bind(plot.heightProperty());
    plot.setClip(clip);
  }

  private void listen() {
    plot.setOnMouseMoved(this::hover);
    plot.setOnMouseExited(event -> hover(-1));
    plot.setOnMousePressed(this::press);
    plot.setOnMouseDragged(this::drag);
    plot.setOnMouseClicked(this::click);
    plot.setOnScroll(event -> {
      zoom(Math.exp(event.getDeltaY() * 0.0035), event.getX(), event.getY());
      event.consume();
    });
    plot.setOnZoom(event -> zoom(event.getZoomFactor(), event.getX(), event.getY()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * What stands at the right of the panel's title: how the picture came about, and the colouring.
   */
  public Node aside() {
    return aside;
  }

  private void setNote(String text) {
    if (!text.equals(note.getText())) {
      note.setText(text);
    }
  }

  // ---- what it shows

  /** Another data set; forgets the frame, the watched item and where the picture looked. */
  public void setDataset(Dataset newDataset) {
    dataset = newDataset;
    neighbours = new ItemNeighbours(newDataset);
    card.setDataset(newDataset);
    watched = -1;
    clear();
  }

  /** Forgets the frame: an empty picture until the next one. */
  public void clear() {
    frame = null;
    points.clear();
    camera.reset();
    hovered = -1;
    card.forgetItem();
    setNote("");
    setAccessibleText("Embedding, empty");
    recolour();
  }

  /**
   * Shows the newest frame.
   *
   * @return whether it was taken; a frame whose n is not the size of the data set belongs to
   *     another one and is refused
   */
  public boolean show(Frame newFrame) {
    Dataset data = dataset;
    if (data == null || newFrame.n() != data.size() || newFrame.xy().length != 2 * data.size()) {
      return false;
    }
    Frame old = frame;
    frame = newFrame;
    if (old != null && old.run() != newFrame.run()) {
      camera.fit();
    }
    camera.setMargins(star(newFrame) ? STAR_MARGIN : 0);
    placeCamera();
    points.moveTo(EmbeddingFigure.drawnPlaces(newFrame), reducedMotion || old == null);
    card.forgetPlace();
    describe(data, newFrame);
    recolour();
    return true;
  }

  private static boolean star(Frame shown) {
    return shown.projection() instanceof Projection.ClusterStar;
  }

  /** A star leaves room for the card at its right: its corners and their names fill the rest. */
  private void placeCamera() {
    Frame shown = frame;
    boolean aside = shown != null && star(shown) && roomBesideStar();
    camera.resize(plot.getWidth() - (aside ? CARD_ROOM : 0), plot.getHeight());
  }

  private boolean roomBesideStar() {
    return plot.getWidth() >= CARD_ROOM + STAR_ROOM;
  }

  private void describe(Dataset data, Frame shown) {
    String how =
        switch (shown.projection()) {
          case Projection.Raw() -> "raw 2-d";
          case Projection.PrincipalComponents(double explained) ->
              "PCA %.0f %%".formatted(100 * explained);
          case Projection.ClusterStar(int corners) -> "star of %d clusters".formatted(corners);
        };
    setNote(how + String.format(Locale.ROOT, " · %,d points", shown.n()));
    setAccessibleText(
        "Embedding of %s, %s, %d points, step %d"
            .formatted(data.title(), how, shown.n(), shown.step()));
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    overlay.setPalette(palette);
    setBackground(Background.fill(Color.web(FigurePalette.css(palette.surface()))));
    card.forgetItem();
    recolour();
  }

  /** With reduced motion points and picture jump instead of gliding. */
  public void setReducedMotion(boolean reduced) {
    reducedMotion = reduced;
  }

  /** Gets the item a person clicked on. */
  public void setOnWatch(IntConsumer handler) {
    onWatch = handler;
  }

  /** Rings an item; −1 for none. */
  public void setWatched(int item) {
    watched = item;
    card.forgetPlace();
    wake();
  }

  /** What the person chose; where the cell lacks it, the class is shown instead. */
  public ObjectProperty<Colouring> colouringProperty() {
    return colouring;
  }

  /** The next colouring that the cell has. */
  public void cycleColouring() {
    Dataset data = dataset;
    Frame shown = frame;
    if (data == null || shown == null) {
      return;
    }
    Colouring[] all = Colouring.values();
    Colouring next = effectiveColouring();
    do {
      next = all[(next.ordinal() + 1) % all.length];
    } while (!PointColours.available(next, data, shown) && next != effectiveColouring());
    colouring.set(next);
  }

  public void toggleNames() {
    overlay.setNamesVisible(!overlay.namesVisible());
    wake();
  }

  public void toggleLegend() {
    legend.setVisible(!legend.isVisible());
    cardPlace.setLegend(legend.isVisible());
    recolour();
  }

  /** All points in sight, and so from now on. */
  public void fit() {
    camera.fit();
    wake();
  }

  /**
   * The picture as it is now, for a file.
   *
   * @throws IllegalStateException in one sentence, where there is none yet
   */
  public SizedFigure sized() {
    return new SizedFigure(figure(), (int) plotWidth(), (int) plotHeight());
  }

  private EmbeddingFigure figure() {
    Dataset data = dataset;
    Frame shown = frame;
    if (data == null || shown == null) {
      throw new IllegalStateException("there is no embedding yet: start a run first");
    }
    return new EmbeddingFigure(data, shown, palette, effectiveColouring());
  }

  private double plotWidth() {
    return plot.getWidth() > 0 ? plot.getWidth() : 720;
  }

  private double plotHeight() {
    return plot.getHeight() > 0 ? plot.getHeight() : 480;
  }

  // ---- colours

  private Colouring effectiveColouring() {
    Dataset data = dataset;
    Frame shown = frame;
    if (data == null || shown == null || PointColours.available(colouring.get(), data, shown)) {
      return colouring.get();
    }
    return !data.labelled() && PointColours.available(Colouring.CLUSTER, data, shown)
        ? Colouring.CLUSTER
        : Colouring.CLASS;
  }

  private void recolour() {
    Colouring effective = effectiveColouring();
    Dataset data = dataset;
    Frame shown = frame;
    String noun = data == null || shown == null ? Likeliest.CLUSTER : Likeliest.noun(data, shown);
    choices.forEach((choice, item) -> {
      item.setSelected(choice == effective);
      item.setText(choice.title(noun));
    });
    String text = "colour: " + effective.title(noun);
    if (!text.equals(chooser.getText())) {
      chooser.setText(text);
    }
    if (data != null && shown != null) {
      fillColours(effective, data, shown);
    }
    wake();
  }

  private void fillColours(Colouring effective, Dataset data, Frame shown) {
    painter.colour(effective, data, shown, palette);
    choices.forEach(
        (choice, item) -> item.setDisable(!PointColours.available(choice, data, shown)));
    if (legend.isVisible()) {
      legend.describe(data, shown, effective, palette);
      placeLegend();
    }
  }

  private void highlight(int group) {
    painter.highlight(group);
    wake();
  }

  // ---- motion and painting

  private void wake() {
    dirty = true;
    if (!running) {
      running = true;
      lastNanos = 0;
      timer.start();
    }
  }

  private void pulse(long now) {
    double seconds = lastNanos == 0 ? 0.016 : Math.min((now - lastNanos) / 1e9, 0.1);
    lastNanos = now;
    if (!advance(reducedMotion ? Double.POSITIVE_INFINITY : seconds)) {
      running = false;
      timer.stop();
    }
  }

  /** One pulse: moves, paints where something changed, says whether there is more to come. */
  private boolean advance(double seconds) {
    Dataset data = dataset;
    Frame shown = frame;
    if (data == null || shown == null) {
      painter.clear();
      overlay.setVisible(false);
      card.setVisible(false);
      return false;
    }
    overlay.setVisible(true);
    boolean moved = points.advance(seconds);
    boolean travelling = camera.follow(measure(shown), seconds);
    if (moved || travelling || dirty || (neighbours != null && neighbours.searching())) {
      dirty = overlay.moveNames(landmarks(data, shown), seconds, camera);
      paint(shown);
    }
    return points.moving() || travelling || dirty || (neighbours != null && neighbours.searching());
  }

  private Bounds measure(Frame shown) {
    bounds.clear();
    Bounds all = points.bounds();
    bounds.include(all.minX, all.minY);
    bounds.include(all.maxX, all.maxY);
    bounds.includeAll(shown.prototypes());
    EmbeddingFigure.includeStar(shown, bounds);
    return bounds;
  }

  private List<Landmark> landmarks(Dataset data, Frame shown) {
    return overlay.namesVisible()
        ? Landmarks.of(data, shown, effectiveColouring(), points.xy())
        : List.of();
  }

  private void paint(Frame shown) {
    double radius =
        PointSize.radius(shown.n(), plot.getWidth(), plot.getHeight(), camera.zoom(bounds));
    painter.paint(points.xy(), camera, radius);
    overlay.placeStar(shown, camera);
    overlay.placePrototypes(shown.prototypes(), camera);
    overlay.placeRings(hovered, watched, points.xy(), camera, radius);
    overlay.placeNames(camera, plot.getWidth(), plot.getHeight());
    paintCard(shown);
  }

  private void paintCard(Frame shown) {
    boolean pinned = hovered < 0 && (!star(shown) || roomBesideStar());
    int item = pinned ? watched : hovered;
    card.setVisible(item >= 0 && item < shown.n());
    if (!card.isVisible()) {
      overlay.placeLinks(0, new int[0], new int[0], points.xy(), camera);
      return;
    }
    card.show(item, shown, palette);
    paintNeighbours(item, shown);
    card.autosize();
    cardPlace.setStar(star(shown));
    cardPlace.put(card, hovered >= 0, pointerX, pointerY, plot, points.xy(), camera);
    card.setOpacity(hovered < 0 && cardPlace.crowded() ? 0 : 1);
  }

  private void paintNeighbours(int item, Frame shown) {
    ItemNeighbours.Found found = Objects.requireNonNull(neighbours).of(item, shown);
    card.setKept(found.kept());
    overlay.placeLinks(item, found.inData(), found.inEmbedding(), points.xy(), camera);
  }

  // ---- mouse and keys

  private void hover(MouseEvent event) {
    pointerX = event.getX();
    pointerY = event.getY();
    hover(itemAt(event.getX(), event.getY()));
  }

  /** The item drawn near a place of the plot, or −1. */
  int itemAt(double px, double py) {
    return points.nearest(camera.x(px), camera.y(py), HIT_RADIUS / camera.scale());
  }

  private void hover(int item) {
    if (item >= 0 || hovered >= 0) {
      hovered = item;
      plot.setCursor(item >= 0 ? Cursor.HAND : Cursor.DEFAULT);
      wake();
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    draggedX = pressedX;
    draggedY = pressedY;
  }

  private void drag(MouseEvent event) {
    if (Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_SLOP
        || draggedX != pressedX
        || draggedY != pressedY) {
      camera.pan(event.getX() - draggedX, event.getY() - draggedY);
      draggedX = event.getX();
      draggedY = event.getY();
      hovered = -1;
      wake();
    }
  }

  private void click(MouseEvent event) {
    boolean still = draggedX == pressedX && draggedY == pressedY;
    if (event.getButton() != MouseButton.PRIMARY || !still) {
      return;
    }
    if (event.getClickCount() == 2) {
      fit();
      return;
    }
    int item = itemAt(event.getX(), event.getY());
    if (item >= 0) {
      setWatched(item);
      onWatch.accept(item);
    }
  }

  private void zoom(double factor, double px, double py) {
    camera.zoomAround(factor, px, py);
    hovered = itemAt(px, py);
    wake();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case F -> fit();
      case C -> cycleColouring();
      case L -> toggleNames();
      case G -> toggleLegend();
      case PLUS, EQUALS, ADD -> zoom(1.25, plot.getWidth() / 2, plot.getHeight() / 2);
      case MINUS, SUBTRACT -> zoom(0.8, plot.getWidth() / 2, plot.getHeight() / 2);
      default -> {
        return;
      }
    }
    event.consume();
  }

  // ---- layout

  @Override
  protected void layoutChildren() {
    double inner = 2 * OPAQUE_EDGE;
    plot.resizeRelocate(OPAQUE_EDGE, OPAQUE_EDGE, getWidth() - inner, getHeight() - inner);
    placeCamera();
    double scale =
        getScene() != null && getScene().getWindow() != null
            ? getScene().getWindow().getRenderScaleX()
            : 1;
    surface.resize(plot.getWidth(), plot.getHeight(), scale);
    placeLegend();
    wake();
  }

  private void placeLegend() {
    legend.applyCss();
    legend.autosize();
    legend.relocate(12, plot.getHeight() - legend.getHeight() - 12);
  }

  // ---- for tests

  Camera camera() {
    return camera;
  }

  ScatterSurface surface() {
    return surface;
  }

  HoverCard card() {
    return card;
  }

  Pane plot() {
    return plot;
  }
}
