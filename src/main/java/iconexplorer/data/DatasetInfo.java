package iconexplorer.data;

import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says about a data set before it is loaded.
 *
 * @param id the name {@link DatasetCatalogue#load} knows it by
 * @param title name for the screen
 * @param description one or two sentences: what it is and what to look for
 * @param size n, number of items
 * @param dimension d, number of features
 * @param classes number of classes
 * @param imageShape how a row is an image, where it is one
 * @param generated whether it is made from a seed, rather than read
 * @param relations what is known of the items beside features and labels
 */
public record DatasetInfo(
    String id,
    String title,
    String description,
    int size,
    int dimension,
    int classes,
    Optional<ImageShape> imageShape,
    boolean generated,
    Set<Relations.Kind> relations) {
  public DatasetInfo {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the id of a data set must not be blank");
    }
    if (size < 1 || dimension < 1 || classes < 0) {
      throw new IllegalArgumentException(
          "size and dimension must be at least 1 and classes at least 0, got %d, %d and %d"
              .formatted(size, dimension, classes));
    }
    relations = Set.copyOf(relations);
  }

  /** Features and labels, and nothing else. */
  public DatasetInfo(
      String id,
      String title,
      String description,
      int size,
      int dimension,
      int classes,
      Optional<ImageShape> imageShape,
      boolean generated) {
    this(id, title, description, size, dimension, classes, imageShape, generated, Set.of());
  }

  /** What a data set that was read tells about itself. */
  public static DatasetInfo of(String id, String description, Dataset data) {
    return new DatasetInfo(
        id,
        data.title(),
        description,
        data.size(),
        data.dimension(),
        data.classes(),
        data.imageShape(),
        false,
        data.relations().kinds());
  }
}
