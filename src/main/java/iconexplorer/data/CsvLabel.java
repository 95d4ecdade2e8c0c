package iconexplorer.data;

import iconexplorer.data.CsvOptions.LabelColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column of a table holds the labels, as said or as found out: by its name, by its words, or
 * by its few whole numbers.
 *
 * @param names of the columns; none where the table has no header
 * @param counted whether the first row says how many columns are features
 */
record CsvLabel(
    SourceFile file, CsvOptions options, CsvDialect dialect, List<String> names, boolean counted) {
  static final int NONE = -1;

  /** What a column of labels is called. */
  static final Set<String> NAMES =
      Set.of("label", "labels", "class", "target", "species", "outcome", "y");

  /** More classes than this in a detected column of numbers, and it is rather a measurement. */
  private static final int MOST_DETECTED_CLASSES = 50;

  /** The column as far as one row tells, −1 for none or not yet known. */
  int after(CSVRecord data) throws DataFormatException {
    int width = data.size();
    return switch (options.label()) {
      case LabelColumn.None() -> NONE;
      case LabelColumn.At(int index) when index < width -> index;
      case LabelColumn.At(int index) ->
          throw file.refuse(
              "has %d columns, so there is no column %d; choose a label column from 1 to %d"
                  .formatted(width, index + 1, width));
      case LabelColumn.Named(String name) ->
          columnNamed(Set.of(name.toLowerCase(Locale.ROOT)))
              .orElseThrow(() ->
                  file.refuse(
                      "has no column called '%s'; its columns are %s"
                          .formatted(name, abbreviated(names))));
      case LabelColumn.Detected() when options.preparation().isPresent() ->
          beside(options.preparation().get(), data);
      case LabelColumn.Detected() ->
          counted ? width - 1 : columnNamed(NAMES).orElseGet(() -> lastColumnOfWords(data));
    };
  }

  /** The column as all rows tell, −1 for none. */
  int after(List<CsvColumn> columns, int rows, int label) {
    boolean detected =
        options.preparation().isEmpty()
            && !counted
            && options.label() instanceof LabelColumn.Detected;
    if (!detected) {
      return label;
    }
    if (label >= 0) {
      return isOfClasses(columns.get(label), rows) ? label : NONE;
    }
    return lastIsLabel(columns, rows) ? columns.size() - 1 : NONE;
  }

  /** The column of the labels in a table whose features are known, −1 for none. */
  private int beside(Preparation given, CSVRecord data) throws DataFormatException {
    int found = columnNamed(NAMES).orElseGet(() -> lastColumnOfWords(data));
    if (given.named() && !names.isEmpty()) {
      boolean feature =
          found >= 0
              && given.columns().stream()
                  .anyMatch(column -> column.name().equals(names.get(found)));
      return feature ? NONE : found;
    }
    int beside = data.size() - given.valueColumns();
    if (beside != 0 && beside != 1) {
      throw file.refuse(
          "has %,d columns, but the model was trained on %,d, with or without one of labels; give it data of the same columns"
              .formatted(data.size(), given.valueColumns()));
    }
    return beside == 0 ? NONE : found >= 0 ? found : data.size() - 1;
  }

  private Optional<Integer> columnNamed(Set<String> wanted) {
    return IntStream.range(0, names.size())
        .map(c -> names.size() - 1 - c)
        .filter(c -> wanted.contains(names.get(c).toLowerCase(Locale.ROOT)))
        .boxed()
        .findFirst();
  }

  private int lastColumnOfWords(CSVRecord data) {
    return IntStream.range(0, data.size())
        .filter(c -> dialect.isWord(data.get(c)))
        .max()
        .orElse(NONE);
  }

  /** Not where hardly a word is there twice, as names and dates are, nor of measurements. */
  private static boolean isOfClasses(CsvColumn column, int rows) {
    return !(column instanceof CsvColumn.Words words)
        || (words.distinct() <= ClassLabels.MOST_SINGLE || 2L * words.distinct() <= rows)
            && !ClassLabels.areMeasured(words.all(), rows);
  }

  private boolean lastIsLabel(List<CsvColumn> columns, int rows) {
    if (columns.size() < 2 || !(columns.getLast() instanceof CsvColumn.Numbers last)) {
      return false;
    }
    boolean square = TableScaling.mayBeImages(columns.size(), options.rowsAs());
    if (!last.whole()
        || (square && !TableScaling.mayBeImages(columns.size() - 1, options.rowsAs()))) {
      return false;
    }
    int classes = last.asLabels().names().size();
    return classes >= 2 && classes <= MOST_DETECTED_CLASSES && 2L * classes <= rows;
  }

  private static String abbreviated(List<String> names) {
    if (names.isEmpty()) {
      return "not named";
    }
    return String.join(", ", names.stream().limit(20).map(SourceFile::abbreviated).toList());
  }
}
