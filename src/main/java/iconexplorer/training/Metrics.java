package iconexplorer.training;

import iconexplorer.evaluation.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an embedding is worth. A measure is missing where the data has no labels, the cell no such
 * thing, or the embedding diverged.
 *
 * @param values finite, in the order of the measures
 */
public record Metrics(Map<Measure, Double> values) {

  public static final Metrics NONE = new Metrics(Map.of());

  public Metrics {
    EnumMap<Measure, Double> ordered = new EnumMap<>(Measure.class);
    values.forEach((measure, value) -> {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "%s must be finite, got %s".formatted(measure.title(), value));
      }
      ordered.put(measure, value);
    });
    values = Collections.unmodifiableMap(ordered);
  }

  /** One value, where it is known. */
  public OptionalDouble get(Measure measure) {
    Double value = values.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** With one more value, or another; the same where it could not be measured and is not finite. */
  public Metrics with(Measure measure, double value) {
    if (!Double.isFinite(value)) {
      return this;
    }
    EnumMap<Measure, Double> more = new EnumMap<>(Measure.class);
    more.putAll(values);
    more.put(measure, value);
    return new Metrics(more);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
