package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import java.util.List;
import java.util.Locale;

/** The likeliest cluster, class or token of an item, in words. */
final class Likeliest {
  private Likeliest() {}

  /**
   * "cluster 3 · φ 0.77" where q is of clusters, "class setosa · q 0.77" or "likeliest: farmer · q
   * 0.19" where it is of prototypes; empty where it is of items.
   */
  static String of(Dataset data, Frame frame, int item) {
    if (frame.clusters().length != frame.n()) {
      return "";
    }
    int likeliest = frame.clusters()[item];
    int prototypes = frame.prototypes().length / 2;
    return prototypes == 0
        ? "cluster " + likeliest + probability("φ", frame, item)
        : prototype(data, likeliest, prototypes) + probability("q", frame, item);
  }

  private static String prototype(Dataset data, int likeliest, int prototypes) {
    List<String> names = data.prototypeNames(prototypes);
    String name = names.isEmpty() ? Integer.toString(likeliest) : names.get(likeliest);
    boolean token = data.prototypeNoun(prototypes).equals("token");
    return (token ? "likeliest: " : "class ") + name;
  }

  private static String probability(String symbol, Frame frame, int item) {
    return frame.confidence().length == frame.n()
        ? String.format(Locale.ROOT, " · %s %.2f", symbol, frame.confidence()[item])
        : "";
  }
}
