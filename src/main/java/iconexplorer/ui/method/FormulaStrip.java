package iconexplorer.ui.method;

import iconexplorer.method.Notation;
import iconexplorer.ui.runs.Handover;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The formulas of p, q and the loss; the value of the loss behind its formula. */
final class FormulaStrip extends Region {

  private static final double GAP = 30;
  private static final double LINE_GAP = 5;
  private static final double SMALLEST = 0.8;
  private static final double MARGIN = 2;

  private final Formulas formulas = new Formulas();
  private final Handover handover;
  private final List<Formula> shown = new ArrayList<>();
  private final Label value = new Label();
  private final Tooltip words = new Tooltip();
  private List<String> asked = List.of();
  private boolean compact;

  private record Formula(SVGPath glyphs, FormulaOutline outline) {}

  private record Line(List<Integer> items, double width, double above, double below) {}

  FormulaStrip(Handover handover) {
    this.handover = handover;
    getStyleClass().add("formula-strip");
    value.getStyleClass().add("formula-value");
    value.setId("loss");
  }

  /** Shows three formulas as soon as they are set. */
  void show(Notation latex, String accessibleText) {
    setAccessibleText(accessibleText);
    List<String> wanted = List.of(latex.p(), latex.q(), latex.loss());
    if (wanted.equals(asked)) {
      return;
    }
    asked = wanted;
    formulas.outline(latex.p());
    formulas.outline(latex.q());
    handover.expect(
        formulas
            .outline(latex.loss())
            .thenCombine(formulas.outline(latex.p()), (loss, p) -> loss)
            .thenCombine(formulas.outline(latex.q()), (loss, q) -> loss),
        loss -> put(wanted),
        failure -> clear());
  }

  /** What a person reads who rests on the formulas; may be empty. */
  void explain(List<String> sentences) {
    String text = String.join("\n", sentences);
    if (text.equals(words.getText())) {
      return;
    }
    words.setText(text);
    if (text.isEmpty()) {
      Tooltip.uninstall(this, words);
    } else {
      Tooltip.install(this, words);
    }
  }

  /** Whether only p and q are shown, on one line. */
  void setCompact(boolean whether) {
    compact = whether;
    if (!shown.isEmpty()) {
      shown.getLast().glyphs().setVisible(!whether);
      value.setVisible(!whether);
    }
    requestLayout();
  }

  /** What stands behind the formulas, such as "loss = 0.71"; may be empty. */
  void showValue(String text) {
    value.setText(text);
  }

  void clear() {
    asked = List.of();
    shown.clear();
    getChildren().clear();
    requestLayout();
  }

  private void put(List<String> set) {
    if (!set.equals(asked)) {
      return;
    }
    shown.clear();
    getChildren().clear();
    for (String latex : set) {
      FormulaOutline outline = formulas.outline(latex).join();
      SVGPath glyphs = new SVGPath();
      glyphs.setContent(outline.path());
      glyphs.getStyleClass().add("formula");
      glyphs.setManaged(false);
      shown.add(new Formula(glyphs, outline));
      getChildren().add(glyphs);
    }
    getChildren().add(value);
    setCompact(compact);
  }

  private double valueWidth() {
    return value.getText().isEmpty() ? 0 : Math.max(84, value.prefWidth(-1)) + 28;
  }

  private double widthOf(int item) {
    return shown.get(item).outline().width() + (item == shown.size() - 1 ? valueWidth() : 0);
  }

  private double widthOf(List<Integer> items) {
    return items.stream().mapToDouble(this::widthOf).sum() + GAP * (items.size() - 1);
  }

  /** Breaks the formulas into as few lines as the width allows. */
  private List<Line> lines(double width) {
    List<List<Integer>> rows = new ArrayList<>();
    int count = compact ? Math.min(2, shown.size()) : shown.size();
    for (int item = 0; item < count; item++) {
      List<Integer> last = rows.isEmpty() ? new ArrayList<>() : rows.getLast();
      List<Integer> longer = new ArrayList<>(last);
      longer.add(item);
      if (!rows.isEmpty() && widthOf(longer) * (compact ? 0 : SMALLEST) <= width) {
        rows.set(rows.size() - 1, longer);
      } else {
        rows.add(new ArrayList<>(List.of(item)));
      }
    }
    return rows.stream().map(this::line).toList();
  }

  private Line line(List<Integer> items) {
    double above = 0;
    double below = 0;
    for (int item : items) {
      FormulaOutline outline = shown.get(item).outline();
      above = Math.max(above, outline.baseline());
      below = Math.max(below, outline.height() - outline.baseline());
    }
    return new Line(items, widthOf(items), above, below);
  }

  private static double scale(List<Line> lines, double width) {
    double widest = lines.stream().mapToDouble(Line::width).max().orElse(1);
    return Math.min(1, width / widest);
  }

  @Override
  protected double computePrefHeight(double width) {
    double usable = width > 0 ? width : getWidth() > 0 ? getWidth() : 500;
    List<Line> lines = lines(usable);
    double scale = scale(lines, usable);
    double text = lines.stream().mapToDouble(line -> line.above() + line.below()).sum() * scale;
    return Math.max(22, text + LINE_GAP * (lines.size() - 1) + 2 * MARGIN);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 400;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    List<Line> lines = lines(getWidth());
    double scale = scale(lines, getWidth());
    double y = MARGIN;
    for (Line line : lines) {
      double baseline = y + line.above() * scale;
      double x = 0;
      for (int item : line.items()) {
        place(shown.get(item), x, baseline, scale);
        x += widthOf(item) * scale + GAP * scale;
        if (item == shown.size() - 1) {
          placeValue(baseline);
        }
      }
      y = baseline + line.below() * scale + LINE_GAP;
    }
  }

  private static void place(Formula formula, double x, double baseline, double scale) {
    formula.glyphs().getTransforms().setAll(new Scale(scale, scale));
    formula.glyphs().setLayoutX(x);
    formula.glyphs().setLayoutY(baseline - formula.outline().baseline() * scale);
  }

  /** At the right end of the last line. */
  private void placeValue(double baseline) {
    value.autosize();
    value.relocate(getWidth() - value.getWidth(), baseline - value.getBaselineOffset());
  }
}
