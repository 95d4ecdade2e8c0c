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

  private static final Set<String> LABEL_NAMES =
      Set.of("label", "labels", "class", "target", "species", "outcome", "y");
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  /** More classes than this in a detected column of numbers, and it is rather a measurement. */
  private static final int MOST_DETECTED_CLASSES = 50;

  /** More words than this, hardly any of them twice, are rather names than classes. */
  private static final int MOST_SINGLE_WORDS = 20;

  /** Rows that are looked at to find out whether the first one holds names. */
  private static final int LOOKED_AT = 16;

  /** What Excel writes first, to say what separates values. */
  private static final Pattern SEPARATOR = Pattern.compile("sep=([,;\\t|])\\R");

  private static final Pattern DECIMAL_POINT = Pattern.compile("\\d\\.\\d");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d+)?");

  /** May be thousands as well as decimals, so that it says nothing of what a comma is. */
  private static final Pattern THREE_AFTER_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private final SourceFile file;
  private final CsvOptions options;
  private List<String> columnNames = List.of();
  private List<CsvColumn> columns = List.of();
  private List<String> counts = List.of();
  private int label = -1;
  private int rows;
  private final RowLines lines = new RowLines();
  private int linesBefore;
  private boolean decimalCommas;

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
    Matcher said = SEPARATOR.matcher(start);
    boolean separatorSaid = said.lookingAt();
    if (separatorSaid) {
      text.readLine();
      linesBefore = 1;
    }
    char delimiter =
        separatorSaid
            ? said.group(1).charAt(0)
            : options.delimiter().orElseGet(() -> CsvDelimiter.detect(start));
    decimalCommas = delimiter != ',' && hasDecimalCommas(start, delimiter);
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

  /** Whether numbers have commas where others have points, as far as the first rows tell. */
  private static boolean hasDecimalCommas(String start, char delimiter) {
    boolean any =
        Pattern.compile(Pattern.quote(String.valueOf(delimiter)) + "|\\R")
            .splitAsStream(start)
            .map(CsvReader::unquoted)
            .filter(value -> !THREE_AFTER_COMMA.matcher(value).matches())
            .anyMatch(value -> DECIMAL_COMMA.matcher(value).matches());
    return any && !DECIMAL_POINT.matcher(start).find();
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^\"|\"$", "");
  }

  /** What a row has in a column, numbers with a decimal point. */
  private String value(CSVRecord row, int column) {
    String value = row.get(column);
    return decimalCommas && DECIMAL_COMMA.matcher(value).matches()
        ? value.replace(',', '.')
        : value;
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
    long firstRow = line(parser);
    boolean one = options.preparation().isEmpty() || options.header() == Header.NAMES;
    if (!records.hasNext() && one && options.header() != Header.NONE && !allNumbers(first)) {
      throw file.refuse("row %d is the only one; a table has a row per item".formatted(firstRow));
    }
    List<CSVRecord> ahead = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    while (records.hasNext() && ahead.size() < LOOKED_AT) {
      ahead.add(records.next());
      places.add(line(parser));
    }
    Header header = options.header() == Header.DETECT ? header(first, ahead) : options.header();
    switch (header) {
      case COUNTS -> counts = requireCounts(first, ahead.isEmpty() ? first : ahead.getFirst());
      case NAMES -> columnNames = first.toList();
      case NONE, DETECT -> {}
    }
    if (header == Header.NONE || ahead.isEmpty()) {
      ahead.addFirst(first);
      places.addFirst(firstRow);
    }
    start(ahead.getFirst(), places.getFirst());
    for (int row = 0; row < ahead.size(); row++) {
      add(ahead.get(row), places.get(row));
    }
    while (records.hasNext()) {
      CSVRecord row = records.next();
      add(row, line(parser));
    }
  }

  /** Of the file, from 1: the last one of the row that was read last. */
  private long line(CSVParser parser) {
    return linesBefore + parser.getCurrentLineNumber();
  }

  /** What the first row is, as far as the next ones tell. */
  private Header header(CSVRecord first, List<CSVRecord> next) {
    if (next.isEmpty()) {
      return Header.NONE;
    }
    if (isCounts(first, next.getFirst())) {
      return Header.COUNTS;
    }
    boolean names =
        IntStream.range(0, first.size())
            .anyMatch(c -> isWord(first.get(c)) && numbersBelow(next, c));
    return names || isNamedByWords(first) ? Header.NAMES : Header.NONE;
  }

  /** Whether all the rows have numbers in a column, except where it is empty. */
  private boolean numbersBelow(List<CSVRecord> rows, int column) {
    List<String> values =
        rows.stream()
            .filter(row -> column < row.size())
            .map(row -> value(row, column))
            .filter(value -> !isMissing(value))
            .toList();
    return !values.isEmpty() && values.stream().allMatch(CsvColumn::isNumber);
  }

  /** Whether a row of different words has that of a label among them. */
  private boolean isNamedByWords(CSVRecord first) {
    List<String> words = first.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return words.stream().allMatch(this::isWord)
        && words.stream().distinct().count() == words.size()
        && words.stream().anyMatch(LABEL_NAMES::contains);
  }

  private boolean isWord(String value) {
    return !isMissing(value)
        && !CsvColumn.isNumber(value)
        && !(decimalCommas && DECIMAL_COMMA.matcher(value).matches());
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

  /** Decides from the first row of data what each column is. */
  private void start(CSVRecord data, long row) throws DataFormatException {
    int width = columnNames.isEmpty() ? data.size() : columnNames.size();
    requireWidth(data, width, row);
    label = labelColumn(data);
    columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      columns.add(c == label ? new CsvColumn.Words() : new CsvColumn.Blank());
    }
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

  private int lastColumnOfWords(CSVRecord data) {
    return IntStream.range(0, data.size()).filter(c -> isWord(data.get(c))).max().orElse(-1);
  }

  private void add(CSVRecord data, long row) throws DataFormatException {
    requireWidth(data, columns.size(), row);
    for (int c = 0; c < columns.size(); c++) {
      String value = value(data, c);
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
            "row %d, %s holds '%s', which is %s; correct it, or remove the column"
                .formatted(
                    row,
                    place(columnNames, c),
                    SourceFile.abbreviated(value),
                    CsvColumn.isTooLarge(value) ? "too large for 32 bits" : "no number"));
      }
    }
    lines.add(row);
    rows++;
    if (rows % 1024 == 0) {
      file.requireRoomFor(rows, columns.size());
    }
  }

  private void requireWidth(CSVRecord data, int width, long row) throws DataFormatException {
    if (data.size() != width && rows == 1 && width == 1) {
      throw file.refuse(
          "row 1 has one value, but row %d has %d; remove row 1 where it is a title or a remark"
              .formatted(row, data.size()));
    }
    if (data.size() != width) {
      throw file.refuse(
          "row %d has %d %s, expected %d; give every row one value per column"
              .formatted(row, data.size(), data.size() == 1 ? "value" : "values", width));
    }
  }

  private Import table() throws DataFormatException {
    requireCounted();
    boolean detected =
        options.preparation().isEmpty()
            && counts.isEmpty()
            && options.label() instanceof LabelColumn.Detected;
    if (detected && label >= 0 && namesItems(columns.get(label))) {
      label = -1;
    } else if (detected && label < 0 && lastIsLabel()) {
      label = columns.size() - 1;
    }
    List<String> classNames = counts.isEmpty() ? counts : counts.subList(2, counts.size());
    CsvTable table = new CsvTable(file, columnNames, columns, label, lines, rows);
    if (decimalCommas) {
      table.note("Commas in numbers were taken for decimal points.");
    }
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

  /** Whether hardly a word is there twice, so that they are names or dates rather than classes. */
  private boolean namesItems(CsvColumn column) {
    return column instanceof CsvColumn.Words words
        && words.distinct() > MOST_SINGLE_WORDS
        && 2L * words.distinct() > rows;
  }

  private boolean lastIsLabel() {
    if (columns.size() < 2 || !(columns.getLast() instanceof CsvColumn.Numbers last)) {
      return false;
    }
    boolean square = TableScaling.mayBeImages(columns.size());
    if (!last.whole() || (square && !TableScaling.mayBeImages(columns.size() - 1))) {
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

  private static String abbreviated(List<String> names) {
    if (names.isEmpty()) {
      return "not named";
    }
    return String.join(", ", names.stream().limit(20).map(SourceFile::abbreviated).toList());
  }
}
