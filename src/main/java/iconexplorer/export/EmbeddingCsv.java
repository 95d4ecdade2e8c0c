package iconexplorer.export;

import iconexplorer.data.Dataset;
import iconexplorer.training.Laboratory.Embedding;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One line for each item: index, label, z1 … zd, cluster, origin. The index is the item's number in
 * its source, from 0 over everything that is there, so that {@code table.iloc[index]} is its row;
 * the origin is what a person finds it by, such as "row 19" or a file's path. Coordinates have so
 * many digits that they read back as what they are, also in double precision.
 */
public final class EmbeddingCsv {
  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private EmbeddingCsv() {}

  /**
   * Writes the table; label, cluster and origin stay empty where there are none.
   *
   * @param data the items, for their labels and origin
   * @throws IllegalArgumentException if the embedding is not of as many items
   */
  public static void write(Path file, Embedding embedding, Dataset data) throws IOException {
    requireItems(embedding, data);
    WholeFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          CSVPrinter printer = new CSVPrinter(writer, FORMAT);
          printer.printRecord(columns(embedding.dimension()));
          for (int i = 0; i < embedding.n(); i++) {
            printer.printRecord(row(i, embedding, data));
          }
          printer.flush();
        });
  }

  /** As many rows as items, else refused in one sentence. */
  static int requireItems(Embedding embedding, Dataset data) {
    if (embedding.n() != data.size()) {
      throw new IllegalArgumentException(
          "the embedding has %d rows, %s has %d items"
              .formatted(embedding.n(), data.id(), data.size()));
    }
    return embedding.n();
  }

  private static List<String> columns(int dimension) {
    List<String> columns = new ArrayList<>(List.of("index", "label"));
    for (int k = 1; k <= dimension; k++) {
      columns.add("z" + k);
    }
    columns.add("cluster");
    columns.add("origin");
    return columns;
  }

  private static List<Object> row(int i, Embedding embedding, Dataset data) {
    int d = embedding.dimension();
    List<Object> row = new ArrayList<>(d + 4);
    row.add(data.origin().number(i));
    row.add(data.labelled() ? data.classNames().get(data.labels()[i]) : "");
    for (int k = 0; k < d; k++) {
      row.add((double) embedding.values()[i * d + k]);
    }
    row.add(embedding.clusters().length > 0 ? embedding.clusters()[i] : "");
    row.add(data.origin().plain() ? "" : data.origin().name(i));
    return row;
  }
}
