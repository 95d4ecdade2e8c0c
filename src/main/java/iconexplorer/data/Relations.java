package iconexplorer.data;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a data set knows of its n items beside features and labels.
 *
 * @param modality the same items seen another way
 * @param graph which items are linked
 * @param tokens what was seen in each context, where items are contexts
 */
public record Relations(
    Optional<Modality> modality, Optional<EdgeList> graph, Optional<TokenCounts> tokens) {

  /** Features and labels are all there is. */
  public static final Relations NONE =
      new Relations(Optional.empty(), Optional.empty(), Optional.empty());

  /** Which of them there are. */
  public enum Kind {
    MODALITY,
    GRAPH,
    TOKENS
  }

  public static Relations of(Modality modality) {
    return new Relations(Optional.of(modality), Optional.empty(), Optional.empty());
  }

  public static Relations of(EdgeList graph) {
    return new Relations(Optional.empty(), Optional.of(graph), Optional.empty());
  }

  public static Relations of(TokenCounts tokens) {
    return new Relations(Optional.empty(), Optional.empty(), Optional.of(tokens));
  }

  public Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    modality.ifPresent(present -> kinds.add(Kind.MODALITY));
    graph.ifPresent(present -> kinds.add(Kind.GRAPH));
    tokens.ifPresent(present -> kinds.add(Kind.TOKENS));
    return kinds;
  }

  /** The same of the items at these indices, in this order. */
  public Relations subset(int... indices) {
    return new Relations(
        modality.map(of -> of.subset(indices)),
        graph.map(of -> of.subset(indices)),
        tokens.map(of -> of.subset(indices)));
  }

  void requireItems(int n) {
    modality.ifPresent(of -> requireItems("a modality", of.size(), n));
    graph.ifPresent(of -> requireItems("a graph", of.items(), n));
    tokens.ifPresent(of -> requireItems("token counts", of.contexts(), n));
  }

  private static void requireItems(String what, int items, int n) {
    if (items != n) {
      throw new IllegalArgumentException(
          "%s must cover the %d items of the data set, got %d".formatted(what, n, items));
    }
  }
}
