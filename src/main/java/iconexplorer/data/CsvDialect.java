package iconexplorer.data;

import iconexplorer.data.CsvOptions.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a table of text is written, as said or as found out from its beginning.
 *
 * @param delimiter what separates values
 * @param decimalCommas whether numbers have commas where others have points
 * @param separatorLine whether the first line says what separates values, as Excel writes
 * @param header what the first row is; DETECT as long as no row was looked at
 */
record CsvDialect(char delimiter, boolean decimalCommas, boolean separatorLine, Header header) {

  /** Rows that are looked at to find out whether the first one holds names. */
  static final int LOOKED_AT = 16;

  private static final Pattern SEPARATOR = Pattern.compile("sep=([,;\\t|])\\R");
  private static final Pattern DECIMAL_POINT = Pattern.compile("\\d\\.\\d");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d+)?");

  /** May be thousands as well as decimals, so that it says nothing of what a comma is. */
  private static final Pattern THREE_AFTER_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  /**
   * What the options say, else what the text looks like.
   *
   * @param start the beginning of the file; its last line may be cut off
   */
  static CsvDialect of(String start, CsvOptions options) {
    Matcher line = SEPARATOR.matcher(start);
    boolean separatorLine = line.lookingAt();
    char delimiter =
        options
            .delimiter()
            .orElseGet(() -> separatorLine ? line.group(1).charAt(0) : CsvDelimiter.detect(start));
    boolean decimalCommas = delimiter != ',' && hasDecimalCommas(start, delimiter);
    return new CsvDialect(delimiter, decimalCommas, separatorLine, options.header());
  }

  /** The values of the rows that follow, without the line of the separator. */
  CSVParser parser(BufferedReader text) throws IOException {
    if (separatorLine) {
      text.readLine();
    }
    Reader values = delimiter == ' ' ? new BlankRuns(text) : text;
    return CSVFormat.Builder.create()
        .setDelimiter(delimiter)
        .setQuote('"')
        .setIgnoreEmptyLines(true)
        .setIgnoreSurroundingSpaces(delimiter != '\t' && delimiter != ' ')
        .setTrim(true)
        .get()
        .parse(values);
  }

  /** Lines of the file before those that the parser counts. */
  int linesBefore() {
    return separatorLine ? 1 : 0;
  }

  /** The same, and what the first row is as far as the next ones tell, where nobody said it. */
  CsvDialect withHeader(CSVRecord first, List<CSVRecord> next) {
    return header == Header.DETECT
        ? new CsvDialect(delimiter, decimalCommas, separatorLine, headerOf(first, next))
        : this;
  }

  /** What a row has in a column, numbers with a decimal point. */
  String value(CSVRecord row, int column) {
    String value = row.get(column);
    return isDecimalComma(value) ? value.replace(',', '.') : value;
  }

  /** Whether a value is neither missing nor a number. */
  boolean isWord(String value) {
    return !CsvColumn.isMissing(value) && !CsvColumn.isNumber(value) && !isDecimalComma(value);
  }

  private boolean isDecimalComma(String value) {
    return decimalCommas && DECIMAL_COMMA.matcher(value).matches();
  }

  /** Whether numbers have commas where others have points, as far as the first rows tell. */
  private static boolean hasDecimalCommas(String start, char delimiter) {
    boolean any =
        Pattern.compile(Pattern.quote(String.valueOf(delimiter)) + "|\\R")
            .splitAsStream(start)
            .map(CsvDialect::unquoted)
            .filter(value -> !THREE_AFTER_COMMA.matcher(value).matches())
            .anyMatch(value -> DECIMAL_COMMA.matcher(value).matches());
    return any && !DECIMAL_POINT.matcher(start).find();
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^\"|\"$", "");
  }

  private Header headerOf(CSVRecord first, List<CSVRecord> next) {
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
            .filter(value -> !CsvColumn.isMissing(value))
            .toList();
    return !values.isEmpty() && values.stream().allMatch(CsvColumn::isNumber);
  }

  /** Whether a row of different words has that of a label among them. */
  private boolean isNamedByWords(CSVRecord first) {
    List<String> words = first.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return words.stream().allMatch(this::isWord)
        && words.stream().distinct().count() == words.size()
        && words.stream().anyMatch(CsvLabel.NAMES::contains);
  }

  /** Whether the first row is "rows, features, class names". */
  static boolean isCounts(CSVRecord first, CSVRecord next) {
    return first.size() > 2
        && first.get(0).matches("\\d{1,9}")
        && first.get(1).matches("\\d{1,9}")
        && Integer.parseInt(first.get(1)) == next.size() - 1
        && CsvColumn.isNumber(next.get(next.size() - 1))
        && first.stream().skip(2).noneMatch(CsvColumn::isNumber);
  }
}
