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
 * The columns of a text table as they were read, and what is common to all data sets made of them.
 *
 * @param names of the columns; empty where there are none
 * @param label column of the labels, −1 for none
 * @param classNames what classes 0, 1, … are called; empty: as in the file
 * @param lines where the rows stand
 * @param rows of data, n
 */
record CsvTable(
    SourceFile file,
    CsvDialect dialect,
    List<String> names,
    List<CsvColumn> columns,
    int label,
    List<String> classNames,
    RowLines lines,
    int rows) {

  /** Rows that a person sees beforehand. */
  private static final int EXAMPLES = 3;

  /** Columns beside that of the labels. */
  List<Integer> features() throws DataFormatException {
    List<Integer> features =
        IntStream.range(0, columns.size()).filter(c -> c != label).boxed().toList();
    if (features.isEmpty()) {
      throw file.refuse(
          "has one column only, that of the labels; separate values by commas, semicolons, tabs or"
              + " blanks");
    }
    return features;
  }

  /** The classes of these rows, which have labels where there is a column of labels. */
  ClassLabels classes(int... kept) throws DataFormatException {
    ClassLabels found =
        switch (label < 0 ? new CsvColumn.Blank() : columns.get(label)) {
          case CsvColumn.Words words -> words.asLabels(file, place(label), kept);
          case CsvColumn.Numbers numbers -> numbers.asLabels();
          case CsvColumn.Blank _ -> ClassLabels.NONE;
        };
    return classNames.isEmpty() ? found : renamed(found);
  }

  private ClassLabels renamed(ClassLabels classes) throws DataFormatException {
    List<String> numbers =
        IntStream.range(0, classNames.size()).mapToObj(Integer::toString).toList();
    for (String name : classes.names()) {
      if (!numbers.contains(name)) {
        throw file.refuse(
            "row 1 names %d classes, but a row has class '%s'; classes are numbers from 0"
                .formatted(classNames.size(), SourceFile.abbreviated(name)));
      }
    }
    return new ClassLabels(
        classes.labels(),
        classes.names().stream().map(name -> classNames.get(Integer.parseInt(name))).toList());
  }

  /** Features that a column becomes. */
  int width(int column) {
    return columns.get(column) instanceof CsvColumn.Words words ? words.distinct() : 1;
  }

  /** Rows of these columns, [kept, d]. */
  float[] copied(List<Integer> used, int[] kept, int d) throws DataFormatException {
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

  /**
   * @param x [kept, d]
   * @param kept the rows of the table that became items
   * @param used the columns that became features
   * @param notes what was done, one sentence each
   */
  Import result(
      float[] x,
      int[] kept,
      ClassLabels classes,
      Optional<ImageShape> shape,
      Preparation preparation,
      List<Integer> used,
      List<String> notes) {
    Dataset data =
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
            .withOrigin(lines.origin(kept));
    List<String> all = new ArrayList<>();
    if (dialect.decimalCommas()) {
      all.add("Commas in numbers were taken for decimal points.");
    }
    all.addAll(notes);
    int beside = columns.size() - (label >= 0 ? 1 : 0);
    return new Import(data, all, described(used), Optional.of(TableForm.of(dialect, beside)));
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

  /** Some columns by their names, not too many. */
  String listed(List<Integer> some) {
    String first = some.stream().limit(8).map(this::name).collect(Collectors.joining(", "));
    return some.size() <= 8 ? first : first + " and %,d more".formatted(some.size() - 8);
  }

  private String name(int column) {
    return names.isEmpty() || names.get(column).isEmpty()
        ? "column " + (column + 1)
        : SourceFile.abbreviated(names.get(column));
  }

  String place(int column) {
    return place(names, column);
  }

  /** Where a value stands, for complaints. */
  static String place(List<String> names, int column) {
    return names.isEmpty()
        ? "column " + (column + 1)
        : "column %d ('%s')".formatted(column + 1, SourceFile.abbreviated(names.get(column)));
  }
}
