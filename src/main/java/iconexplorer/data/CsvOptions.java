package iconexplorer.data;

import java.util.Optional;

/**
 * How to read a table of text; what is not said is found out from the file.
 *
 * @param delimiter what separates values; empty: comma, semicolon, tab or bar, whichever cuts the
 *     first rows into equally many values
 * @param header what the first row is
 * @param label which column is the class
 * @param preparation how the features are to be made, where a model settled that; also of files
 *     that are no tables of text
 * @param image to what a folder of pictures is brought, where a model settled that
 * @param rowsAs whether rows are images; also of files that are no tables of text
 */
public record CsvOptions(
    Optional<Character> delimiter,
    Header header,
    LabelColumn label,
    Optional<Preparation> preparation,
    Optional<ImageShape> image,
    RowsAs rowsAs) {

  /** What the first row is. */
  public enum Header {
    /** Found out: names, if a word stands above a number; counts, if they fit; else data. */
    DETECT,
    /** Data like every other row. */
    NONE,
    /** Names of the columns. */
    NAMES,
    /**
     * Number of rows, number of features, then the names of the classes, as scikit-learn writes.
     */
    COUNTS
  }

  /** Which column is the class of an item. */
  public sealed interface LabelColumn {

    /**
     * Found out: a column called label, class, target, species, outcome or y; else the last column
     * of words; else the last one, if it holds few whole numbers and the columns do not form a
     * square image with it. Words that hardly occur twice are no classes.
     */
    record Detected() implements LabelColumn {}

    /** There is none: all columns are features. */
    record None() implements LabelColumn {}

    /**
     * The column at this place.
     *
     * @param index from 0
     */
    record At(int index) implements LabelColumn {
      public At {
        if (index < 0) {
          throw new IllegalArgumentException("the label column must be at least 0, got " + index);
        }
      }
    }

    /**
     * The column with this name, whatever the case of its letters.
     *
     * @param name as in the header
     */
    record Named(String name) implements LabelColumn {}
  }

  public CsvOptions {
    if (delimiter.isPresent() && "\"\r\n".indexOf(delimiter.get()) >= 0) {
      throw new IllegalArgumentException("a quote or a line end cannot separate values");
    }
  }

  /** Features are made as the file suggests. */
  public CsvOptions(Optional<Character> delimiter, Header header, LabelColumn label) {
    this(delimiter, header, label, Optional.empty(), Optional.empty(), RowsAs.DETECTED);
  }

  /** Everything is found out from the file. */
  public static CsvOptions detect() {
    return new CsvOptions(Optional.empty(), Header.DETECT, new LabelColumn.Detected());
  }

  /** The same with another label column. */
  public CsvOptions withLabel(LabelColumn column) {
    return new CsvOptions(delimiter, header, column, preparation, image, rowsAs);
  }

  /** The same with another first row. */
  CsvOptions withHeader(Header other) {
    return new CsvOptions(delimiter, other, label, preparation, image, rowsAs);
  }

  /** The same with another separator. */
  CsvOptions withDelimiter(char other) {
    return new CsvOptions(Optional.of(other), header, label, preparation, image, rowsAs);
  }

  /** The same with rows of another kind. */
  CsvOptions withRowsAs(RowsAs other) {
    return new CsvOptions(delimiter, header, label, preparation, image, other);
  }

  /** The same with what a folder of pictures is brought to. */
  CsvOptions forImages(Optional<ImageShape> shape) {
    return new CsvOptions(delimiter, header, label, preparation, shape, rowsAs);
  }

  /** The same with features that are made as others were. */
  CsvOptions preparedAs(Preparation other, Optional<ImageShape> shape) {
    return new CsvOptions(delimiter, header, label, Optional.of(other), shape, rowsAs);
  }
}
