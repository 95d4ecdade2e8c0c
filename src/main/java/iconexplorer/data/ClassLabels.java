package iconexplorer.data;

import java.util.Arrays;
import java.util.List;

/**
 * Labels as they are needed, from labels as they are found: only the values that occur become
 * classes, numbered from 0 in their order.
 *
 * @param labels [n], in [0, classes)
 * @param names one per class
 */
record ClassLabels(int[] labels, List<String> names) {
  static final int MOST_CLASSES = 1000;
  static final ClassLabels NONE = new ClassLabels(new int[0], List.of());

  /** Classes of numbers, in numerical order and called by their number. */
  static ClassLabels of(int[] values) {
    int[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    int[] labels = Arrays.stream(values).map(v -> Arrays.binarySearch(distinct, v)).toArray();
    return new ClassLabels(labels, Arrays.stream(distinct).mapToObj(Integer::toString).toList());
  }

  /** Classes of words, in alphabetical order. */
  static ClassLabels of(List<String> values) {
    String[] distinct = values.stream().sorted().distinct().toArray(String[]::new);
    int[] labels = values.stream().mapToInt(v -> Arrays.binarySearch(distinct, v)).toArray();
    return new ClassLabels(labels, List.of(distinct));
  }

  /**
   * Classes of numbers where all texts are whole numbers, else of words.
   *
   * @throws DataFormatException if there are more than {@value #MOST_CLASSES}
   */
  static ClassLabels ofWordsOrNumbers(SourceFile file, List<String> values)
      throws DataFormatException {
    boolean numbers = values.stream().allMatch(word -> word.matches("-?\\d{1,9}"));
    ClassLabels classes =
        numbers ? of(values.stream().mapToInt(Integer::parseInt).toArray()) : of(values);
    return classes.requireFew(file, "its labels");
  }

  /** Itself, where these can be classes. */
  ClassLabels requireFew(SourceFile file, String place) throws DataFormatException {
    if (names.size() > MOST_CLASSES) {
      throw file.refuse(
          "%s holds %d different values, but labels have at most %d; choose other labels"
              .formatted(place, names.size(), MOST_CLASSES));
    }
    return this;
  }
}
