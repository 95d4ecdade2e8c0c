package iconexplorer.ui.method;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * What the card is about, and a remark: at the right end of the line where there is room, below it
 * where there is not. The remark is never cut.
 */
final class CardHead extends Region {
  private static final double GAP = 12;
  private static final double LINE_GAP = 3;

  private final Region subject;
  private final Label remark;

  CardHead(Region subject, Label remark) {
    this.subject = subject;
    this.remark = remark;
    remark.setWrapText(true);
    getStyleClass().add("card-head");
    getChildren().addAll(subject, remark);
  }

  private boolean beside(double width) {
    return Math.ceil(subject.prefWidth(-1)) + GAP + Math.ceil(remark.prefWidth(-1)) <= width;
  }

  private double above() {
    return Math.ceil(subject.prefHeight(-1));
  }

  private double below(double width) {
    return Math.ceil(remark.prefHeight(width));
  }

  @Override
  protected double computePrefHeight(double width) {
    double usable = width > 0 ? width : getWidth();
    boolean oneLine = remark.getText().isEmpty() || usable <= 0 || beside(usable);
    return oneLine ? Math.max(above(), below(-1)) : above() + LINE_GAP + below(usable);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return subject.prefWidth(-1) + GAP + remark.prefWidth(-1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    subject.resizeRelocate(0, 0, Math.min(width, Math.ceil(subject.prefWidth(-1))), above());
    if (beside(width)) {
      double own = Math.ceil(remark.prefWidth(-1));
      double line = below(-1);
      remark.resizeRelocate(width - own, Math.rint((above() - line) / 2), own, line);
    } else {
      remark.resizeRelocate(0, above() + LINE_GAP, width, below(width));
    }
  }
}
