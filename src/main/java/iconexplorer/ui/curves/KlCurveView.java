package iconexplorer.ui.curves;

import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.figure.ChartWarmUp;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Pacer;
import iconexplorer.ui.figure.SizedFigure;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** The KL curve of the run in the picture, live; point at it to read values. */
public final class KlCurveView extends Region {
  private static final double REPAINTS_PER_SECOND = 12;

  private final Label note = new Label("nats");
  private final ChartWarmUp warmUp =
      ChartWarmUp.of(() -> new KlFigure(new KlCurve(1), FigurePalette.LIGHT));
  private final Pacer pacer = new Pacer(REPAINTS_PER_SECOND, this::repaint);
  private final Line pointerLine = new Line();
  private final Circle pointerDot = new Circle(4);
  private final Label reading = new Label();
  private KlCurve curve = new KlCurve(1);
  private FigurePalette palette = FigurePalette.LIGHT;
  private @Nullable KlFigure figure;
  private @Nullable ChartCanvas canvas;
  private double pointer = Double.NaN;

  public KlCurveView() {
    getStyleClass().add("kl-curve-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(KlCurveView.class.getResource("curves.css"), "curves.css")
                .toExternalForm());
    pointerLine.getStyleClass().add("pointer-line");
    pointerDot.getStyleClass().add("pointer-dot");
    reading.getStyleClass().add("pointer-reading");
    for (Node node : List.of(pointerLine, pointerDot, reading)) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      node.setVisible(false);
      getChildren().add(node);
    }
    setOnMouseMoved(this::point);
    setOnMouseExited(event -> leave());
    setMinSize(120, 80);
    setPrefSize(360, 220);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("KL curve, empty");
  }

  /** What stands at the right of the panel's title. */
  public Node aside() {
    return note;
  }

  /**
   * Shows another run from its beginning.
   *
   * @param history its events so far, in order
   * @param totalSteps updates of a whole run, at least 1
   * @param minimised what the minimised value is called where it is not KL
   */
  public void reset(
      Iterable<? extends TrainingEvent> history, int totalSteps, Optional<String> minimised) {
    curve = new KlCurve(totalSteps, minimised);
    history.forEach(curve);
    note.setText(minimised.isPresent() ? "KL in nats" : "nats");
    figure = null;
    leave();
    pacer.request();
  }

  /** The run is to go on until this many steps are done. */
  public void plan(int totalSteps) {
    if (totalSteps != curve.totalSteps()) {
      curve.plan(totalSteps);
      pacer.request();
    }
  }

  /** One more event of this run. */
  public void accept(TrainingEvent event) {
    curve.accept(event);
    switch (event) {
      case TrainingEvent.KlMeasured measured -> pacer.request();
      case TrainingEvent.Marked marked -> pacer.request();
      case TrainingEvent.MetricsMeasured measured -> pacer.request();
      case TrainingEvent.BaselinesMeasured measured -> {}
      case TrainingEvent.LabelBudgetsMeasured measured -> {}
      case TrainingEvent.InformationMeasured measured -> pacer.request();
      case TrainingEvent.StateChanged changed -> {}
      case TrainingEvent.Noted noted -> {}
      case TrainingEvent.Prepared prepared -> {}
    }
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    setBackground(Background.fill(Color.web(FigurePalette.css(palette.surface()))));
    figure = null;
    pacer.request();
  }

  /** The chart as it is now, for a file. */
  public SizedFigure sized() {
    return new SizedFigure(
        new KlFigure(curve.copy(), palette), (int) Math.max(getWidth(), 420), 280);
  }

  private void repaint() {
    if (!warmUp.ready()) {
      pacer.request();
      return;
    }
    if (canvas != null) {
      canvas.setVisible(curve.size() > 0);
    }
    if (getWidth() < 40 || getHeight() < 40 || curve.size() == 0) {
      return;
    }
    KlFigure shown = figure;
    if (shown == null) {
      shown = new KlFigure(curve, palette);
      figure = shown;
    }
    ChartCanvas drawn = canvas(shown);
    drawn.setWidth(getWidth() - 4);
    drawn.setHeight(getHeight() - 4);
    shown.update(getWidth(), getHeight());
    drawn.draw();
    describe();
    placePointer();
  }

  private ChartCanvas canvas(KlFigure shown) {
    ChartCanvas made = canvas;
    if (made == null) {
      made = new ChartCanvas(shown.chart());
      made.setTooltipEnabled(false);
      made.setDomainZoomable(false);
      made.setRangeZoomable(false);
      made.setMouseTransparent(true);
      made.setManaged(false);
      made.relocate(2, 2);
      canvas = made;
      getChildren().addFirst(made);
    } else if (made.getChart() != shown.chart()) {
      made.setChart(shown.chart());
    }
    return made;
  }

  private void describe() {
    if (curve.size() > 0) {
      int last = curve.size() - 1;
      setAccessibleText(
          String.format(
              Locale.ROOT,
              "KL curve: %.3f nats%s at step %,.0f of %,d; %s",
              curve.value(last),
              minimisedAt(last),
              curve.step(last),
              curve.totalSteps(),
              String.join(", ", MarksAndMetrics.lines(curve))));
    }
  }

  private String minimisedAt(int k) {
    return curve
            .minimised()
            .map(name -> String.format(Locale.ROOT, " · %s %.3f", name, curve.loss(k)))
            .orElse("")
        + curve
            .informationAt(curve.step(k))
            .map(value ->
                String.format(
                    Locale.ROOT,
                    " · I %.2f, H(C) %.2f, H(C|C′) %.2f",
                    value.mutualInformation(),
                    value.entropy(),
                    value.conditionalEntropy()))
            .orElse("");
  }

  @Override
  protected void layoutChildren() {
    pacer.request();
  }

  // ---- reading values

  private void point(MouseEvent event) {
    pointer = event.getX();
    placePointer();
  }

  private void leave() {
    pointer = Double.NaN;
    placePointer();
  }

  private void placePointer() {
    KlFigure shown = figure;
    ChartCanvas drawn = canvas;
    boolean visible = shown != null && drawn != null && curve.size() > 0 && !Double.isNaN(pointer);
    pointerLine.setVisible(visible);
    pointerDot.setVisible(visible);
    reading.setVisible(visible);
    if (!visible || shown == null || drawn == null) {
      return;
    }
    java.awt.geom.Rectangle2D area = drawn.getRenderingInfo().getPlotInfo().getDataArea();
    double step = shown.stepAxis().java2DToValue(pointer, area, RectangleEdge.BOTTOM);
    int k = curve.nearest(step);
    double x = shown.stepAxis().valueToJava2D(curve.step(k), area, RectangleEdge.BOTTOM);
    double y = shown.natAxis().valueToJava2D(curve.value(k), area, RectangleEdge.LEFT);
    pointerLine.setStartX(x);
    pointerLine.setEndX(x);
    pointerLine.setStartY(area.getMinY());
    pointerLine.setEndY(area.getMaxY());
    pointerDot.setCenterX(x);
    pointerDot.setCenterY(y);
    reading.setText(
        String.format(
            Locale.ROOT,
            "step %,.0f · %s%.3f nats%s",
            curve.step(k),
            curve.minimised().isPresent() ? "KL " : "",
            curve.value(k),
            minimisedAt(k)));
    reading.autosize();
    place(
        reading,
        x,
        y,
        new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight()));
  }

  private static void place(Label reading, double x, double y, Rectangle2D area) {
    double left = x + 10;
    if (left + reading.getWidth() > area.getMaxX()) {
      left = Math.max(x - 10 - reading.getWidth(), area.getMinX());
    }
    double top = y - reading.getHeight() - 8;
    reading.relocate(Math.rint(left), Math.rint(top < area.getMinY() ? y + 8 : top));
  }
}
