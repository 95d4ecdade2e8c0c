package iconexplorer.ui.method;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * α from 0 to 1: drag, wheel, arrows (0.01, with Shift 0.1) or a typed value. What it is set to is
 * handed on once a pulse, by {@link #pulse}; as settled at the end of a drag, or when keys and
 * wheel have been still for a moment.
 */
final class AlphaControl extends Region {

  /** Gets what α was set to. */
  @FunctionalInterface
  interface Listener {
    void onAlpha(double alpha, boolean settled);
  }

  /** How long keys and wheel are still before a value counts as chosen. */
  private static final long STILL_NANOS = 400_000_000L;

  private static final double STEP = 0.01;
  private static final double LEAP = 0.1;
  private static final double[] TICKS = {0, 0.2, 0.4, 0.6, 0.8, 1};
  private static final double MARKS = 14;
  private static final double LINE = 28;
  private static final double FIELD = 54;

  private final Label title = new Label("α debiasing");
  private final Slider slider = new Slider(0, 1, 0);
  private final TextField field = new TextField();
  private final Label[] marks = new Label[TICKS.length];
  private final Listener onChange;
  private final Consumer<String> onRefused;
  private Optional<Double> pending = Optional.empty();
  private boolean unsettled;
  private boolean released;
  private long movedAt;
  private boolean showing;

  /**
   * @param onChange gets a value in [0, 1], at most twice a pulse
   * @param onRefused gets one sentence about a bad value; an empty one when all is well again
   */
  AlphaControl(Listener onChange, Consumer<String> onRefused) {
    this.onChange = onChange;
    this.onRefused = onRefused;
    getStyleClass().add("alpha");
    title.getStyleClass().add("muted");
    title.setTooltip(
        new Tooltip("p̃ = (1 − α) p + α / M: how much of p is spread evenly over all candidates"));
    slider.setId("alpha");
    slider.setBlockIncrement(STEP);
    slider.setAccessibleText("alpha");
    field.setId("alpha-field");
    field.getStyleClass().add("value-field");
    field.setAccessibleText("alpha, typed");
    for (int i = 0; i < TICKS.length; i++) {
      marks[i] = new Label(mark(TICKS[i]));
      marks[i].getStyleClass().add("tick");
    }
    getChildren().addAll(title, slider, field);
    getChildren().addAll(marks);
    listen();
    showField(0);
  }

  private static String mark(double value) {
    return value == 0
        ? "0"
        : value == 1 ? "1" : String.format(Locale.ROOT, "%.1f", value).substring(1);
  }

  private void listen() {
    slider
        .valueProperty()
        .addListener((observed, before, now) -> {
          showField(now.doubleValue());
          if (!showing) {
            pending = Optional.of(round(now.doubleValue()));
            movedAt = System.nanoTime();
          }
        });
    slider
        .valueChangingProperty()
        .addListener((observed, before, now) -> released |= before && !now);
    slider.setOnScroll(event -> {
      nudge(Math.signum(event.getDeltaY() + event.getDeltaX()) * STEP);
      event.consume();
    });
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    field.setOnAction(event -> commit());
    field
        .focusedProperty()
        .addListener((observed, before, now) -> {
          if (!now) {
            commit();
          }
        });
  }

  private void onKey(KeyEvent event) {
    double size = event.isShiftDown() ? LEAP : STEP;
    boolean more = event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.UP;
    boolean less = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.DOWN;
    if (more || less) {
      nudge(more ? size : -size);
      event.consume();
    }
  }

  private void commit() {
    if (field.getText().equals(text(slider.getValue()))) {
      return;
    }
    try {
      double typed = Double.parseDouble(field.getText().strip().replace(',', '.'));
      if (!(typed >= 0 && typed <= 1)) {
        throw new NumberFormatException();
      }
      slider.setValue(typed);
      onRefused.accept("");
    } catch (NumberFormatException outside) {
      onRefused.accept("α must be a number in [0, 1], got \"" + field.getText() + "\".");
    }
    showField(slider.getValue());
  }

  /** Moves α by this much, within [0, 1]. */
  void nudge(double by) {
    slider.setValue(round(Math.clamp(slider.getValue() + by, 0, 1)));
  }

  /** Shows a value that is in force already, unless the person is moving the slider. */
  void show(double alpha) {
    if (pending.isEmpty() && !unsettled && !slider.isValueChanging() && !field.isFocused()) {
      showing = true;
      slider.setValue(alpha);
      showing = false;
    }
  }

  /** Hands on what the slider was set to since the last call. */
  void pulse() {
    Optional<Double> newest = pending;
    pending = Optional.empty();
    newest.ifPresent(alpha -> {
      unsettled = true;
      onChange.onAlpha(alpha, false);
    });
    boolean still = System.nanoTime() - movedAt >= STILL_NANOS;
    if (unsettled && !slider.isValueChanging() && (still || released)) {
      unsettled = false;
      onChange.onAlpha(round(slider.getValue()), true);
    }
    released = false;
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void showField(double value) {
    field.setText(text(value));
  }

  @Override
  protected double computePrefHeight(double width) {
    return MARKS + LINE;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 330;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 190;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double titleWidth = width > 280 ? title.prefWidth(-1) + 12 : 22;
    title.setText(width > 280 ? "α debiasing" : "α");
    place(title, 0, MARKS + (LINE - title.prefHeight(-1)) / 2);
    double sliderWidth = width - titleWidth - FIELD - 12;
    double sliderHeight = slider.prefHeight(-1);
    slider.resizeRelocate(titleWidth, MARKS + (LINE - sliderHeight) / 2, sliderWidth, sliderHeight);
    field.resizeRelocate(width - FIELD, MARKS, FIELD, LINE);
    double radius = thumbRadius();
    for (int i = 0; i < marks.length; i++) {
      double middle = titleWidth + radius + TICKS[i] * (sliderWidth - 2 * radius);
      place(marks[i], middle - marks[i].prefWidth(-1) / 2, 1);
    }
  }

  private double thumbRadius() {
    Node thumb = slider.lookup(".thumb");
    Bounds bounds = thumb == null ? slider.getLayoutBounds() : thumb.getLayoutBounds();
    return thumb == null ? 8 : Math.max(5, bounds.getWidth() / 2);
  }

  private static void place(Label label, double x, double y) {
    label.autosize();
    label.relocate(Math.round(x), Math.round(y));
  }
}
