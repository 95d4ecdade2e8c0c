package iconexplorer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes a data set of the columns of a table for a model that was trained on others: its features
 * are made as theirs were, and no row is left out.
 *
 * @param given how the model's features were made
 */
record TrainedColumns(CsvTable table, Preparation given) {

  /**
   * @throws DataFormatException in one sentence, where a column is missing
   */
  Import read() throws DataFormatException {
    int[] kept = IntStream.range(0, table.rows()).toArray();
    List<String> notes = new ArrayList<>();
    ClassLabels classes = classes(notes, kept);
    List<Integer> features = table.features();
    boolean placed = table.names().isEmpty() || !given.named();
    if (placed && features.size() != given.valueColumns()) {
      throw table
          .file()
          .refuse(
              "has %,d columns beside the labels, but the model was trained on %,d; give it data of the same columns"
                  .formatted(features.size(), given.valueColumns()));
    }
    int d = given.features();
    List<Integer> used = new ArrayList<>();
    float[] x;
    if (given.columns().isEmpty()) {
      requireNumbers(features);
      used.addAll(features);
      x = table.copied(features, kept, features.size());
    } else {
      table.file().requireRoomFor(kept.length, d);
      x = new float[kept.length * d];
      for (int k = 0; k < d; k++) {
        Preparation.Column source = given.columns().get(k);
        int column = find(source, features);
        used.add(column);
        copy(source, column, x, k, d, kept);
      }
    }
    given.apply(table.file(), x, x.length / kept.length);
    return table.result(x, kept, classes, Optional.empty(), given, used, notes);
  }

  /** Labels that some rows lack are none. */
  private ClassLabels classes(List<String> notes, int... kept) throws DataFormatException {
    int label = table.label();
    int missing = label < 0 ? table.rows() : table.columns().get(label).missing();
    if (missing > 0 && missing < table.rows()) {
      notes.add(
          "%,d of %,d rows have no label, so that labels are left out."
              .formatted(missing, table.rows()));
    }
    return missing == 0 ? table.classes(kept) : ClassLabels.NONE;
  }

  private void requireNumbers(List<Integer> features) throws DataFormatException {
    for (int c : features) {
      if (!(table.columns().get(c) instanceof CsvColumn.Numbers)) {
        throw noNumbers(c);
      }
    }
  }

  private DataFormatException noNumbers(int column) {
    return table
        .file()
        .refuse(
            "%s holds no numbers, but the model was trained on numbers there; correct it"
                .formatted(table.place(column)));
  }

  private int find(Preparation.Column source, List<Integer> features) throws DataFormatException {
    List<String> names = table.names();
    if (names.isEmpty() || source.name().isEmpty()) {
      return features.get(source.at());
    }
    List<Integer> called =
        features.stream().filter(c -> names.get(c).equals(source.name())).toList();
    String column = SourceFile.abbreviated(source.name());
    if (called.isEmpty()) {
      throw table
          .file()
          .refuse(
              "has no column '%s', which the model was trained on; its columns are %s"
                  .formatted(column, table.listed(features)));
    }
    if (called.size() == 1) {
      return called.getFirst();
    }
    return Optional.of(source.at())
        .filter(at -> at < features.size())
        .map(features::get)
        .filter(called::contains)
        .orElseThrow(() ->
            table
                .file()
                .refuse(
                    "has %d columns '%s', and none of them where the model's was; give each a name of its own"
                        .formatted(called.size(), column)));
  }

  private void copy(Preparation.Column source, int column, float[] x, int at, int d, int... kept)
      throws DataFormatException {
    CsvColumn values = table.columns().get(column);
    if (source.word().isPresent()) {
      for (int i = 0; i < kept.length; i++) {
        x[i * d + at] = values.text(kept[i]).equals(source.word().get()) ? 1 : 0;
      }
      return;
    }
    switch (values) {
      case CsvColumn.Numbers numbers -> numbers.copyTo(x, at, d, source.instead(), kept);
      case CsvColumn.Words _ -> throw noNumbers(column);
      case CsvColumn.Blank _ -> {
        for (int i = 0; i < kept.length; i++) {
          x[i * d + at] = source.instead();
        }
      }
    }
  }
}
