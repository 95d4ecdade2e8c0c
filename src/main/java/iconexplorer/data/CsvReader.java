package iconexplorer.data;

import iconexplorer.data.CsvOptions.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of text, one item per row, as {@link CsvOptions} say; one instance per file. */
final class CsvReader {
  private static final int START = 1 << 16;

  /** Where the parser says that it stopped. */
  private static final Pattern LINE = Pattern.compile("line:? ?(\\d+)");

  private final SourceFile file;
  private final CsvOptions options;
  private final RowLines lines = new RowLines();
  private CsvDialect dialect;
  private List<String> columnNames = List.of();
  private List<CsvColumn> columns = List.of();
  private List<String> counts = List.of();
  private int label = CsvLabel.NONE;
  private int rows;

  private CsvReader(SourceFile file, CsvOptions options, CsvDialect dialect) {
    this.file = file;
    this.options = options;
    this.dialect = dialect;
  }

  /** Reads a file, packed by gzip or not. */
  static Import read(SourceFile file, CsvOptions options) throws DataFormatException {
    return file.read(in -> read(file, in, options));
  }

  /** Reads from an open stream; the file only gives its name. */
  static Import read(SourceFile file, InputStream in, CsvOptions options) throws IOException {
    BufferedReader text = file.text(in);
    CsvDialect dialect = CsvDialect.of(start(file, text), options);
    return new CsvReader(file, options, dialect).read(text);
  }

  /** Looks at the beginning, refuses what is no text. */
  private static String start(SourceFile file, BufferedReader text) throws IOException {
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
    if (start.indexOf('\0') >= 0) {
      throw file.refuse(
          "holds a zero byte at character %d, so it is no table of text; save it as CSV in UTF-8"
              .formatted(start.indexOf('\0')));
    }
    return start;
  }

  private Import read(BufferedReader text) throws IOException {
    try (CSVParser parser = dialect.parser(text)) {
      readRows(parser);
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof CSVException quotes) {
        throw file.refuse(misquoted(quotes));
      }
      throw broken;
    }
    return table();
  }

  /** What is wrong with the quotes, and where the row with them begins. */
  private String misquoted(CSVException quotes) {
    Matcher place = LINE.matcher(String.valueOf(quotes.getMessage()));
    String row =
        place.find()
            ? Long.toString(dialect.linesBefore() + Long.parseLong(place.group(1)))
            : "unknown";
    return "row %s: a value in quotes does not end where it should; close the quote, and double those inside it"
        .formatted(row);
  }

  private void readRows(CSVParser parser) throws DataFormatException {
    Iterator<CSVRecord> records = parser.iterator();
    CSVRecord first = records.next();
    long firstRow = line(parser);
    requireMore(first, firstRow, records.hasNext());
    List<CSVRecord> ahead = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    while (records.hasNext() && ahead.size() < CsvDialect.LOOKED_AT) {
      ahead.add(records.next());
      places.add(line(parser));
    }
    dialect = dialect.withHeader(first, ahead);
    switch (dialect.header()) {
      case COUNTS -> counts = requireCounts(first, ahead.isEmpty() ? first : ahead.getFirst());
      case NAMES -> columnNames = first.toList();
      case NONE, DETECT -> {}
    }
    if (dialect.header() == Header.NONE || ahead.isEmpty()) {
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
    return dialect.linesBefore() + parser.getCurrentLineNumber();
  }

  /** One row is a table only for a model that is there, or where it holds numbers alone. */
  private void requireMore(CSVRecord first, long row, boolean more) throws DataFormatException {
    boolean one = options.preparation().isEmpty() || options.header() == Header.NAMES;
    boolean numbers = first.stream().allMatch(CsvColumn::isNumber);
    if (!more && one && options.header() != Header.NONE && !numbers) {
      throw file.refuse("row %d is the only one; a table has a row per item".formatted(row));
    }
  }

  private List<String> requireCounts(CSVRecord first, CSVRecord next) throws DataFormatException {
    if (!CsvDialect.isCounts(first, next)) {
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
    label = label().after(data);
    columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      columns.add(c == label ? new CsvColumn.Words() : new CsvColumn.Blank());
    }
  }

  private CsvLabel label() {
    return new CsvLabel(file, options, dialect, columnNames, !counts.isEmpty());
  }

  private void add(CSVRecord data, long row) throws DataFormatException {
    requireWidth(data, columns.size(), row);
    for (int c = 0; c < columns.size(); c++) {
      String value = dialect.value(data, c);
      CsvColumn column = columns.get(c);
      try {
        if (c == label ? isMissingLabel(value) : CsvColumn.isMissing(value)) {
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
                    CsvTable.place(columnNames, c),
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

  /** A class may well be called none or null. */
  private static boolean isMissingLabel(String value) {
    return CsvColumn.isMissing(value) && !value.toLowerCase(Locale.ROOT).matches("none|null");
  }

  private void requireWidth(CSVRecord data, int width, long row) throws DataFormatException {
    if (data.size() != width && rows == 1 && width == 1) {
      throw file.refuse(
          "row 1 has one value, but row %d has %d; remove row 1 where it is a title or a remark"
              .formatted(row, data.size()));
    }
    if (data.size() != width) {
      throw file.refuse(
          "row %d has %s, expected %d; give every row one value per column"
              .formatted(row, Count.of(data.size(), "value", "values"), width));
    }
  }

  private Import table() throws DataFormatException {
    requireCounted();
    label = label().after(columns, rows, label);
    List<String> classNames = counts.isEmpty() ? counts : counts.subList(2, counts.size());
    CsvTable table =
        new CsvTable(file, dialect, columnNames, columns, label, classNames, lines, rows);
    return options.preparation().isPresent()
        ? new TrainedColumns(table, options.preparation().get()).read()
        : new FoundColumns(table, options.rowsAs()).read();
  }

  private void requireCounted() throws DataFormatException {
    if (!counts.isEmpty() && Integer.parseInt(counts.getFirst()) != rows) {
      throw file.refuse(
          "row 1 promises %s rows, but %d follow; fetch it again"
              .formatted(counts.getFirst(), rows));
    }
  }
}
