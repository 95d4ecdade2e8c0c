package iconexplorer.training;

/** Tells a run that has collapsed from one that has not yet unfolded. */
final class CollapseWatch {

  /** A map starts as small as a collapsed one and needs some time to unfold. */
  private static final int UPDATES = 200;

  private static final int MEASUREMENTS = 5;

  private final int updates;
  private int since;
  private int collapsed;

  /**
   * @param plannedSteps updates of the whole run; a collapse must last a fifth of them
   */
  CollapseWatch(int plannedSteps) {
    updates = Math.max(UPDATES, plannedSteps / 5);
  }

  /** Something changed that may undo a collapse. */
  void reset() {
    collapsed = 0;
  }

  /**
   * Takes in a measurement.
   *
   * @param step updates done, growing
   * @param now whether the embeddings are all alike at this step
   * @return whether they have been for so long that they will stay so
   */
  boolean accept(int step, boolean now) {
    if (!now) {
      collapsed = 0;
      return false;
    }
    since = collapsed == 0 ? step : since;
    collapsed++;
    return collapsed >= MEASUREMENTS && step - since >= updates;
  }
}
