package iconexplorer.export;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.ClusterAgreement.Matching;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One line for each cluster: its number, the class that the Hungarian accuracy matches with it
 * (empty for none), its items, and how many of them are of each class.
 */
public final class ClustersCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private ClustersCsv() {}

  /**
   * Writes the table.
   *
   * @param clusters [n], the cluster of each item
   * @param data the items, with labels
   */
  public static void write(Path file, int[] clusters, Dataset data) throws IOException {
    Matching matching = ClusterAgreement.hungarian(data.labels(), clusters);
    WholeFile.write(
        file,
        out -> {
          CSVPrinter printer =
              new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
          List<String> columns = new ArrayList<>(List.of("cluster", "class", "items"));
          columns.addAll(data.classNames());
          printer.printRecord(columns);
          for (int c = 0; c < matching.confusion().length; c++) {
            printer.printRecord(row(c, matching, data.classNames()));
          }
          printer.flush();
        });
  }

  private static List<Object> row(int cluster, Matching matching, List<String> classes) {
    int[] counts = Arrays.copyOf(matching.confusion()[cluster], classes.size());
    int matched = matching.clusterToClass()[cluster];
    List<Object> row = new ArrayList<>();
    row.add(cluster);
    row.add(matched < 0 ? "" : classes.get(matched));
    row.add(Arrays.stream(counts).sum());
    Arrays.stream(counts).forEach(row::add);
    return row;
  }
}
