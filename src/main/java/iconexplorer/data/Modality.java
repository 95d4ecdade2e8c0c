package iconexplorer.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The same n items seen another way: a caption, a sound, the other half of an image.
 *
 * <p>Serves as the second tower's input in the cross-modal row, and as companion features where p
 * compares items by what is known beside them (X-Sample, LGSimCLR). The array is shared, not
 * copied: nobody writes to it after construction.
 *
 * @param title what it is, such as "caption"
 * @param dimension d′, number of features, at least 1
 * @param features [n, d′], row i belongs to item i; model-ready, all finite
 * @param imageShape how a row is an image, where it is one
 * @param captions [n], what a person reads of item i; empty where there is nothing to read
 * @param preparation how the features were made of the numbers in a file, where that is known
 * @param origin where each row comes from, in a source of its own
 */
public record Modality(
    String title,
    int dimension,
    float[] features,
    Optional<ImageShape> imageShape,
    List<String> captions,
    Optional<Preparation> preparation,
    Origin origin) {

  public Modality {
    if (dimension < 1 || features.length % dimension != 0) {
      throw new IllegalArgumentException(
          "features must fill whole rows of at least 1 value, got %d values in rows of %d"
              .formatted(features.length, dimension));
    }
    captions = List.copyOf(captions);
    if (!captions.isEmpty() && captions.size() != features.length / dimension) {
      throw new IllegalArgumentException(
          "captions must be one per item or none, got %d for %d items"
              .formatted(captions.size(), features.length / dimension));
    }
    for (float value : features) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("features of a modality must be finite, got " + value);
      }
    }
    origin.requireItems(features.length / dimension);
  }

  /** Features of no units of their own. */
  public Modality(
      String title,
      int dimension,
      float[] features,
      Optional<ImageShape> imageShape,
      List<String> captions) {
    this(title, dimension, features, imageShape, captions, Optional.empty(), Origin.PLAIN);
  }

  /** n. */
  public int size() {
    return features.length / dimension;
  }

  /** The rows at these indices, in this order: [indices, d′]. */
  Modality subset(int... indices) {
    float[] rows = new float[Math.multiplyExact(indices.length, dimension)];
    for (int r = 0; r < indices.length; r++) {
      int i = Objects.checkIndex(indices[r], size());
      System.arraycopy(features, i * dimension, rows, r * dimension, dimension);
    }
    List<String> texts =
        captions.isEmpty() ? captions : Arrays.stream(indices).mapToObj(captions::get).toList();
    return new Modality(
        title, dimension, rows, imageShape, texts, preparation, origin.subset(indices));
  }
}
