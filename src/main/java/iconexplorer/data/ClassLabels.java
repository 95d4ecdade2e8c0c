package iconexplorer.data;

import java.util.Arrays;
import java.util.Collection;
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

  /** More values than this, hardly any of them twice, are rather names or measurements. */
  static final int MOST_SINGLE = 20;

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

  /** Classes of numbers where all texts are whole numbers, else of words. */
  static ClassLabels ofWordsOrNumbers(List<String> values) {
    boolean numbers = values.stream().distinct().allMatch(word -> word.matches("-?\\d{1,9}"));
    return numbers ? of(values.stream().mapToInt(Integer::parseInt).toArray()) : of(values);
  }

  /**
   * Whether labels are rather measurements, such as the targets of a regression: numbers, most of
   * them there once, and fractions among them or too many to be numbers of classes.
   *
   * @param different values, each once
   * @param rows that have them
   */
  static boolean areMeasured(Collection<String> different, int rows) {
    return 2L * different.size() > rows
        && different.stream().allMatch(CsvColumn::isNumber)
        && (different.size() > MOST_SINGLE
            || different.stream().anyMatch(value -> !value.matches("[+-]?\\d+(\\.0*)?")));
  }

  /**
   * @throws DataFormatException if so many different labels cannot be classes
   */
  static void requireFew(SourceFile file, String place, int different) throws DataFormatException {
    if (different > MOST_CLASSES) {
      throw file.refuse(
          "%s holds %d different values, but labels have at most %d; choose other labels"
              .formatted(place, different, MOST_CLASSES));
    }
  }
}
