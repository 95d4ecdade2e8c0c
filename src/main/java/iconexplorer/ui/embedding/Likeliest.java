package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import java.util.List;
import java.util.Locale;

/** The likeliest cluster, class or token of an item, in words. */
final class Likeliest {
  static final String CLUSTER = "cluster";

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
    int prototypes = frame.prototypeCount();
    return prototypes == 0
        ? name(data, frame, likeliest) + probability("φ", frame, item)
        : prototype(data, likeliest, prototypes) + probability("q", frame, item);
  }

  private static String prototype(Dataset data, int likeliest, int prototypes) {
    boolean token = data.prototypeNoun(prototypes).equals("token");
    return (token ? "likeliest: " : "class ") + prototypeName(data, likeliest, prototypes);
  }

  private static String prototypeName(Dataset data, int prototype, int prototypes) {
    List<String> names = data.prototypeNames(prototypes);
    return names.isEmpty() ? Integer.toString(prototype) : names.get(prototype);
  }

  /** What an item is put down to: a "cluster", or a "class" or "token" that a prototype is of. */
  static String noun(Dataset data, Frame frame) {
    int prototypes = frame.prototypeCount();
    return prototypes == 0 ? CLUSTER : data.prototypeNoun(prototypes);
  }

  /** One of these: "cluster 3", or the class's or the token's name. */
  static String name(Dataset data, Frame frame, int group) {
    int prototypes = frame.prototypeCount();
    return prototypes == 0 ? CLUSTER + " " + group : prototypeName(data, group, prototypes);
  }

  /** How many of these there are, or at least those in use. */
  static int count(Frame frame) {
    int used = ClusterMajorities.count(frame.clusters());
    int corners =
        frame.projection() instanceof Frame.Projection.ClusterStar star ? star.corners() : 0;
    return Math.max(used, Math.max(corners, frame.prototypeCount()));
  }

  private static String probability(String symbol, Frame frame, int item) {
    return frame.confidence().length == frame.n()
        ? String.format(Locale.ROOT, " · %s %.2f", symbol, frame.confidence()[item])
        : "";
  }
}
