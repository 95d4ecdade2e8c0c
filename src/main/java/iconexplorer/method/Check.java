package iconexplorer.method;

import iconexplorer.evaluation.Measure;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a method has to come to, so that it may carry its name.
 *
 * @param quantity what is measured
 * @param bound which side of the value is right
 * @param value the bar
 * @param dataset id of the data set on which it holds
 * @param settings that differ there from the method's own, by their names on the command line
 */
public record Check(
    Quantity quantity, Bound bound, double value, String dataset, Map<String, String> settings) {

  public Check {
    settings = Map.copyOf(settings);
  }

  /** What is compared with the bar. */
  public sealed interface Quantity {
    String title();
  }

  /** A metric of a run's last step, on average over seeds. */
  public record Measured(Measure measure) implements Quantity {
    @Override
    public String title() {
      return measure.title();
    }
  }

  /** KL(p ‖ q) of the last step in nats, on average over seeds. */
  public record DivergenceInNats() implements Quantity {
    @Override
    public String title() {
      return "KL";
    }
  }

  /** What no metric says: a test of the program works it out. */
  public record Tested(String title) implements Quantity {}

  /** Which side of a bar is right, the bar included. */
  public enum Bound {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    /** ≥ or ≤. */
    public String sign() {
      return sign;
    }
  }

  static Check atLeast(double value, Measure measure, String dataset) {
    return new Check(new Measured(measure), Bound.AT_LEAST, value, dataset, Map.of());
  }

  static Check tested(String what, Bound bound, double value, String dataset) {
    return new Check(new Tested(what), bound, value, dataset, Map.of());
  }

  Check with(Map<String, String> otherSettings) {
    return new Check(quantity, bound, value, dataset, otherSettings);
  }

  /** Whether a run can tell, rather than a test. */
  public boolean isMeasured() {
    return !(quantity instanceof Tested);
  }

  /** Whether a measured value is on the right side; NaN is not. */
  public boolean isMetBy(double measured) {
    return switch (bound) {
      case AT_LEAST -> measured >= value;
      case AT_MOST -> measured <= value;
    };
  }

  /** "k-NN accuracy ≥ 0.97", without the data. */
  public String bar() {
    String number = String.format(Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
    return quantity.title() + " " + bound.sign() + " " + number.replaceFirst("\\.$", "");
  }

  /** "k-NN accuracy ≥ 0.97 on mnist (views handwriting)". */
  public String text() {
    StringBuilder others = new StringBuilder();
    new TreeMap<>(settings)
        .forEach((name, set) ->
            others.append(others.isEmpty() ? " (" : ", ").append(name).append(' ').append(set));
    return bar() + " on " + dataset + (others.isEmpty() ? "" : others + ")");
  }
}
