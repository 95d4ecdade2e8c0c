package iconexplorer.ui.curves;

import java.util.ArrayList;
import java.util.List;

/** Where the labels of event marks stand: no label on another, no mark's line through a label. */
final class MarkLayout {
  static final int ROWS = 4;
  private static final double GAP = 5;

  private MarkLayout() {}

  /**
   * A mark with its place.
   *
   * @param mark which
   * @param x of its line
   * @param row of its label and of the line's upper end, 0 on top; −1 for a line without label
   * @param left of the label
   * @param width of the label
   */
  record Placed(int mark, double x, int row, double left, double width) {
    double right() {
      return left + width;
    }

    private boolean spans(double px) {
      return row >= 0 && px > left - GAP / 2 && px < right() + GAP / 2;
    }
  }

  /**
   * Places labels from left to right in the first row where they fit, right of their line or, at
   * the edge, left of it.
   *
   * @param x [marks], ascending, of the lines
   * @param width [marks], of the labels
   * @param right end of the plot
   */
  static List<Placed> place(double[] x, double[] width, double left, double right) {
    List<Placed> placed = new ArrayList<>();
    for (int mark = 0; mark < x.length; mark++) {
      placed.add(place(mark, x[mark], width[mark], left, right, placed));
    }
    return placed;
  }

  private static Placed place(
      int mark, double x, double width, double left, double right, List<Placed> before) {
    for (int row = 0; row < ROWS; row++) {
      for (double start : new double[] {x + GAP, x - GAP - width}) {
        Placed candidate = new Placed(mark, x, row, start, width);
        if (start >= left && candidate.right() <= right && fits(candidate, before)) {
          return candidate;
        }
      }
    }
    return new Placed(mark, x, -1, x, 0);
  }

  private static boolean fits(Placed candidate, List<Placed> before) {
    for (Placed other : before) {
      boolean sameRow =
          other.row() == candidate.row()
              && candidate.left() < other.right() + GAP
              && other.left() < candidate.right() + GAP;
      boolean otherLineThrough = other.row() <= candidate.row() && candidate.spans(other.x());
      boolean ownLineThrough = other.row() >= candidate.row() && other.spans(candidate.x());
      if (sameRow || (other.row() >= 0 && otherLineThrough) || ownLineThrough) {
        return false;
      }
    }
    return true;
  }
}
