package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Colour and shape of every point under one {@link Colouring}. */
final class PointColours {
  private PointColours() {}

  /** Whether the data and the frame have what this colouring needs. */
  static boolean available(Colouring colouring, Dataset dataset, Frame frame) {
    return switch (colouring) {
      case CLASS -> dataset.labelled();
      case CLUSTER -> frame.clusters().length == frame.n();
      case CORRECTNESS -> frame.clusters().length == frame.n() && dataset.labelled();
      case CONFIDENCE -> frame.confidence().length == frame.n();
    };
  }

  /**
   * Fills the colour of each point, the accent where the colouring is not available.
   *
   * @param colours [n], written
   */
  static void fill(
      Colouring colouring, Dataset dataset, Frame frame, FigurePalette palette, int[] colours) {
    if (!available(colouring, dataset, frame)) {
      Arrays.fill(colours, palette.accent());
      return;
    }
    switch (colouring) {
      case CLASS -> fillByNumber(dataset.labels(), palette, colours);
      case CLUSTER -> fillByNumber(frame.clusters(), palette, colours);
      case CORRECTNESS -> fillByCorrectness(dataset, frame, palette, colours);
      case CONFIDENCE -> fillByConfidence(frame, palette, colours);
    }
  }

  private static void fillByNumber(int[] numbers, FigurePalette palette, int[] colours) {
    for (int i = 0; i < colours.length; i++) {
      colours[i] = palette.classColour(numbers[i]);
    }
  }

  private static void fillByCorrectness(
      Dataset dataset, Frame frame, FigurePalette palette, int[] colours) {
    int[] classOf =
        namesClasses(dataset, frame)
            ? IntStream.range(0, dataset.classes()).toArray()
            : majorities(dataset, frame).classOf();
    for (int i = 0; i < colours.length; i++) {
      boolean correct = classOf[frame.clusters()[i]] == dataset.labels()[i];
      colours[i] = correct ? palette.good() : palette.bad();
    }
  }

  /** Whether what an item is put down to is a class of the data, and no cluster without a name. */
  static boolean namesClasses(Dataset dataset, Frame frame) {
    return dataset.labelled() && frame.prototypeCount() == dataset.classes();
  }

  private static void fillByConfidence(Frame frame, FigurePalette palette, int[] colours) {
    double lowest = lowestConfidence(frame);
    for (int i = 0; i < colours.length; i++) {
      double share = (frame.confidence()[i] - lowest) / (1 - lowest);
      colours[i] = palette.sequential(share);
    }
  }

  /** 1 over the number of clusters or prototypes, the least a largest probability can be. */
  static double lowestConfidence(Frame frame) {
    int count = Likeliest.count(frame);
    return count > 1 ? 1.0 / count : 0;
  }

  static ClusterMajorities majorities(Dataset dataset, Frame frame) {
    return ClusterMajorities.of(
        frame.clusters(), dataset.labels(), Likeliest.count(frame), dataset.classes());
  }

  /** Ordinal of the shape of each point; empty where all are discs, with at most ten groups. */
  static byte[] shapes(Colouring colouring, Dataset dataset, Frame frame) {
    int[] groups =
        switch (colouring) {
          case CLASS -> dataset.classes() > 10 ? dataset.labels() : new int[0];
          case CLUSTER ->
              ClusterMajorities.count(frame.clusters()) > 10 ? frame.clusters() : new int[0];
          case CORRECTNESS, CONFIDENCE -> new int[0];
        };
    byte[] shapes = new byte[groups.length];
    for (int i = 0; i < groups.length; i++) {
      shapes[i] = (byte) Shape.of(groups[i]).ordinal();
    }
    return shapes;
  }
}
