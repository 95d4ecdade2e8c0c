package iconexplorer.data;

import static iconexplorer.data.TableColumn.Role.FEATURE;
import static iconexplorer.data.TableColumn.Role.LABEL;
import static iconexplorer.data.TableColumn.Role.LEFT_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a data set of the columns of a table, and says what it did to them.
 *
 * <ul>
 *   <li>A row without label is left out, except where a model embeds it.
 *   <li>A missing number becomes the median of its column; a column with fewer than half of its
 *       numbers is left out.
 *   <li>A column of few different words becomes one column per word, one of many is left out.
 *   <li>A constant column is left out, except where the columns are pixels.
 * </ul>
 */
final class CsvTable {
  /** Columns of words with more different ones than this are left out. */
  private static final int MOST_WORDS = 20;

  /** Rows that a person sees beforehand. */
  private static final int EXAMPLES = 3;

  private final SourceFile file;
  private final List<String> names;
  private final List<CsvColumn> columns;
  private final int label;
  private final RowLines lines;
  private final int rows;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param names of the columns; empty where there are none
   * @param label column of the labels, −1 for none
   */
  CsvTable(
      SourceFile file,
      List<String> names,
      List<CsvColumn> columns,
      int label,
      RowLines lines,
      int rows) {
    this.file = file;
    this.names = names;
    this.columns = columns;
    this.label = label;
    this.lines = lines;
    this.rows = rows;
  }

  /** Says a sentence beside the data. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /**
   * @param classNames what classes 0, 1, … are called; empty: as in the file
   */
  Import dataset(List<String> classNames) throws DataFormatException {
    int[] kept = labelledRows();
    if (kept.length < 2) {
      throw file.refuse(
          "holds %s; at least two are needed"
              .formatted(kept.length == 1 ? "only one item" : "no item with a label"));
    }
    ClassLabels classes = named(classes(kept), classNames);
    List<Integer> features = features();
    Optional<Import> images = images(features, kept, classes);
    if (images.isPresent()) {
      return images.get();
    }
    List<Integer> used = useful(features, kept);
    int d = used.stream().mapToInt(this::width).sum();
    float[] x = copied(used, kept, d);
    Scaling scaling = Scaling.standardise(x, kept.length, d);
    scaling.apply(x);
    Preparation preparation = new Preparation(sources(used, kept), features.size(), scaling);
    return result(x, kept, classes, Optional.empty(), preparation, used);
  }

  /**
   * As the features of other items were made.
   *
   * @param classNames what classes 0, 1, … are called; empty: as in the file
   * @throws DataFormatException in one sentence, where a column is missing
   */
  Import dataset(List<String> classNames, Preparation given) throws DataFormatException {
    int[] kept = IntStream.range(0, rows).toArray();
    boolean labelled = label >= 0 && columns.get(label).missing() == 0;
    if (label >= 0 && !labelled && columns.get(label).missing() < rows) {
      notes.add(
          "%,d of %,d rows have no label, so that labels are left out."
              .formatted(columns.get(label).missing(), rows));
    }
    ClassLabels classes = labelled ? named(classes(kept), classNames) : ClassLabels.NONE;
    List<Integer> features = features();
    boolean placed = names.isEmpty() || !given.named();
    if (placed && features.size() != given.valueColumns()) {
      throw file.refuse(
          "has %,d columns beside the labels, but the model was trained on %,d; give it data of the same columns"
              .formatted(features.size(), given.valueColumns()));
    }
    int d = given.features();
    List<Integer> used = new ArrayList<>();
    float[] x;
    if (given.columns().isEmpty()) {
      requireNumbers(features);
      used.addAll(features);
      x = copied(features, kept, features.size());
    } else {
      file.requireRoomFor(kept.length, d);
      x = new float[kept.length * d];
      for (int k = 0; k < d; k++) {
        Preparation.Column source = given.columns().get(k);
        int column = find(source, features);
        used.add(column);
        copy(source, column, x, k, d, kept);
      }
    }
    given.apply(file, x, x.length / kept.length);
    return result(x, kept, classes, Optional.empty(), given, used);
  }

  private void requireNumbers(List<Integer> features) throws DataFormatException {
    for (int c : features) {
      if (!(columns.get(c) instanceof CsvColumn.Numbers)) {
        throw noNumbers(c);
      }
    }
  }

  private DataFormatException noNumbers(int column) {
    return file.refuse(
        "%s holds no numbers, but the model was trained on numbers there; correct it"
            .formatted(place(column)));
  }

  private int find(Preparation.Column source, List<Integer> features) throws DataFormatException {
    if (names.isEmpty() || source.name().isEmpty()) {
      return features.get(source.at());
    }
    List<Integer> called =
        features.stream().filter(c -> names.get(c).equals(source.name())).toList();
    String column = SourceFile.abbreviated(source.name());
    if (called.isEmpty()) {
      throw file.refuse(
          "has no column '%s', which the model was trained on; its columns are %s"
              .formatted(column, listed(features)));
    }
    if (called.size() == 1) {
      return called.getFirst();
    }
    return Optional.of(source.at())
        .filter(at -> at < features.size())
        .map(features::get)
        .filter(called::contains)
        .orElseThrow(() ->
            file.refuse(
                "has %d columns '%s', and none of them where the model's was; give each a name of its own"
                    .formatted(called.size(), column)));
  }

  private void copy(Preparation.Column source, int column, float[] x, int at, int d, int... kept)
      throws DataFormatException {
    if (source.word().isPresent()) {
      for (int i = 0; i < kept.length; i++) {
        x[i * d + at] = columns.get(column).text(kept[i]).equals(source.word().get()) ? 1 : 0;
      }
      return;
    }
    switch (columns.get(column)) {
      case CsvColumn.Numbers numbers -> numbers.copyTo(x, at, d, source.instead(), kept);
      case CsvColumn.Words words -> throw noNumbers(column);
      case CsvColumn.Blank _ -> {
        for (int i = 0; i < kept.length; i++) {
          x[i * d + at] = source.instead();
        }
      }
    }
  }

  /** Where each feature comes from. */
  private List<Preparation.Column> sources(List<Integer> used, int... kept) {
    List<Preparation.Column> sources = new ArrayList<>();
    for (int c : used) {
      String name = names.isEmpty() ? "" : names.get(c);
      int at = label >= 0 && label < c ? c - 1 : c;
      switch (columns.get(c)) {
        case CsvColumn.Numbers numbers ->
            sources.add(new Preparation.Column(name, at, Optional.empty(), numbers.median(kept)));
        case CsvColumn.Words words ->
            words
                .all()
                .forEach(
                    word -> sources.add(new Preparation.Column(name, at, Optional.of(word), 0)));
        case CsvColumn.Blank _ -> {}
      }
    }
    return sources;
  }

  private Import result(
      float[] x,
      int[] kept,
      ClassLabels classes,
      Optional<ImageShape> shape,
      Preparation preparation,
      List<Integer> used) {
    return new Import(
        new Dataset(
                file.id(),
                file.name(),
                kept.length,
                preparation.features(),
                x,
                classes.labels(),
                classes.names(),
                shape)
            .withPreparation(preparation)
            .withOrigin(lines.origin(kept)),
        notes,
        described(used));
  }

  private List<TableColumn> described(List<Integer> used) {
    return IntStream.range(0, columns.size())
        .mapToObj(c ->
            new TableColumn(
                names.isEmpty() ? Integer.toString(c + 1) : names.get(c),
                columns.get(c) instanceof CsvColumn.Words,
                columns.get(c).missing(),
                examples(columns.get(c)),
                c == label ? LABEL : used.contains(c) ? FEATURE : LEFT_OUT))
        .toList();
  }

  private String examples(CsvColumn column) {
    return IntStream.range(0, Math.min(EXAMPLES, rows))
        .mapToObj(row -> SourceFile.abbreviated(column.text(row)))
        .collect(Collectors.joining(", "));
  }

  private int[] labelledRows() {
    if (label < 0 || columns.get(label).missing() == 0) {
      return IntStream.range(0, rows).toArray();
    }
    CsvColumn column = columns.get(label);
    int[] kept =
        column instanceof CsvColumn.Words words
            ? IntStream.range(0, rows).filter(row -> !words.isMissing(row)).toArray()
            : new int[0];
    notes.add(
        "%,d of %,d rows have no label and were left out.".formatted(rows - kept.length, rows));
    return kept;
  }

  private ClassLabels classes(int... kept) throws DataFormatException {
    return switch (label < 0 ? new CsvColumn.Blank() : columns.get(label)) {
      case CsvColumn.Words words -> words.asLabels(file, place(label), kept);
      case CsvColumn.Numbers numbers -> numbers.asLabels();
      case CsvColumn.Blank _ -> ClassLabels.NONE;
    };
  }

  private ClassLabels named(ClassLabels classes, List<String> names) throws DataFormatException {
    if (names.isEmpty()) {
      return classes;
    }
    List<String> numbers = IntStream.range(0, names.size()).mapToObj(Integer::toString).toList();
    for (String name : classes.names()) {
      if (!numbers.contains(name)) {
        throw file.refuse(
            "row 1 names %d classes, but a row has class '%s'; classes are numbers from 0"
                .formatted(names.size(), SourceFile.abbreviated(name)));
      }
    }
    List<String> occurring =
        classes.names().stream().map(name -> names.get(Integer.parseInt(name))).toList();
    return new ClassLabels(classes.labels(), occurring);
  }

  private List<Integer> features() throws DataFormatException {
    List<Integer> features =
        IntStream.range(0, columns.size()).filter(c -> c != label).boxed().toList();
    if (features.isEmpty()) {
      throw file.refuse(
          "has one column only, that of the labels; separate values by commas, semicolons, tabs or"
              + " blanks");
    }
    return features;
  }

  /** The columns as pixels, where all together look like some. */
  private Optional<Import> images(List<Integer> features, int[] kept, ClassLabels classes)
      throws DataFormatException {
    int d = features.size();
    boolean complete =
        features.stream()
            .allMatch(
                c -> columns.get(c) instanceof CsvColumn.Numbers numbers && numbers.missing() == 0);
    if (!complete || !TableScaling.mayBeImages(d)) {
      return Optional.empty();
    }
    float[] x = copied(features, kept, d);
    return TableScaling.scaleAsImages(x, d)
        .map(found -> {
          ImageShape shape = found.shape();
          notes.add(
              "The columns were taken for the pixels of images, %d × %d."
                  .formatted(shape.width(), shape.height()));
          return result(x, kept, classes, Optional.of(shape), found.preparation(), features);
        });
  }

  /** The columns that tell items apart; the notes say what became of the others. */
  private List<Integer> useful(List<Integer> features, int... kept) throws DataFormatException {
    List<Integer> used = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    List<Integer> constant = new ArrayList<>();
    List<Integer> wordy = new ArrayList<>();
    List<Integer> counting = new ArrayList<>();
    for (int c : features) {
      CsvColumn column = columns.get(c);
      boolean words = column instanceof CsvColumn.Words;
      if (column.missing() > rows / 2) {
        empty.add(c);
      } else if (countsRows(c)) {
        counting.add(c);
      } else if (width(c) > MOST_WORDS && words) {
        wordy.add(c);
      } else if (isConstant(column, kept)) {
        constant.add(c);
      } else {
        used.add(c);
      }
    }
    note(empty, "Left out, because more than half of the values are missing: %s.");
    note(wordy, "Left out, because there are more than " + MOST_WORDS + " different words: %s.");
    note(constant, "Left out, because all values are the same: %s.");
    note(counting, "Left out, because it counts the rows: %s.");
    if (used.isEmpty()) {
      throw file.refuse(
          "has no column that tells items apart%s; choose a table with a column of different values"
              .formatted(useless(empty, wordy, constant)));
    }
    List<Integer> filled =
        used.stream()
            .filter(c -> columns.get(c).missing() > 0)
            .filter(c -> columns.get(c) instanceof CsvColumn.Numbers)
            .toList();
    List<Integer> words =
        used.stream().filter(c -> columns.get(c) instanceof CsvColumn.Words).toList();
    note(words, "Words became one column each: %s.");
    List<Integer> silent = words.stream().filter(c -> columns.get(c).missing() > 0).toList();
    if (!silent.isEmpty()) {
      int missing = silent.stream().mapToInt(c -> columns.get(c).missing()).sum();
      notes.add(
          missing == 1
              ? "One missing word became 0 in every column of the words: %s."
                  .formatted(listed(silent))
              : "%,d missing words became 0 in every column of the words: %s."
                  .formatted(missing, listed(silent)));
    }
    if (!filled.isEmpty()) {
      int missing = filled.stream().mapToInt(c -> columns.get(c).missing()).sum();
      notes.add(
          missing == 1
              ? "One missing number became the median of its column: %s.".formatted(listed(filled))
              : "%,d missing numbers became the median of their column: %s."
                  .formatted(missing, listed(filled)));
    }
    return used;
  }

  /** Why none of the columns is of use, as the middle of a sentence. */
  private String useless(List<Integer> empty, List<Integer> wordy, List<Integer> constant) {
    List<String> reasons = new ArrayList<>();
    if (!constant.isEmpty()) {
      reasons.add("all values are the same in " + listed(constant));
    }
    if (!empty.isEmpty()) {
      reasons.add("more than half of the values are missing in " + listed(empty));
    }
    if (!wordy.isEmpty()) {
      reasons.add(
          "there are more than %d different words in %s".formatted(MOST_WORDS, listed(wordy)));
    }
    return reasons.isEmpty() ? "" : ": " + String.join(", and ", reasons);
  }

  private void note(List<Integer> some, String sentence) {
    if (!some.isEmpty()) {
      notes.add(sentence.formatted(listed(some)));
    }
  }

  private String listed(List<Integer> some) {
    String first = some.stream().limit(8).map(this::name).collect(Collectors.joining(", "));
    return some.size() <= 8 ? first : first + " and %,d more".formatted(some.size() - 8);
  }

  /** Whether it is the first column, of numbers of the rows, as pandas writes them. */
  private boolean countsRows(int column) {
    return column == 0
        && !names.isEmpty()
        && names.getFirst().matches("(?i)|id|index|unnamed: 0")
        && columns.getFirst() instanceof CsvColumn.Numbers numbers
        && numbers.counting();
  }

  private static boolean isConstant(CsvColumn column, int... kept) {
    return switch (column) {
      case CsvColumn.Numbers numbers -> numbers.constant(kept);
      case CsvColumn.Words words -> words.distinct() < 2 && words.missing() == 0;
      case CsvColumn.Blank _ -> true;
    };
  }

  /** Features that a column becomes. */
  private int width(int column) {
    return columns.get(column) instanceof CsvColumn.Words words ? words.distinct() : 1;
  }

  /** Rows of these columns, [kept, d]. */
  private float[] copied(List<Integer> used, int[] kept, int d) throws DataFormatException {
    file.requireRoomFor(kept.length, d);
    float[] x = new float[kept.length * d];
    int at = 0;
    for (int c : used) {
      switch (columns.get(c)) {
        case CsvColumn.Numbers numbers -> numbers.copyTo(x, at, d, kept);
        case CsvColumn.Words words -> words.copyTo(x, at, d, kept);
        case CsvColumn.Blank _ -> {}
      }
      at += width(c);
    }
    return x;
  }

  private String name(int column) {
    return names.isEmpty() || names.get(column).isEmpty()
        ? "column " + (column + 1)
        : SourceFile.abbreviated(names.get(column));
  }

  private String place(int column) {
    return CsvReader.place(names, column);
  }
}
