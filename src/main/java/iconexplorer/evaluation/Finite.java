package iconexplorer.evaluation;

/** Whether an embedding can be measured at all. */
public final class Finite {
  private Finite() {}

  /** Whether no value is infinite or NaN. */
  public static boolean all(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
