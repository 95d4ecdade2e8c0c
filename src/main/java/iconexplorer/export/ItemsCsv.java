package iconexplorer.export;

import iconexplorer.data.Origin;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Which item each row of an array belongs to: row, item (its number in its source, from 0), of
 * clusters also cluster, and origin where a person finds the item by more than its number.
 */
public final class ItemsCsv {
  private ItemsCsv() {}

  /**
   * @param clusters [n]; empty where there are none
   */
  public static void write(Path file, int n, int[] clusters, Origin origin) throws IOException {
    WholeFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          CSVPrinter printer = new CSVPrinter(writer, EmbeddingCsv.FORMAT);
          printer.printRecord(columns(clusters, origin));
          for (int i = 0; i < n; i++) {
            printer.printRecord(row(i, clusters, origin));
          }
          printer.flush();
        });
  }

  private static List<String> columns(int[] clusters, Origin origin) {
    List<String> columns = new ArrayList<>(List.of("row", "item"));
    if (clusters.length > 0) {
      columns.add("cluster");
    }
    if (!origin.plain()) {
      columns.add("origin");
    }
    return columns;
  }

  private static List<Object> row(int i, int[] clusters, Origin origin) {
    List<Object> row = new ArrayList<>(List.of(i, origin.number(i)));
    if (clusters.length > 0) {
      row.add(clusters[i]);
    }
    if (!origin.plain()) {
      row.add(origin.name(i));
    }
    return row;
  }
}
