package iconexplorer.ui.neighbours;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Neighbourhood;
import iconexplorer.ui.figure.ChartWarmUp;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Pacer;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.figure.Thumbnails;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jfree.chart.fx.ChartCanvas;
import org.jspecify.annotations.Nullable;

/** p against q of the watched point, live. */
public final class NeighbourView extends Region {
  private static final double REPAINTS_PER_SECOND = 8;
  private static final String ITEM = "neighbour";

  private final Label note = new Label();
  private final Label hint = new Label();
  private final ChartWarmUp warmUp = ChartWarmUp.of(NeighbourView::small);
  private final Pacer pacer = new Pacer(REPAINTS_PER_SECOND, this::repaint);
  private final NearestStrip strip = new NearestStrip();
  private final NearestNames words = new NearestNames();
  private @Nullable Dataset dataset;
  private @Nullable Thumbnails thumbnails;
  private boolean known;
  private List<String> names = List.of();
  private String noun = ITEM;
  private Optional<Neighbourhood> watched = Optional.empty();
  private OptionalInt chosen = OptionalInt.empty();
  private boolean heldOut;
  private FigurePalette palette = FigurePalette.LIGHT;
  private @Nullable ChartCanvas canvas;

  public NeighbourView() {
    getStyleClass().add("neighbour-view");
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    getChildren().addAll(hint, strip, words);
    getStylesheets()
        .add(
            Objects.requireNonNull(
                    NeighbourView.class.getResource("neighbours.css"), "neighbours.css")
                .toExternalForm());
    setMinSize(120, 80);
    setPrefSize(360, 220);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("p against q: no point is watched");
  }

  /** What stands at the right of the panel's title: which point, and its KL. */
  public Node aside() {
    return note;
  }

  /** Whose items the neighbours are: their thumbnails and labels. */
  public void setDataset(Dataset newDataset) {
    dataset = newDataset;
    thumbnails = new Thumbnails(newDataset);
    strip.clear();
    clear();
  }

  /**
   * Which point the frames are asked for.
   *
   * @param isHeldOut whether it never is in a batch
   */
  public void setWatched(int item, boolean isHeldOut) {
    chosen = OptionalInt.of(item);
    heldOut = isHeldOut;
    watched = watched.filter(shown -> shown.anchor() == item);
    pacer.request();
  }

  private String missing() {
    if (chosen.isEmpty()) {
      return "Click a point to see its neighbours under p and q";
    }
    String point = "Point #" + chosen.getAsInt();
    return heldOut
        ? point + " is held out: no batch has it, so it has no p. Click another point."
        : point + " has not been in a batch yet.";
  }

  /** Shows the watched point of the newest frame. */
  public void show(Frame frame) {
    watched = frame.watched().filter(row -> chosen.isEmpty() || row.anchor() == chosen.getAsInt());
    Dataset data = dataset;
    known = data != null && data.size() == frame.n();
    int prototypes = frame.prototypeCount();
    names = data != null && known && prototypes > 0 ? data.prototypeNames(prototypes) : List.of();
    noun = data == null || names.isEmpty() ? ITEM : data.prototypeNoun(prototypes);
    pacer.request();
  }

  /** Shows nothing. */
  public void clear() {
    watched = Optional.empty();
    pacer.request();
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    setBackground(Background.fill(Color.web(FigurePalette.css(palette.surface()))));
    pacer.request();
  }

  /**
   * The chart as it is now, for a file.
   *
   * @throws IllegalStateException in one sentence, where there is none yet
   */
  public SizedFigure sized() {
    return new SizedFigure(figure(), (int) Math.max(getWidth(), 420), 280);
  }

  private NeighbourFigure figure() {
    return new NeighbourFigure(
        watched.orElseThrow(
            () -> new IllegalStateException("no point is watched yet: click one first")),
        names,
        noun,
        palette);
  }

  private void repaint() {
    if (!warmUp.ready()) {
      pacer.request();
      return;
    }
    hint.setText(missing());
    hint.setVisible(watched.isEmpty());
    strip.setVisible(false);
    words.setVisible(false);
    if (canvas != null) {
      canvas.setVisible(watched.isPresent());
    }
    note.setText(watched.map(NeighbourView::title).orElse(""));
    if (watched.isPresent() && getWidth() >= 40 && getHeight() >= 40) {
      NeighbourFigure figure = figure();
      ChartCanvas drawn = canvas(figure);
      showStrip(watched.get());
      showWords(watched.get());
      double above = Math.max(heightOf(strip), heightOf(words));
      drawn.relocate(2, 2 + above);
      drawn.setWidth(getWidth() - 4);
      drawn.setHeight(getHeight() - 4 - above);
      drawn.draw();
      setAccessibleText("p against q, " + title(watched.get()));
    }
  }

  private void showStrip(Neighbourhood neighbourhood) {
    Dataset data = dataset;
    Thumbnails pictures = thumbnails;
    boolean items = names.isEmpty() && neighbourhood.candidates().length > NeighbourSeries.FEW;
    if (!known || data == null || pictures == null || data.imageShape().isEmpty() || !items) {
      return;
    }
    strip.show(neighbourhood, data, pictures, palette);
    strip.applyCss();
    strip.autosize();
    strip.relocate(Math.rint(getWidth() - strip.getWidth() - 18), 2);
    strip.setVisible(strip.getWidth() < getWidth() - 20 && getHeight() > 130);
  }

  /** Where there are more than the axis has room for. */
  private void showWords(Neighbourhood neighbourhood) {
    if (names.isEmpty() || neighbourhood.candidates().length <= NeighbourSeries.FEW) {
      return;
    }
    words.show(neighbourhood, names, palette);
    words.applyCss();
    double left = 14;
    words.resizeRelocate(left, 2, getWidth() - left - 18, Math.ceil(words.prefHeight(-1)));
    words.layout();
    words.setVisible(getHeight() > 130);
  }

  /** What a row above the chart takes of its height. */
  private static double heightOf(Region row) {
    return row.isVisible() ? Math.ceil(row.getHeight()) + 8 : 0;
  }

  private static Figure small() {
    float[] half = {0.5f, 0.5f};
    Neighbourhood two = new Neighbourhood(0, new int[] {1, 2}, half, half, 0);
    return new NeighbourFigure(two, List.of(), ITEM, FigurePalette.LIGHT);
  }

  private static String title(Neighbourhood neighbourhood) {
    return String.format(
        Locale.ROOT, "#%d · KLᵢ %.2f nats", neighbourhood.anchor(), neighbourhood.kl());
  }

  private ChartCanvas canvas(NeighbourFigure figure) {
    ChartCanvas made = canvas;
    if (made == null) {
      made = new ChartCanvas(figure.chart());
      made.setTooltipEnabled(false);
      made.setDomainZoomable(false);
      made.setRangeZoomable(false);
      made.setMouseTransparent(true);
      made.setManaged(false);
      canvas = made;
      getChildren().addFirst(made);
    } else {
      made.setChart(figure.chart());
    }
    return made;
  }

  @Override
  protected void layoutChildren() {
    hint.resizeRelocate(8, 8, Math.max(getWidth() - 16, 0), hint.prefHeight(getWidth() - 16));
    pacer.request();
  }
}
