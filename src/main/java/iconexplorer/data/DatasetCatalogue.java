package iconexplorer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The data sets that need no file of the person: bundled and generated. */
public final class DatasetCatalogue {
  private static final DatasetInfo DIGITS =
      new DatasetInfo(
          "digits",
          "Handwritten digits",
          "Digits 0 to 9 by 13 writers, 8 × 8 pixels with 17 levels of grey (UCI optical digits).",
          1797,
          64,
          10,
          Optional.of(new ImageShape(8, 8, 1)),
          false);
  private static final DatasetInfo IRIS =
      new DatasetInfo(
          "iris",
          "Iris flowers",
          "Four lengths of 150 flowers: one species stands apart, two touch.",
          150,
          4,
          3,
          Optional.empty(),
          false);
  private static final DatasetInfo WINE =
      new DatasetInfo(
          "wine",
          "Wine cultivars",
          "Thirteen chemical measurements of 178 wines from three cultivars.",
          178,
          13,
          3,
          Optional.empty(),
          false);

  private DatasetCatalogue() {}

  /** What can be loaded, in the order of a menu: bundled first, then generated. */
  public static List<DatasetInfo> all() {
    return List.of(DIGITS, IRIS, WINE);
  }

  /**
   * Loads a bundled data set or makes a generated one.
   *
   * @param id one of the ids in {@link #all()}
   * @param seed what a generated set is made from; bundled ones ignore it
   * @throws IllegalArgumentException if the id is unknown; the message names the known ones
   */
  public static Dataset load(String id, long seed) {
    DatasetInfo info =
        all().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no data set is called '%s'; known are %s"
                        .formatted(id, all().stream().map(DatasetInfo::id).toList())));
    return switch (info.id()) {
      case "digits" -> bundled(info, "digits.csv.gz");
      case "iris" -> bundled(info, "iris.csv");
      default -> bundled(info, "wine.csv");
    };
  }

  private static Dataset bundled(DatasetInfo info, String file) {
    try (InputStream in = DatasetCatalogue.class.getResourceAsStream("/datasets/" + file)) {
      if (in == null) {
        throw new IllegalStateException("/datasets/" + file + " is not on the class path");
      }
      InputStream text = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
      List<String[]> lines =
          new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))
              .lines()
              .map(line -> line.split(",", -1))
              .toList();
      return dataset(info, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset dataset(DatasetInfo info, List<String[]> lines) {
    boolean counted = lines.size() > info.size();
    List<String> names =
        counted
            ? List.of(lines.getFirst()).subList(2, 2 + info.classes())
            : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    float[] features = new float[info.size() * info.dimension()];
    int[] labels = new int[info.size()];
    for (int i = 0; i < info.size(); i++) {
      String[] fields = lines.get(counted ? i + 1 : i);
      for (int k = 0; k < info.dimension(); k++) {
        features[i * info.dimension() + k] = Float.parseFloat(fields[k]);
      }
      labels[i] = Integer.parseInt(fields[info.dimension()]);
    }
    Scaling scaling =
        info.imageShape().isPresent()
            ? Scaling.unitRange(info.dimension(), 16)
            : Scaling.standardise(features, info.size(), info.dimension());
    scaling.apply(features);
    return new Dataset(
        info.id(),
        info.title(),
        info.size(),
        info.dimension(),
        features,
        labels,
        names,
        info.imageShape());
  }
}
