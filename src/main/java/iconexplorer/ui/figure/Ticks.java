package iconexplorer.ui.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;

/** Round distances between ticks: 1, 2 or 5 times a power of ten. */
public final class Ticks {
  private Ticks() {}

  /**
   * @param range length of the axis, positive
   * @param count about how many ticks fit
   * @param whole whether only whole numbers make sense
   */
  public static NumberTickUnit unit(double range, double count, boolean whole) {
    double rough = Math.max(range / count, 1e-300);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    double size = power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    double tick = whole ? Math.max(size, 1) : size;
    return new NumberTickUnit(tick, format(tick));
  }

  private static DecimalFormat format(double tick) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    if (tick < 1e-4) {
      return new DecimalFormat("0.#E0", symbols);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(tick) - 1e-9));
    return new DecimalFormat("#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : ""), symbols);
  }
}
