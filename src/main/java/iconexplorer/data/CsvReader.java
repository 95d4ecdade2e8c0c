package iconexplorer.data;

import iconexplorer.data.CsvOptions.Header;
import iconexplorer.data.CsvOptions.LabelColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of text, one item per row, as {@link CsvOptions} say; one instance per file. */
final class CsvReader {
  private static final int START = 1 << 16;

  /** Where the parser says that it stopped. */
  private static final Pattern LINE = Pattern.compile("line:? ?(\\d+)");

  private static final Set<String> LABEL_NAMES = Set.of("label", "class", "target", "species");
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  /** More classes than this in a detected label column, and it is rather a measurement. */
  private static final int MOST_DETECTED_CLASSES = 50;

  private final SourceFile file;
  private final CsvOptions options;
  private List<String> columnNames = List.of();
  private List<CsvColumn> columns = List.of();
  private List<String> counts = List.of();
  private int label = -1;
  private int rows;

  private CsvReader(SourceFile file, CsvOptions options) {
    this.file = file;
    this.options = options;
  }

  /** Reads a file, packed by gzip or not. */
  static Import read(SourceFile file, CsvOptions options) throws DataFormatException {
    return file.read(in -> new CsvReader(file, options).read(in));
  }

  /** Reads from an open stream; the file only gives its name. */
  static Import read(SourceFile file, InputStream in, CsvOptions options) throws IOException {
    return new CsvReader(file, options).read(in);
  }

  private Import read(InputStream in) throws IOException {
    BufferedReader text = file.text(in);
    String start = start(text);
    char delimiter = options.delimiter().orElseGet(() -> CsvDelimiter.detect(start));
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(delimiter != '\t' && delimiter != ' ')
            .setTrim(true)
            .get();
    Reader values = delimiter == ' ' ? new BlankRuns(text) : text;
    try (CSVParser parser = format.parse(values)) {
      readRows(parser);
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof CSVException quotes) {
        throw file.refuse(misquoted(quotes));
      }
      throw broken;
    }
    return table();
  }

  /** Looks at the beginning, refuses what is no text. */
  private String start(BufferedReader text) throws IOException {
    text.mark(START);
    char[] buffer = new char[START - 1];
    int length = 0;
    for (int got = 0; got >= 0 && length < buffer.length; length += Math.max(got, 0)) {
      got = text.read(buffer, length, buffer.length - length);
    }
    text.reset();
    String start = new String(buffer, 0, length);
    if (start.isBlank()) {
      throw file.refuse("is empty; choose a file with one item per row");
    }
    if (start.startsWith("PK")) {
      throw file.refuse(
          "is a zip archive or a spreadsheet, not a table of text; unpack it or save it as CSV");
    }
    if (start.indexOf('\0') >= 0) {
      throw file.refuse(
          "holds a zero byte at character %d, so it is no table of text; save it as CSV in UTF-8"
              .formatted(start.indexOf('\0')));
    }
    return start;
  }

  /** What is wrong with the quotes, and where the row with them begins. */
  private static String misquoted(CSVException quotes) {
    Matcher place = LINE.matcher(String.valueOf(quotes.getMessage()));
    return "row %s: a value in quotes does not end where it should; close the quote, and double those inside it"
        .formatted(place.find() ? place.group(1) : "unknown");
  }

  private void readRows(CSVParser parser) throws DataFormatException {
    Iterator<CSVRecord> records = parser.iterator();
    CSVRecord first = records.next();
    long firstRow = parser.getCurrentLineNumber();
    boolean one = options.preparation().isEmpty() || options.header() == Header.NAMES;
    if (!records.hasNext() && one && options.header() != Header.NONE && !allNumbers(first)) {
      throw file.refuse("row %d is the only one; a table has a row per item".formatted(firstRow));
    }
    CSVRecord next = records.hasNext() ? records.next() : first;
    long nextRow = parser.getCurrentLineNumber();
    Header header = options.header() == Header.DETECT ? header(first, next) : options.header();
    switch (header) {
      case COUNTS -> counts = requireCounts(first, next);
      case NAMES -> columnNames = first.toList();
      case NONE, DETECT -> {}
    }
    CSVRecord data = header == Header.NONE ? first : next;
    start(data, header == Header.NONE ? firstRow : nextRow);
    if (header == Header.NONE && next != first) {
      add(next, nextRow);
    }
    while (records.hasNext()) {
      CSVRecord row = records.next();
      add(row, parser.getCurrentLineNumber());
    }
  }

  private static Header header(CSVRecord first, CSVRecord next) {
    if (isCounts(first, next)) {
      return Header.COUNTS;
    }
    for (int c = 0; c < Math.min(first.size(), next.size()); c++) {
      String name = first.get(c);
      boolean word = !isMissing(name) && !CsvColumn.isNumber(name);
      if (word && CsvColumn.isNumber(next.get(c))) {
        return Header.NAMES;
      }
    }
    return Header.NONE;
  }

  private static boolean isCounts(CSVRecord first, CSVRecord next) {
    return first.size() > 2
        && first.get(0).matches("\\d{1,9}")
        && first.get(1).matches("\\d{1,9}")
        && Integer.parseInt(first.get(1)) == next.size() - 1
        && CsvColumn.isNumber(next.get(next.size() - 1))
        && first.stream().skip(2).noneMatch(CsvColumn::isNumber);
  }

  private List<String> requireCounts(CSVRecord first, CSVRecord next) throws DataFormatException {
    if (!isCounts(first, next)) {
      throw file.refuse(
          "row 1 is not 'rows,%d,class names' although row 2 has %d values; choose another header"
              .formatted(next.size() - 1, next.size()));
    }
    return first.toList();
  }

  /** Decides from the first row of data what each column is, and takes the row. */
  private void start(CSVRecord data, long row) throws DataFormatException {
    int width = columnNames.isEmpty() ? data.size() : columnNames.size();
    requireWidth(data, width, row);
    label = labelColumn(data);
    columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      columns.add(c == label ? new CsvColumn.Words() : new CsvColumn.Blank());
    }
    add(data, row);
  }

  /** The column of the labels as far as one row tells, −1 for none or not yet known. */
  private int labelColumn(CSVRecord data) throws DataFormatException {
    int width = data.size();
    return switch (options.label()) {
      case LabelColumn.None() -> -1;
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
                          .formatted(name, abbreviated(columnNames))));
      case LabelColumn.Detected() when options.preparation().isPresent() ->
          labelBeside(options.preparation().get(), data);
      case LabelColumn.Detected() ->
          counts.isEmpty()
              ? columnNamed(LABEL_NAMES).orElseGet(() -> lastColumnOfWords(data))
              : width - 1;
    };
  }

  /** The column of the labels in a table whose features are known, −1 for none. */
  private int labelBeside(Preparation given, CSVRecord data) throws DataFormatException {
    int found = columnNamed(LABEL_NAMES).orElseGet(() -> lastColumnOfWords(data));
    if (given.named() && !columnNames.isEmpty()) {
      boolean feature =
          found >= 0
              && given.columns().stream()
                  .anyMatch(column -> column.name().equals(columnNames.get(found)));
      return feature ? -1 : found;
    }
    int beside = data.size() - given.valueColumns();
    if (beside != 0 && beside != 1) {
      throw file.refuse(
          "has %,d columns, but the model was trained on %,d, with or without one of labels; give it data of the same columns"
              .formatted(data.size(), given.valueColumns()));
    }
    return beside == 0 ? -1 : found >= 0 ? found : data.size() - 1;
  }

  private Optional<Integer> columnNamed(Set<String> names) {
    return IntStream.range(0, columnNames.size())
        .map(c -> columnNames.size() - 1 - c)
        .filter(c -> names.contains(columnNames.get(c).toLowerCase(Locale.ROOT)))
        .boxed()
        .findFirst();
  }

  private static int lastColumnOfWords(CSVRecord data) {
    return IntStream.range(0, data.size())
        .filter(c -> !isMissing(data.get(c)) && !CsvColumn.isNumber(data.get(c)))
        .max()
        .orElse(-1);
  }

  private void add(CSVRecord data, long row) throws DataFormatException {
    requireWidth(data, columns.size(), row);
    for (int c = 0; c < columns.size(); c++) {
      String value = data.get(c);
      CsvColumn column = columns.get(c);
      try {
        if (c == label ? isMissingLabel(value) : isMissing(value)) {
          column.addMissing();
        } else if (column instanceof CsvColumn.Blank) {
          columns.set(c, CsvColumn.startedBy(value, rows));
        } else {
          column.add(value);
        }
      } catch (NumberFormatException e) {
        throw file.refuse(
            "row %d, %s holds '%s', which is no number; correct it, or remove the column"
                .formatted(row, place(columnNames, c), SourceFile.abbreviated(value)));
      }
    }
    rows++;
    if (rows % 1024 == 0) {
      file.requireRoomFor(rows, columns.size());
    }
  }

  private void requireWidth(CSVRecord data, int width, long row) throws DataFormatException {
    if (data.size() != width) {
      throw file.refuse(
          "row %d has %d %s, expected %d; give every row one value per column"
              .formatted(row, data.size(), data.size() == 1 ? "value" : "values", width));
    }
  }

  private Import table() throws DataFormatException {
    requireCounted();
    if (label < 0
        && options.preparation().isEmpty()
        && options.label() instanceof LabelColumn.Detected
        && lastIsLabel()) {
      label = columns.size() - 1;
    }
    List<String> classNames = counts.isEmpty() ? counts : counts.subList(2, counts.size());
    CsvTable table = new CsvTable(file, columnNames, columns, label, rows);
    return options.preparation().isPresent()
        ? table.dataset(classNames, options.preparation().get())
        : table.dataset(classNames);
  }

  private void requireCounted() throws DataFormatException {
    if (!counts.isEmpty() && Integer.parseInt(counts.getFirst()) != rows) {
      throw file.refuse(
          "row 1 promises %s rows, but %d follow; fetch it again"
              .formatted(counts.getFirst(), rows));
    }
  }

  private boolean lastIsLabel() {
    if (columns.size() < 2 || !(columns.getLast() instanceof CsvColumn.Numbers last)) {
      return false;
    }
    if (!last.whole() || (isSquare(columns.size()) && !isSquare(columns.size() - 1))) {
      return false;
    }
    int classes = last.asLabels().names().size();
    return classes >= 2 && classes <= MOST_DETECTED_CLASSES && 2L * classes <= rows;
  }

  /** Where a value stands, for complaints. */
  static String place(List<String> names, int column) {
    return names.isEmpty()
        ? "column " + (column + 1)
        : "column %d ('%s')".formatted(column + 1, SourceFile.abbreviated(names.get(column)));
  }

  private static boolean allNumbers(CSVRecord data) {
    return data.stream().allMatch(CsvColumn::isNumber);
  }

  private static boolean isMissing(String value) {
    return value.length() <= 4 && MISSING.contains(value.toLowerCase(Locale.ROOT));
  }

  /** A class may well be called none or null. */
  private static boolean isMissingLabel(String value) {
    return isMissing(value) && !value.toLowerCase(Locale.ROOT).matches("none|null");
  }

  private static boolean isSquare(int number) {
    int root = (int) Math.round(Math.sqrt(number));
    return root * root == number;
  }

  private static String abbreviated(List<String> names) {
    if (names.isEmpty()) {
      return "not named";
    }
    return String.join(", ", names.stream().limit(20).map(SourceFile::abbreviated).toList());
  }
}
