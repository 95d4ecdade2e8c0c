package iconexplorer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The sparse format of libsvm: per row "label index:value …", indices from 1; what is not named is
 * 0. Rows may end in a comment after #. Columns are standardised.
 *
 * @see <a href="https://www.csie.ntu.edu.tw/~cjlin/libsvm/">Chang, Lin: LIBSVM, README,
 *     "Installation and Data Format"</a>
 */
final class LibsvmReader {
  private static final int MOST_COLUMNS = 1_000_000;
  private static final String ROW = "[-+.\\w]+(\\s+\\d+:\\S+)+\\s*(#.*)?";

  private final SourceFile file;
  private final List<String> labels = new ArrayList<>();
  private int[] rows = new int[1 << 10];
  private int[] columns = new int[1 << 10];
  private float[] values = new float[1 << 10];
  private final RowLines lines = new RowLines();
  private int entries;
  private int d;

  private LibsvmReader(SourceFile file) {
    this.file = file;
  }

  /** Whether the name or the first row says so. */
  static boolean looksLikeLibsvm(SourceFile file, String start) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(lib)?svm(\\.gz)?")
        || start
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            // The last line of the start may be cut off within a value.
            .filter(line -> line.length() < start.length() && line.strip().matches(ROW))
            .isPresent();
  }

  /**
   * @param options how the features are to be made, where that is settled, and what rows are
   */
  static Import read(SourceFile file, CsvOptions options) throws DataFormatException {
    return file.read(in -> new LibsvmReader(file).read(in, options));
  }

  private Import read(InputStream in, CsvOptions options) throws IOException {
    BufferedReader text = file.text(in);
    long row = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      row++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!content.isEmpty()) {
        take(content.split("\\s+"), row);
        lines.add(row);
      }
    }
    return options.preparation().isPresent()
        ? result(options.preparation().get())
        : result(options.rowsAs());
  }

  private void take(String[] words, long row) throws DataFormatException {
    labels.add(words[0]);
    int before = 0;
    for (int w = 1; w < words.length; w++) {
      int colon = words[w].indexOf(':');
      String index = colon < 0 ? "" : words[w].substring(0, colon);
      if (index.equals("qid")) {
        continue;
      }
      String value = words[w].substring(colon + 1);
      if (!index.matches("\\d{1,9}") || !CsvColumn.isNumber(value)) {
        throw file.refuse(
            "row %d holds '%s', expected 'index:value'; correct the row"
                .formatted(row, SourceFile.abbreviated(words[w])));
      }
      int column = Integer.parseInt(index);
      if (column == 0) {
        throw file.refuse(
            "row %d has index 0, but libsvm counts features from 1; write it again one-based, or add 1 to every index"
                .formatted(row));
      }
      if (column <= before || column > MOST_COLUMNS) {
        throw file.refuse(
            "row %d has index %d after %d, but indices ascend from 1 to %d; correct the row"
                .formatted(row, column, before, MOST_COLUMNS));
      }
      put(column - 1, Float.parseFloat(value));
      before = column;
    }
    file.requireRoomFor(labels.size(), Math.max(d, 1));
  }

  private void put(int column, float value) {
    if (entries == values.length) {
      rows = Arrays.copyOf(rows, 2 * entries);
      columns = Arrays.copyOf(columns, 2 * entries);
      values = Arrays.copyOf(values, 2 * entries);
    }
    rows[entries] = labels.size() - 1;
    columns[entries] = column;
    values[entries] = value;
    entries++;
    d = Math.max(d, column + 1);
  }

  private Import result(RowsAs rowsAs) throws DataFormatException {
    int n = labels.size();
    if (n < 2 || d == 0) {
      throw file.refuse(
          "holds %d rows with %d features, at least 2 and 1 are needed; choose a libsvm file"
              .formatted(n, d));
    }
    float[] features = dense(d);
    Optional<TableScaling.Images> images = TableScaling.scaleAsImages(file, features, d, rowsAs);
    if (images.isPresent()) {
      return made(features, images.map(TableScaling.Images::shape), images.get().preparation());
    }
    Scaling scaling = Scaling.standardise(features, n, d);
    scaling.apply(features);
    return made(features, Optional.empty(), Preparation.of(scaling));
  }

  /** As other rows were made: whoever has no value in the last columns has 0 there. */
  private Import result(Preparation given) throws DataFormatException {
    int width = Math.max(d, given.features());
    file.requireRoomFor(labels.size(), width);
    float[] features = dense(width);
    given.apply(file, features, width);
    return made(features, Optional.empty(), given);
  }

  private float[] dense(int width) {
    float[] features = new float[labels.size() * width];
    for (int e = 0; e < entries; e++) {
      features[rows[e] * width + columns[e]] = values[e];
    }
    return features;
  }

  private Import made(float[] features, Optional<ImageShape> shape, Preparation preparation) {
    List<String> notes = new ArrayList<>();
    ClassLabels classes = classes(notes);
    int n = labels.size();
    if (shape.isEmpty()) {
      TableScaling.noteOnConstants(features, n, features.length / n).ifPresent(notes::add);
    }
    return new Import(
        new Dataset(
                file.id(),
                file.name(),
                n,
                features.length / n,
                features,
                classes.labels(),
                classes.names(),
                shape)
            .withPreparation(preparation)
            .withOrigin(lines.origin()),
        notes,
        List.of(),
        Optional.of(TableForm.of(features.length / n)));
  }

  /** Labels that are measurements are no classes. */
  private ClassLabels classes(List<String> notes) {
    List<String> whole =
        labels.stream()
            .map(label -> label.replaceFirst("^\\+", "").replaceFirst("\\.0*$", ""))
            .toList();
    Set<String> different = Set.copyOf(whole);
    if (different.size() > ClassLabels.MOST_CLASSES
        || ClassLabels.areMeasured(different, whole.size())) {
      notes.add("The labels are measurements, not classes, and were left out.");
      return ClassLabels.NONE;
    }
    return ClassLabels.ofWordsOrNumbers(whole);
  }
}
