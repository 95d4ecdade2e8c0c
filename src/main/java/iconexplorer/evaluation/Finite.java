package iconexplorer.evaluation;

/** Whether an embedding can be measured at all. */
final class Finite {
  private Finite() {}

  /** Whether no value is infinite or NaN. */
  static boolean all(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
