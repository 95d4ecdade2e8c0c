package iconexplorer.data;

import java.util.List;
import java.util.Optional;

/**
 * What made features of the numbers in a file, so that the same can be done to another file: which
 * columns, what stands in for a missing number, and how each feature was scaled.
 *
 * @param columns the columns of a table that became features, one for each feature; empty where
 *     every value is a feature as it stands, in the file's order
 * @param width columns of that table without the one of the labels; 0 where there are no columns
 * @param scaling from the file's units to features
 */
public record Preparation(List<Column> columns, int width, Scaling scaling) {

  /**
   * Where a feature comes from.
   *
   * @param name of the column; empty in a table without names
   * @param at number of the column from 0, labels left out
   * @param word what the feature tells apart: 1 where it stands; empty for a column of numbers
   * @param instead of a missing number, in the file's units
   */
  public record Column(String name, int at, Optional<String> word, float instead) {}

  public Preparation {
    columns = List.copyOf(columns);
    if (!columns.isEmpty() && columns.size() != scaling.mean().length) {
      throw new IllegalArgumentException(
          "%d columns cannot be scaled as %d".formatted(columns.size(), scaling.mean().length));
    }
  }

  /** Of values that are features as they stand in the file, but for their scale. */
  public static Preparation of(Scaling scaling) {
    return new Preparation(List.of(), 0, scaling);
  }

  /** Of d bytes a pixel, which became [0, 1]. */
  static Preparation ofBytes(int d) {
    return of(Scaling.unitRange(d, 255));
  }

  /** Of d values that are features as they are. */
  public static Preparation none(int d) {
    return of(Scaling.unitRange(d, 1));
  }

  /** Number of features. */
  public int features() {
    return scaling.mean().length;
  }

  /** How the features were scaled, as a sentence; empty where they are as in the file. */
  public Optional<String> words() {
    float[] mean = scaling.mean();
    float[] scale = scaling.scale();
    boolean each = !columns.isEmpty();
    boolean alike = true;
    for (int k = 1; k < mean.length; k++) {
      alike &= mean[k] == mean[0];
      each |= scale[k] != scale[0];
    }
    if (each) {
      return Optional.of("Every column is centred and divided by its standard deviation.");
    }
    if (!alike) {
      return Optional.of("The columns are centred and divided by one number for all.");
    }
    if (mean[0] != 0) {
      return Optional.of(
          "The values are stretched from [%s, %s] to [0, 1]."
              .formatted(mean[0], mean[0] + scale[0]));
    }
    return scale[0] == 1
        ? Optional.empty()
        : Optional.of("The values are divided by %s.".formatted(number(scale[0])));
  }

  private static String number(float value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
  }

  /** Whether the columns are known by their names. */
  boolean named() {
    return !columns.isEmpty() && columns.stream().noneMatch(column -> column.name().isEmpty());
  }

  /** Columns that a table must have beside the labels, where they are known by their places. */
  int valueColumns() {
    return columns.isEmpty() ? features() : width;
  }

  /**
   * Scales rows as the others were, in place.
   *
   * @param x [rows, d], in the file's units
   * @throws DataFormatException in one sentence, where the rows have another width
   */
  void apply(SourceFile file, float[] x, int d) throws DataFormatException {
    if (d != features()) {
      throw file.refuse(
          "has %,d features, but the model was trained on %,d; give it data of the same width"
              .formatted(d, features()));
    }
    scaling.apply(x);
  }

  /** As trained on, where those features are as another preparation left them. */
  float[] instead(Optional<Preparation> other, float[] features) {
    float[] x = features.clone();
    other.ifPresent(made -> made.scaling().unapply(x));
    scaling.apply(x);
    return x;
  }

  /** Whether another one scales as this does. */
  boolean scalesAs(Preparation other) {
    return scaling.isSameAs(other.scaling());
  }

  void requireFeatures(int d) {
    if (d != features()) {
      throw new IllegalArgumentException(
          "a preparation of %d features cannot have made %d".formatted(features(), d));
    }
  }
}
