package iconexplorer.ui.shell;

import java.util.Locale;

/** Numbers as the window writes them. */
final class Numbers {

  private Numbers() {}

  /** As everywhere in the program: "1,797". */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Two decimals; a dash for NaN. */
  static String nats(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** "0.4 s", "12 s", "3 min", "2 h". */
  static String duration(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 99.5) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < 5400) {
      return String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
    return String.format(Locale.ROOT, "%.0f h", seconds / 3600);
  }

  /** "2,690 steps/s", with a decimal below ten. */
  static String speed(double stepsPerSecond) {
    String value =
        stepsPerSecond < 9.95
            ? String.format(Locale.ROOT, "%.1f", stepsPerSecond)
            : count(Math.round(stepsPerSecond));
    return value + " steps/s";
  }
}
