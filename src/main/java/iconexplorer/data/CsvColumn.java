package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of one column of a text table as they come in: numbers or words, some missing. */
sealed interface CsvColumn {

  /** A number with an exponent, or of very many digits. */
  Pattern TOO_LARGE = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE]\\+?\\d+)?");

  /** In lower case. */
  Set<String> MISSING = Set.of("", "na", "n/a", "<na>", "#n/a", "nan", "null", "none", "?");

  /**
   * Takes the next value, not blank.
   *
   * @throws NumberFormatException if this is a column of numbers and the value is none that 32 bits
   *     can hold
   */
  void add(String value);

  /** Takes a row that has no value here. */
  void addMissing();

  /** Rows without a value. */
  int missing();

  /** The value in a row as text; empty where it is missing. */
  String text(int row);

  /** Whether the value stands for none. */
  static boolean isMissing(String value) {
    return value.length() <= 4 && MISSING.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Whether the value is a finite 32-bit number. */
  static boolean isNumber(String value) {
    try {
      Numbers.parse(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether the value is a number, but none that 32 bits can hold. */
  static boolean isTooLarge(String value) {
    return !isNumber(value) && TOO_LARGE.matcher(value).matches();
  }

  /** A column of the kind that its first value is of, after so many rows without one. */
  static CsvColumn startedBy(String value, int missing) {
    CsvColumn column = isNumber(value) ? new Numbers() : new Words();
    for (int row = 0; row < missing; row++) {
      column.addMissing();
    }
    column.add(value);
    return column;
  }

  /** A column that had no value yet. */
  final class Blank implements CsvColumn {
    private int rows;

    @Override
    public void add(String value) {
      throw new IllegalStateException("a value starts a column of its kind");
    }

    @Override
    public void addMissing() {
      rows++;
    }

    @Override
    public int missing() {
      return rows;
    }

    @Override
    public String text(int row) {
      return "";
    }
  }

  /** A column of numbers; missing ones are NaN. */
  final class Numbers implements CsvColumn {
    private static final int BLOCK = 1 << 12;

    private final List<float[]> blocks = new ArrayList<>();
    private int size;
    private int missing;

    @Override
    public void add(String value) {
      put(parse(value));
    }

    @Override
    public void addMissing() {
      put(Float.NaN);
      missing++;
    }

    @Override
    public int missing() {
      return missing;
    }

    @Override
    public String text(int row) {
      float value = get(row);
      if (Float.isNaN(value)) {
        return "";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e6
          ? Integer.toString((int) value)
          : Float.toString(value);
    }

    private void put(float value) {
      if (size == blocks.size() * BLOCK) {
        blocks.add(new float[BLOCK]);
      }
      blocks.getLast()[size % BLOCK] = value;
      size++;
    }

    private float get(int row) {
      return blocks.get(row / BLOCK)[row % BLOCK];
    }

    /** Classes of whole numbers. */
    ClassLabels asLabels() {
      int[] numbers = new int[size];
      Arrays.setAll(numbers, row -> (int) get(row));
      return ClassLabels.of(numbers);
    }

    /** Whether all values are whole numbers of at most six digits, none missing. */
    boolean whole() {
      for (int row = 0; row < size; row++) {
        float value = get(row);
        if (!(value == Math.rint(value) && Math.abs(value) < 1_000_000)) {
          return false;
        }
      }
      return true;
    }

    /** Whether the values are whole numbers one after another, from 0 or 1. */
    boolean counting() {
      float first = get(0);
      if (missing > 0 || first != 0 && first != 1) {
        return false;
      }
      for (int row = 1; row < size; row++) {
        if (get(row) != first + row) {
          return false;
        }
      }
      return true;
    }

    /** Whether all known values in these rows are the same. */
    boolean constant(int... rows) {
      float first = Float.NaN;
      for (int row : rows) {
        float value = get(row);
        if (!Float.isNaN(first) && !Float.isNaN(value) && value != first) {
          return false;
        }
        first = Float.isNaN(first) ? value : first;
      }
      return true;
    }

    /**
     * Writes these rows into a column of a row-major table, the median where a value is missing.
     */
    void copyTo(float[] table, int column, int columns, int... rows) {
      copyTo(table, column, columns, missing == 0 ? 0 : median(rows), rows);
    }

    /** The same with another number where a value is missing. */
    void copyTo(float[] table, int column, int columns, float instead, int... rows) {
      for (int i = 0; i < rows.length; i++) {
        float value = get(rows[i]);
        table[i * columns + column] = Float.isNaN(value) ? instead : value;
      }
    }

    /** Of the known values in these rows, the mean of the middle two; 0 where there are none. */
    float median(int... rows) {
      float[] known = new float[rows.length];
      int count = 0;
      for (int row : rows) {
        if (!Float.isNaN(get(row))) {
          known[count++] = get(row);
        }
      }
      return count == 0 ? 0 : MissingNumbers.median(known, count);
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

  /** A column of words, each kept once; beyond some number of different ones they are forgotten. */
  final class Words implements CsvColumn {
    private static final int MOST_WORDS = 100_000;
    private static final int NONE = -1;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] values = new int[64];
    private int size;
    private int missing;

    @Override
    public void add(String value) {
      put(
          codes.size() < MOST_WORDS
              ? codes.computeIfAbsent(value, this::code)
              : codes.getOrDefault(value, NONE));
    }

    private int code(String word) {
      words.add(word);
      return words.size() - 1;
    }

    @Override
    public void addMissing() {
      put(NONE);
      missing++;
    }

    @Override
    public int missing() {
      return missing;
    }

    @Override
    public String text(int row) {
      return values[row] == NONE ? "" : words.get(values[row]);
    }

    private void put(int code) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + size / 2);
      }
      values[size] = code;
      size++;
    }

    /** In the order they came. */
    List<String> all() {
      return List.copyOf(words);
    }

    /** Different words, at most {@value #MOST_WORDS}. */
    int distinct() {
      return codes.size();
    }

    /** Whether all that is there are numbers. */
    boolean areNumbers() {
      return words.stream().allMatch(CsvColumn::isNumber);
    }

    boolean isMissing(int row) {
      return values[row] == NONE;
    }

    /** Classes of the words in these rows, none missing. */
    ClassLabels asLabels(SourceFile file, String place, int... rows) throws DataFormatException {
      ClassLabels.requireFew(file, place, codes.size());
      return ClassLabels.ofWordsOrNumbers(
          Arrays.stream(rows).mapToObj(row -> words.get(values[row])).toList());
    }

    /** Writes these rows into one column of a row-major table per word: 1 where it stands. */
    void copyTo(float[] table, int firstColumn, int columns, int... rows) {
      for (int i = 0; i < rows.length; i++) {
        if (values[rows[i]] != NONE) {
          table[i * columns + firstColumn + values[rows[i]]] = 1;
        }
      }
    }
  }
}
