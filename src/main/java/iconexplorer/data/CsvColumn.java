package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one column of a text table as they come in: numbers or words. */
sealed interface CsvColumn {
  /**
   * Takes the next value, not blank.
   *
   * @throws NumberFormatException if this is a column of numbers and the value is none that 32 bits
   *     can hold
   */
  void add(String value);

  /** Its values as class labels; numbers must be whole. */
  ClassLabels asLabels();

  /** Whether the value is a finite 32-bit number. */
  static boolean isNumber(String value) {
    try {
      Numbers.parse(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A column of numbers. */
  final class Numbers implements CsvColumn {
    private float[] values = new float[64];
    private int size;

    @Override
    public void add(String value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + size / 2);
      }
      values[size] = parse(value);
      size++;
    }

    @Override
    public ClassLabels asLabels() {
      int[] numbers = new int[size];
      Arrays.setAll(numbers, i -> (int) values[i]);
      return ClassLabels.of(numbers);
    }

    /** Writes the column into a row-major table. */
    void copyTo(float[] table, int column, int columns) {
      for (int i = 0; i < size; i++) {
        table[i * columns + column] = values[i];
      }
    }

    /** Whether all values are whole numbers of at most six digits. */
    boolean whole() {
      for (int i = 0; i < size; i++) {
        if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) >= 1_000_000) {
          return false;
        }
      }
      return true;
    }

    private static float parse(String value) {
      float number = Float.parseFloat(value);
      // Java's own suffixes as in 1f are no numbers in a file.
      if (Character.isLetter(value.charAt(value.length() - 1)) || !Float.isFinite(number)) {
        throw new NumberFormatException(value);
      }
      return number;
    }
  }

  /** A column of words, each kept once. */
  final class Words implements CsvColumn {
    private final Map<String, String> known = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    @Override
    public void add(String value) {
      values.add(known.computeIfAbsent(value, word -> word));
    }

    /** Words in alphabetical order; whole numbers in that of numbers. */
    @Override
    public ClassLabels asLabels() {
      boolean numbers = known.keySet().stream().allMatch(word -> word.matches("-?\\d{1,9}"));
      return numbers
          ? ClassLabels.of(values.stream().mapToInt(Integer::parseInt).toArray())
          : ClassLabels.of(values);
    }
  }
}
