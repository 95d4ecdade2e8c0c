package iconexplorer.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers of an array that are NaN, which is how NumPy writes that one is missing.
 *
 * @param x [n, d], changed by {@link #fill}
 * @param missing [d], how many each column lacks
 */
record MissingNumbers(SourceFile file, float[] x, int... missing) {

  /**
   * Counts them.
   *
   * @param x [n, d]
   * @throws DataFormatException with the place of a number that is infinite
   */
  static MissingNumbers of(SourceFile file, float[] x, int d) throws DataFormatException {
    int[] missing = new int[d];
    for (int v = 0; v < x.length; v++) {
      if (Float.isNaN(x[v])) {
        missing[v % d]++;
      } else if (Float.isInfinite(x[v])) {
        throw file.refuse(
            "row %d, column %d (from 0) holds %s; replace it by a number"
                .formatted(v / d, v % d, x[v]));
      }
    }
    return new MissingNumbers(file, x, missing);
  }

  /**
   * Writes the median of the column in the place of each; for a model, whose columns were centred,
   * their centre.
   *
   * @param given how the features of a model were made
   * @return what was done, where something was
   * @throws DataFormatException if nothing of a column is known
   */
  Optional<String> fill(Optional<Preparation> given) throws DataFormatException {
    int total = Arrays.stream(missing).sum();
    if (total == 0) {
      return Optional.empty();
    }
    int d = missing.length;
    int n = x.length / d;
    for (int k = 0; k < d; k++) {
      if (missing[k] == n && given.isEmpty()) {
        throw file.refuse("column %d (from 0) holds nothing but NaN; leave it out".formatted(k));
      }
      if (missing[k] > 0) {
        fill(k, given.isPresent() ? centre(given.get(), k) : median(k));
      }
    }
    String instead = given.isPresent() ? "the centre of the model's" : "the median of its";
    return Optional.of(
        total == 1
            ? "One missing number (NaN) became %s column.".formatted(instead)
            : "%,d missing numbers (NaN) became %s column.".formatted(total, instead));
  }

  private static float centre(Preparation given, int column) {
    float[] mean = given.scaling().mean();
    return column < mean.length ? mean[column] : 0;
  }

  private float median(int column) {
    int d = missing.length;
    float[] known = new float[x.length / d - missing[column]];
    int count = 0;
    for (int v = column; v < x.length; v += d) {
      if (!Float.isNaN(x[v])) {
        known[count++] = x[v];
      }
    }
    return median(known, count);
  }

  /**
   * The mean of the middle two where they are even in number.
   *
   * @param known at least one; sorted by this
   * @param count how many of them count
   */
  static float median(float[] known, int count) {
    Arrays.sort(known, 0, count);
    return (float) ((known[(count - 1) / 2] + (double) known[count / 2]) / 2);
  }

  private void fill(int column, float value) {
    for (int v = column; v < x.length; v += missing.length) {
      x[v] = Float.isNaN(x[v]) ? value : x[v];
    }
  }
}
