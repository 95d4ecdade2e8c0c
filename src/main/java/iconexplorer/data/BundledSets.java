package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Data sets that come with the program, and what is made of them. */
final class BundledSets {
  private static final int SIDE = 8;
  private static final ImageShape DIGIT = new ImageShape(SIDE, SIDE, 1);
  private static final ImageShape HALF = new ImageShape(SIDE, SIDE / 2, 1);

  /** Levels of grey from 0 to 16, as in the whole digits. */
  private static final Preparation HALF_LEVELS =
      Preparation.of(Scaling.unitRange(HALF.values(), 16));

  static final DatasetInfo DIGITS =
      new DatasetInfo(
          "digits",
          "Handwritten digits",
          "Digits 0 to 9 by 13 writers, 8 × 8 pixels with 17 levels of grey.",
          1797,
          DIGIT.values(),
          10,
          Optional.of(DIGIT),
          false);
  static final DatasetInfo IRIS =
      new DatasetInfo(
          "iris",
          "Iris flowers",
          "Four lengths of 150 flowers: one species stands apart, two touch.",
          150,
          4,
          3,
          Optional.empty(),
          false);
  static final DatasetInfo WINE =
      new DatasetInfo(
          "wine",
          "Wine cultivars",
          "Thirteen chemical measurements of 178 wines from three cultivars.",
          178,
          13,
          3,
          Optional.empty(),
          false);
  static final DatasetInfo DIGIT_HALVES =
      new DatasetInfo(
          "digit-halves",
          "Halves of digits",
          "The left half of each handwritten digit; its other modality is the right half.",
          DIGITS.size(),
          HALF.values(),
          10,
          Optional.of(HALF),
          false,
          Set.of(Relations.Kind.MODALITY));
  static final DatasetInfo KARATE =
      new DatasetInfo(
          "karate",
          "Karate club",
          "Who met whom of a club's 34 members before it split into two: Zachary's graph.",
          34,
          34,
          2,
          Optional.empty(),
          false,
          Set.of(Relations.Kind.GRAPH));

  private BundledSets() {}

  static Dataset digits() {
    return table("digits.csv.gz", DIGITS);
  }

  static Dataset iris() {
    return table("iris.csv", IRIS);
  }

  static Dataset wine() {
    return table("wine.csv", WINE);
  }

  /** Both halves of an image as two views of it, as contrastive multiview coding takes them. */
  static Dataset digitHalves() {
    Dataset digits = digits();
    Modality right =
        new Modality(
            "right half",
            HALF.values(),
            columns(digits, HALF.width()),
            Optional.of(HALF),
            List.of(),
            Optional.of(HALF_LEVELS),
            Origin.PLAIN);
    return new Dataset(
        DIGIT_HALVES.id(),
        DIGIT_HALVES.title(),
        digits.size(),
        HALF.values(),
        columns(digits, 0),
        digits.labels(),
        digits.classNames(),
        Optional.of(HALF),
        Relations.of(right),
        Optional.of(HALF_LEVELS),
        Origin.PLAIN);
  }

  static Dataset karate() {
    return resource(
        "karate.edges.csv",
        edges ->
            resource(
                "karate.labels.csv",
                labels ->
                    named(
                        EdgeListReader.read(
                                new SourceFile(Path.of("karate.edges.csv")), edges, labels)
                            .data(),
                        KARATE)));
  }

  /** Four neighbouring columns of pixels of every digit, [n, 8 · 4]. */
  private static float[] columns(Dataset digits, int first) {
    float[] half = new float[digits.size() * HALF.values()];
    for (int row = 0; row < digits.size() * SIDE; row++) {
      System.arraycopy(
          digits.features(), row * SIDE + first, half, row * HALF.width(), HALF.width());
    }
    return half;
  }

  private static Dataset table(String resource, DatasetInfo info) {
    return resource(
        resource,
        in -> {
          InputStream text = resource.endsWith(".gz") ? new GZIPInputStream(in) : in;
          SourceFile file = new SourceFile(Path.of(resource));
          return named(CsvReader.read(file, text, CsvOptions.detect()).data(), info);
        });
  }

  private static Dataset named(Dataset read, DatasetInfo info) {
    return new Dataset(
        info.id(),
        info.title(),
        read.size(),
        read.dimension(),
        read.features(),
        read.labels(),
        read.classNames(),
        read.imageShape(),
        read.relations(),
        read.preparation(),
        info.id().equals("karate") ? read.origin() : Origin.PLAIN);
  }

  private static <T> T resource(String name, SourceFile.Reading<T> reading) {
    try (InputStream in = BundledSets.class.getResourceAsStream("/datasets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("/datasets/" + name + " is not on the class path");
      }
      return reading.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
