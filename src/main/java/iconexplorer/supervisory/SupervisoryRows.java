package iconexplorer.supervisory;

import iconexplorer.data.NeighbourGraph;
import iconexplorer.data.TokenCounts;
import java.util.Arrays;

/** p(j|i) of the rows of the table that give each anchor few positives, as sparse rows. */
public final class SupervisoryRows {
  private SupervisoryRows() {}

  /**
   * 1/(n−1) on the others that carry the same id: other views of the item, others of the class.
   *
   * @param ids id of each row; indexed already
   * @param target overwritten
   */
  public static void alike(int[] ids, RowsById index, SparseRows target) {
    target.clear();
    for (int i = 0; i < ids.length; i++) {
      int others = -1;
      for (int j = index.first(ids[i]); j != RowsById.NONE; j = index.next(j)) {
        others++;
      }
      for (int j = index.first(ids[i]); j != RowsById.NONE; j = index.next(j)) {
        if (j != i) {
          target.put(j, 1f / others);
        }
      }
      target.endRow();
    }
    target.mirror();
  }

  /**
   * 1/(n−1) from the first row of an id to the others that carry it, 1 from each of these back.
   *
   * @param ids id of each row; indexed already
   * @param target overwritten
   */
  public static void star(int[] ids, RowsById index, SparseRows target) {
    target.clear();
    for (int i = 0; i < ids.length; i++) {
      int first = index.first(ids[i]);
      if (i != first) {
        target.put(first, 1);
      } else {
        for (int j = index.next(i); j != RowsById.NONE; j = index.next(j)) {
          target.put(j, 1);
        }
      }
      target.endNormalisedRow();
    }
  }

  /**
   * 1 on the anchor's own label.
   *
   * @param target overwritten
   */
  public static void ownLabel(int[] labels, SparseRows target) {
    target.clear();
    for (int label : labels) {
      target.put(label, 1);
      target.endRow();
    }
  }

  /**
   * 1 on the anchor itself.
   *
   * @param target overwritten
   */
  public static void identity(int rows, SparseRows target) {
    target.clear();
    for (int i = 0; i < rows; i++) {
      target.put(i, 1);
      target.endRow();
    }
  }

  /** 1/k on the k nearest, linked as the spec says; 1/(k+1) on the item, too, with repeats. */
  public static SparseRows neighbours(UniformNeighbours spec, NeighbourGraph graph) {
    SparseRows others = others(spec, graph);
    return spec.repeats() == 0 ? others : withSelf(others);
  }

  private static SparseRows withSelf(SparseRows others) {
    SparseRows result = new SparseRows(others.columns(), others.rows(), 0);
    for (int i = 0; i < others.rows(); i++) {
      result.put(i, 1);
      for (int at = others.start(i); at < others.end(i); at++) {
        result.put(others.column(at), 1);
      }
      result.endNormalisedRow();
    }
    return result;
  }

  private static SparseRows others(UniformNeighbours spec, NeighbourGraph graph) {
    float[] shares = new float[graph.indices().length];
    Arrays.fill(shares, 1f / graph.k());
    SparseRows directed = of(graph, shares);
    if (spec.link() == UniformNeighbours.Link.DIRECTED) {
      return directed;
    }
    SparseRows reverse = directed.transposed();
    boolean mutual = spec.link() == UniformNeighbours.Link.MUTUAL;
    SparseRows linked = new SparseRows(graph.size(), graph.size(), 2 * graph.size() * graph.k());
    boolean[] own = new boolean[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      link(i, mutual, directed, reverse, own, linked);
    }
    return linked;
  }

  private static void link(
      int i,
      boolean mutual,
      SparseRows directed,
      SparseRows reverse,
      boolean[] own,
      SparseRows target) {
    for (int at = directed.start(i); at < directed.end(i); at++) {
      own[directed.column(at)] = true;
      if (!mutual) {
        target.put(directed.column(at), 1);
      }
    }
    for (int at = reverse.start(i); at < reverse.end(i); at++) {
      if (own[reverse.column(at)] == mutual) {
        target.put(reverse.column(at), 1);
      }
    }
    for (int at = directed.start(i); at < directed.end(i); at++) {
      own[directed.column(at)] = false;
    }
    target.endNormalisedRow();
  }

  /**
   * One entry for each edge of a graph.
   *
   * @param values [n, k] beside the graph's indices, rows that sum to one
   */
  public static SparseRows of(NeighbourGraph graph, float[] values) {
    SparseRows rows = new SparseRows(graph.size(), graph.size(), graph.size() * graph.k());
    for (int i = 0; i < graph.size(); i++) {
      for (int rank = 0; rank < graph.k(); rank++) {
        rows.put(graph.neighbour(i, rank), values[i * graph.k() + rank]);
      }
      rows.endRow();
    }
    return rows;
  }

  /**
   * p(j|i) from the weights of a graph; an item without an edge gets an empty row.
   *
   * @param weights w, symmetric
   */
  public static SparseRows graph(GraphKernel kernel, SparseRows weights) {
    float[] degrees = GraphWeights.degrees(weights);
    SparseRows rows = new SparseRows(weights.columns(), weights.rows(), weights.entries());
    for (int i = 0; i < weights.rows(); i++) {
      for (int at = weights.start(i); at < weights.end(i); at++) {
        float weight = weights.value(at);
        int j = weights.column(at);
        rows.put(
            j,
            switch (kernel.normalisation()) {
              case RANDOM_WALK -> weight;
              case DEGREE_SOFTMAX -> (float) Math.exp(weight / degrees[j]);
            });
      }
      rows.endNormalisedRow();
    }
    return rows;
  }

  /**
   * How often each token was seen in the context of each item of a batch, normalised.
   *
   * @param target overwritten
   */
  public static void tokens(TokenCounts counts, int[] items, SparseRows target) {
    target.clear();
    for (int item : items) {
      for (int entry = counts.offsets()[item]; entry < counts.offsets()[item + 1]; entry++) {
        target.put(counts.tokens()[entry], counts.counts()[entry]);
      }
      target.endNormalisedRow();
    }
  }

  /** Applies symmetrise and walks, in this order, without a matrix [N, N]. */
  public static SparseRows propagate(Modifiers modifiers, Support support, SparseRows p) {
    SparseRows result = modifiers.symmetrise() ? symmetrised(p) : p;
    return modifiers.walks() > 0 ? walked(modifiers, support, result) : result;
  }

  /** (p + pᵀ)/2, rows renormalised. */
  private static SparseRows symmetrised(SparseRows p) {
    return normalised(sum(p, p.transposed()));
  }

  /** P + P² + … + P^(walks + 1), self-returns dropped where the support excludes self. */
  private static SparseRows walked(Modifiers modifiers, Support support, SparseRows p) {
    SparseRows power = p;
    SparseRows sum = p;
    for (int walk = 0; walk < modifiers.walks(); walk++) {
      power = product(power, p);
      sum = sum(sum, power);
    }
    SparseRows reached = new SparseRows(p.columns(), p.rows(), 0);
    for (int i = 0; i < sum.rows(); i++) {
      for (int at = sum.start(i); at < sum.end(i); at++) {
        boolean allowed = sum.column(at) != i || !support.excludesSelf();
        if (allowed && sum.value(at) > 0) {
          reached.put(sum.column(at), modifiers.uniformWalks() ? 1 : sum.value(at));
        }
      }
      reached.endNormalisedRow();
    }
    return reached;
  }

  private static SparseRows normalised(SparseRows p) {
    SparseRows result = new SparseRows(p.columns(), p.rows(), 0);
    for (int i = 0; i < p.rows(); i++) {
      for (int at = p.start(i); at < p.end(i); at++) {
        result.put(p.column(at), p.value(at));
      }
      result.endNormalisedRow();
    }
    return result;
  }

  /** A + B. */
  public static SparseRows sum(SparseRows a, SparseRows b) {
    Accumulator row = new Accumulator(a.columns());
    SparseRows result = new SparseRows(a.columns(), a.rows(), 0);
    for (int i = 0; i < a.rows(); i++) {
      row.add(a, i, 1);
      row.add(b, i, 1);
      row.flush(result);
    }
    return result;
  }

  /** A · B. */
  private static SparseRows product(SparseRows a, SparseRows b) {
    Accumulator row = new Accumulator(b.columns());
    SparseRows result = new SparseRows(b.columns(), a.rows(), 0);
    for (int i = 0; i < a.rows(); i++) {
      for (int at = a.start(i); at < a.end(i); at++) {
        row.add(b, a.column(at), a.value(at));
      }
      row.flush(result);
    }
    return result;
  }

  /** Sums sparse rows into one, in the order of first arrival. */
  private static final class Accumulator {
    private final float[] values;
    private final boolean[] seen;
    private final int[] columns;
    private int count;

    Accumulator(int columns) {
      values = new float[columns];
      seen = new boolean[columns];
      this.columns = new int[columns];
    }

    void add(SparseRows rows, int i, float factor) {
      for (int at = rows.start(i); at < rows.end(i); at++) {
        int column = rows.column(at);
        if (!seen[column]) {
          seen[column] = true;
          columns[count] = column;
          count++;
        }
        values[column] += factor * rows.value(at);
      }
    }

    void flush(SparseRows target) {
      for (int k = 0; k < count; k++) {
        target.put(columns[k], values[columns[k]]);
        values[columns[k]] = 0;
        seen[columns[k]] = false;
      }
      count = 0;
      target.endRow();
    }
  }
}
