package iconexplorer.encoder;

import iconexplorer.data.ImageShape;
import java.util.Optional;

/**
 * What an encoder reads and writes.
 *
 * @param items items of the data set: the rows of a lookup table
 * @param inputs features of an item, at least 1
 * @param image how a row of features is an image, where it is one
 * @param outputs d of the embedding or the number of clusters, at least 1
 * @param softmaxHead whether the outputs are logits: the saved network then ends in a softmax,
 *     while training always sees the logits
 */
public record EncoderShape(
    int items, int inputs, Optional<ImageShape> image, int outputs, boolean softmaxHead) {
  public EncoderShape {
    if (items < 1 || inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "items, inputs and outputs must be at least 1, got %d, %d and %d"
              .formatted(items, inputs, outputs));
    }
    if (image.isPresent() && image.get().values() != inputs) {
      throw new IllegalArgumentException(
          "an image of %d values cannot have %d inputs".formatted(image.get().values(), inputs));
    }
  }
}
