package iconexplorer.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * n items of d features each, with or without class labels.
 *
 * <p>The features are model-ready (see the package description). The arrays are shared, not copied:
 * nobody writes to them after construction. Equality is that of records, hence by identity for the
 * arrays.
 *
 * @param id short name for files and command lines, e.g. {@code digits}
 * @param title name for the screen
 * @param size n, number of items, at least 1
 * @param dimension d, number of features, at least 1
 * @param features [n, d], row i is x_i, all finite
 * @param labels [n], class of each item in [0, classes); empty where there are none
 * @param classNames name of each class; empty where there are no labels
 * @param imageShape how a row is an image, where it is one; its values are d
 * @param relations what else is known of the items
 * @param preparation how the features were made of the numbers in a file; empty where the numbers
 *     are of no units of their own, or the way does not lead back
 * @param origin where each item comes from
 */
public record Dataset(
    String id,
    String title,
    int size,
    int dimension,
    float[] features,
    int[] labels,
    List<String> classNames,
    Optional<ImageShape> imageShape,
    Relations relations,
    Optional<Preparation> preparation,
    Origin origin) {

  public Dataset {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the id of a data set must not be blank");
    }
    if (size < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "size and dimension must be at least 1, got %d and %d".formatted(size, dimension));
    }
    if (features.length != (long) size * dimension) {
      throw new IllegalArgumentException(
          "features must hold size × dimension = %d values, got %d"
              .formatted((long) size * dimension, features.length));
    }
    classNames = List.copyOf(classNames);
    requireLabels(labels, size, classNames.size());
    requireFinite(features, dimension);
    int values = dimension;
    imageShape.ifPresent(shape -> requireValues(shape, values));
    relations.requireItems(size);
    preparation.ifPresent(made -> made.requireFeatures(values));
    origin.requireItems(size);
  }

  /** Features and labels, and nothing else. */
  public Dataset(
      String id,
      String title,
      int size,
      int dimension,
      float[] features,
      int[] labels,
      List<String> classNames,
      Optional<ImageShape> imageShape) {
    this(id, title, size, dimension, features, labels, classNames, imageShape, Relations.NONE);
  }

  /** Features and labels, and what else is known of the items. */
  public Dataset(
      String id,
      String title,
      int size,
      int dimension,
      float[] features,
      int[] labels,
      List<String> classNames,
      Optional<ImageShape> imageShape,
      Relations relations) {
    this(
        id,
        title,
        size,
        dimension,
        features,
        labels,
        classNames,
        imageShape,
        relations,
        Optional.empty(),
        Origin.PLAIN);
  }

  public Dataset withRelations(Relations relations) {
    return with(title, features, imageShape, relations, preparation, origin);
  }

  /** The same, and how the features were made. */
  public Dataset withPreparation(Preparation preparation) {
    return with(title, features, imageShape, relations, Optional.of(preparation), origin);
  }

  /** The same, and where the items come from. */
  public Dataset withOrigin(Origin origin) {
    return with(title, features, imageShape, relations, preparation, origin);
  }

  /** The same under another name for the screen. */
  Dataset withTitle(String title) {
    return with(title, features, imageShape, relations, preparation, origin);
  }

  /** The same items by other features, [n, d]. */
  Dataset withFeatures(
      float[] features, Optional<ImageShape> imageShape, Optional<Preparation> preparation) {
    return with(title, features, imageShape, relations, preparation, origin);
  }

  /** The same items in the same order, with the same labels. */
  private Dataset with(
      String title,
      float[] features,
      Optional<ImageShape> imageShape,
      Relations relations,
      Optional<Preparation> preparation,
      Origin origin) {
    return new Dataset(
        id,
        title,
        size,
        features.length / size,
        features,
        labels,
        classNames,
        imageShape,
        relations,
        preparation,
        origin);
  }

  /** Whether the items carry class labels. */
  public boolean labelled() {
    return labels.length > 0;
  }

  /** Number of classes, 0 where there are no labels. */
  public int classes() {
    return classNames.size();
  }

  /** What so many prototypes stand for: the classes or the tokens; empty where it is neither. */
  public List<String> prototypeNames(int count) {
    if (count == classes()) {
      return classNames;
    }
    return relations
        .tokens()
        .map(TokenCounts::vocabulary)
        .filter(vocabulary -> vocabulary.size() == count)
        .orElse(List.of());
  }

  /** What one of so many prototypes is: "token" where they stand for these, else "class". */
  public String prototypeNoun(int count) {
    return count == classes() || prototypeNames(count).isEmpty() ? "class" : "token";
  }

  /** How many items so many prototypes stand for, or how often a token was seen: [count]. */
  public double[] prototypeWeights(int count) {
    double[] weights = new double[count];
    if (count == classes()) {
      for (int label : labels) {
        weights[label]++;
      }
      return weights;
    }
    relations
        .tokens()
        .filter(tokens -> tokens.vocabulary().size() == count)
        .ifPresent(tokens -> tokens.addTo(weights));
    return weights;
  }

  /** A copy of row i: x_i, [d]. */
  public float[] row(int i) {
    Objects.checkIndex(i, size);
    return Arrays.copyOfRange(features, i * dimension, (i + 1) * dimension);
  }

  /** The items at these indices, in this order, as a data set of their own: [indices, d]. */
  public Dataset subset(int... indices) {
    float[] rows = new float[Math.multiplyExact(indices.length, dimension)];
    int[] rowLabels = new int[labelled() ? indices.length : 0];
    for (int r = 0; r < indices.length; r++) {
      int i = Objects.checkIndex(indices[r], size);
      System.arraycopy(features, i * dimension, rows, r * dimension, dimension);
      if (labelled()) {
        rowLabels[r] = labels[i];
      }
    }
    return new Dataset(
        id,
        title,
        indices.length,
        dimension,
        rows,
        rowLabels,
        classNames,
        imageShape,
        relations.subset(indices),
        preparation,
        origin.subset(indices));
  }

  @Override
  public String toString() {
    return "%s [%d, %d], %d classes".formatted(id, size, dimension, classes());
  }

  private static void requireLabels(int[] labels, int size, int classes) {
    if (labels.length == 0 && classes == 0) {
      return;
    }
    if (labels.length != size) {
      throw new IllegalArgumentException(
          "labels must be one per item or none with no class names, got %d for %d items and %d classes"
              .formatted(labels.length, size, classes));
    }
    for (int i = 0; i < size; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "labels must be in [0, %d), got %d at item %d".formatted(classes, labels[i], i));
      }
    }
  }

  private static void requireFinite(float[] features, int dimension) {
    for (int v = 0; v < features.length; v++) {
      if (!Float.isFinite(features[v])) {
        throw new IllegalArgumentException(
            "features must be finite, got %s at item %d, feature %d"
                .formatted(features[v], v / dimension, v % dimension));
      }
    }
  }

  private static void requireValues(ImageShape shape, int dimension) {
    if (shape.values() != dimension) {
      throw new IllegalArgumentException(
          "an image of %d × %d × %d has %d values, but the rows have %d"
              .formatted(
                  shape.height(), shape.width(), shape.channels(), shape.values(), dimension));
    }
  }
}
