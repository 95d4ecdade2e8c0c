package iconexplorer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes a data set of the columns of a table, and says what it did to them.
 *
 * <ul>
 *   <li>A row without label is left out.
 *   <li>A missing number becomes the median of its column; a column with fewer than half of its
 *       numbers is left out.
 *   <li>A column of few different words becomes one column per word, one of many is left out.
 *   <li>A constant column is left out, except where the columns are pixels.
 * </ul>
 */
final class FoundColumns {
  /** Columns of words with more different ones than this are left out. */
  private static final int MOST_WORDS = 20;

  private final CsvTable table;
  private final RowsAs rowsAs;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param rowsAs whether the rows are images, where somebody said it
   */
  FoundColumns(CsvTable table, RowsAs rowsAs) {
    this.table = table;
    this.rowsAs = rowsAs;
  }

  Import read() throws DataFormatException {
    int[] kept = labelledRows();
    if (kept.length < 2) {
      throw table
          .file()
          .refuse(
              "holds %s; at least two are needed"
                  .formatted(kept.length == 1 ? "only one item" : "no item with a label"));
    }
    ClassLabels classes = table.classes(kept);
    List<Integer> features = table.features();
    Optional<Import> images = images(features, kept, classes);
    if (images.isPresent()) {
      return images.get();
    }
    List<Integer> used = useful(features, kept);
    int d = used.stream().mapToInt(table::width).sum();
    float[] x = table.copied(used, kept, d);
    Scaling scaling = Scaling.standardise(x, kept.length, d);
    scaling.apply(x);
    Preparation preparation = new Preparation(sources(used, kept), features.size(), scaling);
    return table.result(x, kept, classes, Optional.empty(), preparation, used, notes);
  }

  private int[] labelledRows() {
    int rows = table.rows();
    if (table.label() < 0 || table.columns().get(table.label()).missing() == 0) {
      return IntStream.range(0, rows).toArray();
    }
    CsvColumn column = table.columns().get(table.label());
    int[] kept =
        column instanceof CsvColumn.Words words
            ? IntStream.range(0, rows).filter(row -> !words.isMissing(row)).toArray()
            : new int[0];
    notes.add(
        "%,d of %,d rows have no label and were left out.".formatted(rows - kept.length, rows));
    return kept;
  }

  /** The columns as pixels, where all together look like some. */
  private Optional<Import> images(List<Integer> features, int[] kept, ClassLabels classes)
      throws DataFormatException {
    int d = features.size();
    Optional<Integer> broken = features.stream().filter(c -> !isComplete(c)).findFirst();
    if (broken.isPresent() && rowsAs == RowsAs.IMAGES) {
      throw table
          .file()
          .refuse(
              "%s is not numbers throughout, so the columns are no pixels; correct it, or leave out as=images"
                  .formatted(table.place(broken.get())));
    }
    if (broken.isPresent() || !TableScaling.mayBeImages(d, rowsAs)) {
      TableScaling.requireSquare(table.file(), d, rowsAs);
      return Optional.empty();
    }
    float[] x = table.copied(features, kept, d);
    return TableScaling.scaleAsImages(table.file(), x, d, rowsAs)
        .map(found -> {
          ImageShape shape = found.shape();
          notes.add(
              "The columns were taken for the pixels of images, %d × %d."
                  .formatted(shape.width(), shape.height()));
          return table.result(
              x, kept, classes, Optional.of(shape), found.preparation(), features, notes);
        });
  }

  private boolean isComplete(int column) {
    return table.columns().get(column) instanceof CsvColumn.Numbers numbers
        && numbers.missing() == 0;
  }

  /** The columns that tell items apart; the notes say what became of the others. */
  private List<Integer> useful(List<Integer> features, int... kept) throws DataFormatException {
    List<Integer> used = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    List<Integer> constant = new ArrayList<>();
    List<Integer> wordy = new ArrayList<>();
    List<Integer> measured = new ArrayList<>();
    List<Integer> counting = new ArrayList<>();
    for (int c : features) {
      CsvColumn column = table.columns().get(c);
      if (column.missing() > table.rows() / 2) {
        empty.add(c);
      } else if (countsRows(c)) {
        counting.add(c);
      } else if (column instanceof CsvColumn.Words words && words.areNumbers()) {
        measured.add(c);
      } else if (table.width(c) > MOST_WORDS) {
        wordy.add(c);
      } else if (isConstant(column, kept)) {
        constant.add(c);
      } else {
        used.add(c);
      }
    }
    note(empty, "Left out, because more than half of the values are missing: %s.");
    note(wordy, "Left out, because there are more than " + MOST_WORDS + " different words: %s.");
    note(measured, "Left out, because it is called a label and holds measurements: %s.");
    note(constant, "Left out, because all values are the same: %s.");
    note(counting, "Left out, because it counts the rows: %s.");
    if (used.isEmpty()) {
      throw table
          .file()
          .refuse(
              "has no column that tells items apart%s; choose a table with a column of different values"
                  .formatted(useless(empty, wordy, measured, constant)));
    }
    noteChanged(used);
    return used;
  }

  private void noteChanged(List<Integer> used) {
    List<CsvColumn> columns = table.columns();
    List<Integer> words =
        used.stream().filter(c -> columns.get(c) instanceof CsvColumn.Words).toList();
    note(words, "Words became one column each: %s.");
    List<Integer> silent = words.stream().filter(c -> columns.get(c).missing() > 0).toList();
    if (!silent.isEmpty()) {
      int missing = silent.stream().mapToInt(c -> columns.get(c).missing()).sum();
      notes.add(
          missing == 1
              ? "One missing word became 0 in every column of the words: %s."
                  .formatted(table.listed(silent))
              : "%,d missing words became 0 in every column of the words: %s."
                  .formatted(missing, table.listed(silent)));
    }
    List<Integer> filled =
        used.stream()
            .filter(c -> columns.get(c).missing() > 0)
            .filter(c -> columns.get(c) instanceof CsvColumn.Numbers)
            .toList();
    if (!filled.isEmpty()) {
      int missing = filled.stream().mapToInt(c -> columns.get(c).missing()).sum();
      notes.add(
          missing == 1
              ? "One missing number became the median of its column: %s."
                  .formatted(table.listed(filled))
              : "%,d missing numbers became the median of their column: %s."
                  .formatted(missing, table.listed(filled)));
    }
  }

  /** Why none of the columns is of use, as the middle of a sentence. */
  private String useless(
      List<Integer> empty, List<Integer> wordy, List<Integer> measured, List<Integer> constant) {
    List<String> reasons = new ArrayList<>();
    if (!constant.isEmpty()) {
      reasons.add("all values are the same in " + table.listed(constant));
    }
    if (!empty.isEmpty()) {
      reasons.add("more than half of the values are missing in " + table.listed(empty));
    }
    if (!wordy.isEmpty()) {
      reasons.add(
          "there are more than %d different words in %s"
              .formatted(MOST_WORDS, table.listed(wordy)));
    }
    if (!measured.isEmpty()) {
      reasons.add("measurements are in what is called a label, " + table.listed(measured));
    }
    return reasons.isEmpty() ? "" : ": " + String.join(", and ", reasons);
  }

  private void note(List<Integer> some, String sentence) {
    if (!some.isEmpty()) {
      notes.add(sentence.formatted(table.listed(some)));
    }
  }

  /** Whether it is the first column, of numbers of the rows, as pandas writes them. */
  private boolean countsRows(int column) {
    return column == 0
        && !table.names().isEmpty()
        && table.names().getFirst().matches("(?i)|id|index|unnamed: 0")
        && table.columns().getFirst() instanceof CsvColumn.Numbers numbers
        && numbers.counting();
  }

  private static boolean isConstant(CsvColumn column, int... kept) {
    return switch (column) {
      case CsvColumn.Numbers numbers -> numbers.constant(kept);
      case CsvColumn.Words words -> words.distinct() < 2 && words.missing() == 0;
      case CsvColumn.Blank _ -> true;
    };
  }

  /** Where each feature comes from. */
  private List<Preparation.Column> sources(List<Integer> used, int... kept) {
    List<Preparation.Column> sources = new ArrayList<>();
    for (int c : used) {
      String name = table.names().isEmpty() ? "" : table.names().get(c);
      int at = table.label() >= 0 && table.label() < c ? c - 1 : c;
      switch (table.columns().get(c)) {
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
}
