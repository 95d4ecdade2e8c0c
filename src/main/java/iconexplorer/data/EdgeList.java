package iconexplorer.data;

import java.util.Arrays;

/**
 * An undirected weighted graph over the n items of a data set, without loops. Several edges between
 * two items add up; a file never gives them, since of a link listed again the last weight counts.
 *
 * <p>The arrays are shared, not copied: nobody writes to them after construction.
 *
 * @param items n
 * @param from [edges], one end of each edge, in [0, n)
 * @param to [edges], the other end
 * @param weights [edges], w &gt; 0
 */
public record EdgeList(int items, int[] from, int[] to, float[] weights) {

  public EdgeList {
    if (from.length != to.length || from.length != weights.length) {
      throw new IllegalArgumentException(
          "an edge has two ends and a weight, got %d, %d and %d of them"
              .formatted(from.length, to.length, weights.length));
    }
    for (int edge = 0; edge < from.length; edge++) {
      requireEdge(items, from[edge], to[edge], weights[edge]);
    }
  }

  private static void requireEdge(int items, int from, int to, float weight) {
    if (from < 0 || from >= items || to < 0 || to >= items || from == to) {
      throw new IllegalArgumentException(
          "an edge joins two different items in [0, %d), got %d and %d".formatted(items, from, to));
    }
    if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the weight of an edge must be positive and finite, got " + weight);
    }
  }

  /** m. */
  public int edges() {
    return from.length;
  }

  /**
   * w as a matrix; several edges between two items add up.
   *
   * @return [n, n], w_ij = w_ji, 0 where there is no edge
   */
  public float[] weightMatrix() {
    float[] matrix = new float[Math.multiplyExact(items, items)];
    for (int edge = 0; edge < from.length; edge++) {
      matrix[from[edge] * items + to[edge]] += weights[edge];
      matrix[to[edge] * items + from[edge]] += weights[edge];
    }
    return matrix;
  }

  /** The graph among these items alone, each once, in this order. */
  EdgeList subset(int... indices) {
    int[] position = new int[items];
    Arrays.fill(position, -1);
    for (int r = 0; r < indices.length; r++) {
      position[indices[r]] = r;
    }
    int[] kept = new int[from.length];
    int count = 0;
    for (int edge = 0; edge < from.length; edge++) {
      if (position[from[edge]] >= 0 && position[to[edge]] >= 0) {
        kept[count++] = edge;
      }
    }
    int[] some = Arrays.copyOf(kept, count);
    float[] keptWeights = new float[count];
    for (int e = 0; e < count; e++) {
      keptWeights[e] = weights[some[e]];
    }
    return new EdgeList(
        indices.length,
        Arrays.stream(some).map(edge -> position[from[edge]]).toArray(),
        Arrays.stream(some).map(edge -> position[to[edge]]).toArray(),
        keptWeights);
  }
}
