package iconexplorer.ui.metrics;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Baseline;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.clusters.LabelBudgetView;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * All metrics of the run in the picture, clusterings beside it, and what its clusters are worth
 * where some labels are known; names explain themselves.
 */
public final class MetricsView extends ScrollPane {
  private static final double TOOLTIP_WIDTH = 340;
  private static final double COLUMN_GAP = 14;

  /** Up to this width, means with their spread stand in one column. */
  private static final double NARROW = 315;

  private final Label note = new Label();
  private final Label nothing = new Label("Metrics come about once a second while a run trains.");
  private final GridPane values = new GridPane();
  private final GridPane clusters = new GridPane();
  private final LabelBudgetView budgets = new LabelBudgetView();
  private Metrics metrics = Metrics.NONE;
  private List<Baseline> baselines = List.of();
  private Repeats repeats = new Repeats(List.of());
  private int step;
  private FigurePalette palette = FigurePalette.LIGHT;

  public MetricsView() {
    getStyleClass().add("metrics-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(MetricsView.class.getResource("metrics.css"), "metrics.css")
                .toExternalForm());
    values.getStyleClass().add("metrics-values");
    clusters.getStyleClass().add("metrics-clusters");
    budgets.setId("label-budgets");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    VBox content = new VBox(nothing, values, clusters, budgets);
    content.getStyleClass().add("metrics-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    setMinSize(0, 0);
    setAccessibleRole(AccessibleRole.SCROLL_PANE);
    widthProperty()
        .addListener((observed, before, now) -> {
          if (before.doubleValue() <= NARROW != now.doubleValue() <= NARROW) {
            refresh();
          }
        });
    refresh();
  }

  private static ColumnConstraints names() {
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(0);
    return names;
  }

  private static ColumnConstraints numbers() {
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    numbers.setMinWidth(Region.USE_PREF_SIZE);
    return numbers;
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    budgets.setDark(dark);
  }

  /**
   * The numbers as they are now, for a file.
   *
   * @throws IllegalStateException in one sentence, where there are none yet
   */
  public SizedFigure sized() {
    MetricsTable table = MetricsTable.of(metrics, baselines, repeats);
    if (table.isEmpty()) {
      throw new IllegalStateException("nothing has been measured yet: let the run train first");
    }
    MetricsFigure figure = new MetricsFigure(table, whose(), palette);
    return new SizedFigure(figure, figure.width(), figure.height());
  }

  /** What stands at the right of the panel's title. */
  public Node aside() {
    return note;
  }

  /** Shows another run from its beginning. */
  public void reset(Iterable<? extends TrainingEvent> history) {
    metrics = Metrics.NONE;
    baselines = List.of();
    budgets.show(Map.of());
    step = 0;
    history.forEach(this::take);
    refresh();
  }

  /** One more event of this run. */
  public void accept(TrainingEvent event) {
    if (take(event)) {
      refresh();
    }
  }

  /** The run and those that differ from it in their seed only. */
  public void setRepeats(Repeats known) {
    if (!known.equals(repeats)) {
      boolean shown = repeats.finished() > 1 || known.finished() > 1;
      repeats = known;
      if (shown) {
        refresh();
      }
    }
  }

  private boolean take(TrainingEvent event) {
    if (event instanceof TrainingEvent.MetricsMeasured measured) {
      metrics = measured.metrics();
      step = measured.step();
      return true;
    }
    if (event instanceof TrainingEvent.BaselinesMeasured measured) {
      baselines = measured.baselines();
      return true;
    }
    if (event instanceof TrainingEvent.LabelBudgetsMeasured measured) {
      budgets.show(measured.budgets());
    }
    return false;
  }

  private void refresh() {
    MetricsTable table = MetricsTable.of(metrics, baselines, repeats);
    nothing.setVisible(table.isEmpty());
    nothing.setManaged(table.isEmpty());
    note.setText(table.isEmpty() ? "" : whose());
    fill(table.values());
    fill(table);
    setAccessibleText(
        table.values().stream()
            .map(value -> value.measure().title() + " " + value.text())
            .reduce("Metrics", (all, next) -> all + ", " + next));
  }

  /** Of which step, or of how many seeds. */
  private String whose() {
    return repeats
        .kl()
        .filter(kl -> kl.count() > 1)
        .map(kl ->
            String.format(
                Locale.ROOT, "%d seeds · KL %.3f ± %.3f", kl.count(), kl.mean(), kl.deviation()))
        .orElseGet(() -> String.format(Locale.ROOT, "at step %,d", step));
  }

  /** In two columns, filled one after the other, or in one where two are too narrow. */
  private void fill(List<MetricsTable.Value> shown) {
    values.getChildren().clear();
    boolean one = repeats.finished() > 1 && getWidth() <= NARROW;
    int rows = one ? shown.size() : (shown.size() + 1) / 2;
    values.getColumnConstraints().setAll(names(), numbers());
    if (!one) {
      values.getColumnConstraints().addAll(names(), numbers());
    }
    for (int v = 0; v < shown.size(); v++) {
      MetricsTable.Value value = shown.get(v);
      Label name = name(value.measure(), value.measure().title());
      GridPane.setMargin(name, new Insets(0, 0, 0, v < rows ? 0 : COLUMN_GAP));
      values.add(name, v / rows * 2, v % rows);
      values.add(
          number(value.text(), "metric-" + value.measure().id()), v / rows * 2 + 1, v % rows);
    }
  }

  private void fill(MetricsTable table) {
    clusters.getChildren().clear();
    clusters.getColumnConstraints().setAll(names());
    if (table.rows().isEmpty()) {
      return;
    }
    clusters.add(styled(new Label("clusters"), "metrics-head"), 0, 0);
    for (int c = 0; c < table.columns().size(); c++) {
      clusters.getColumnConstraints().add(numbers());
      Measure measure = table.columns().get(c);
      clusters.add(styled(name(measure, measure.shortTitle()), "metrics-head"), c + 1, 0);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      MetricsTable.Row row = table.rows().get(r);
      Label name = new Label(row.name());
      name.getStyleClass().add(row.own() ? "metrics-own" : "metrics-name");
      name.setTooltip(tooltip(row.explanation()));
      clusters.add(name, 0, r + 1);
      for (int c = 0; c < row.cells().size(); c++) {
        Label number = number(row.cells().get(c), "");
        number.getStyleClass().add(row.own() ? "metrics-own" : "metrics-other");
        clusters.add(number, c + 1, r + 1);
      }
    }
  }

  private static Label name(Measure measure, String title) {
    Label name = styled(new Label(title), "metrics-name");
    name.setTooltip(tooltip(MetricsTable.explanation(measure)));
    return name;
  }

  private static Label number(String text, String id) {
    Label number = styled(new Label(text), "metrics-number");
    number.setId(id.isEmpty() ? null : id);
    number.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(number, VPos.BASELINE);
    return number;
  }

  private static Label styled(Label label, String style) {
    label.getStyleClass().add(style);
    return label;
  }

  private static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(Duration.millis(250));
    tooltip.setShowDuration(Duration.INDEFINITE);
    return tooltip;
  }
}
