package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Relations;
import iconexplorer.method.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The smallest data that have what a method learns from, each read or made once for all tests. */
public final class SmallData {
  private static final long SEED = 42;
  private static final Map<String, Dataset> KNOWN = new ConcurrentHashMap<>();

  private SmallData() {}

  /**
   * Iris, or what relates items where the method learns from tokens or a second modality: halves of
   * digits rather than pictures with captions, which are more and larger.
   */
  public static DatasetInfo of(Method method) {
    DatasetInfo own = info(method.training().dataset());
    if (own.relations().contains(Relations.Kind.MODALITY)) {
      return info("digit-halves");
    }
    return own.relations().contains(Relations.Kind.TOKENS) ? own : info("iris");
  }

  /** The same, but the method's own graph where it learns from one. */
  public static DatasetInfo withGraph(Method method) {
    DatasetInfo own = info(method.training().dataset());
    return own.relations().contains(Relations.Kind.GRAPH) ? own : of(method);
  }

  private static DatasetInfo info(String id) {
    return DatasetCatalogue.info(id).orElseThrow();
  }

  /** The data set of this id, as seed {@value #SEED} makes it. */
  public static Dataset load(String id) {
    return KNOWN.computeIfAbsent(id, known -> DatasetCatalogue.load(known, SEED));
  }
}
