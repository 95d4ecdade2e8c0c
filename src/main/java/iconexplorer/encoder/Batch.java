package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder maps in one call. A lookup table reads the items only, every other encoder the
 * inputs only.
 *
 * @param items row b is a view of this item of the data set; may be empty where inputs are given
 * @param inputs [batch, inputs], row b is x_b; may be null for a lookup table
 */
public record Batch(int[] items, @Nullable Matrix inputs) {
  public Batch {
    if (inputs != null && items.length != 0 && items.length != inputs.rows()) {
      throw new IllegalArgumentException(
          "a batch of %d items cannot have %d rows".formatted(items.length, inputs.rows()));
    }
  }

  /** Items without features. */
  public static Batch ofItems(int[] items) {
    return new Batch(items, null);
  }

  /** Features of no particular items. */
  public static Batch ofInputs(Matrix inputs) {
    return new Batch(new int[0], inputs);
  }

  /** Rows. */
  public int count() {
    return inputs == null ? items.length : inputs.rows();
  }

  /** The inputs, [batch, width]. */
  Matrix inputs(int width) {
    if (inputs == null || inputs.columns() != width) {
      throw new IllegalArgumentException(
          "the encoder needs inputs of width %d, got %s"
              .formatted(width, inputs == null ? "none" : "width " + inputs.columns()));
    }
    return inputs;
  }
}
