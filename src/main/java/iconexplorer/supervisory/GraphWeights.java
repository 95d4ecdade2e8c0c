package iconexplorer.supervisory;

import iconexplorer.data.EdgeList;
import iconexplorer.data.NeighbourGraph;

/** Edge weights w_ij = w_ji ≥ 0 of a graph of n items as sparse rows, without loops. */
public final class GraphWeights {
  private GraphWeights() {}

  /** A graph that is given; several edges between two items of the list add up. */
  public static SparseRows of(EdgeList graph) {
    SparseRows upper = new SparseRows(graph.items(), graph.items(), graph.edges());
    int[] starts = new int[graph.items() + 1];
    for (int end : graph.from()) {
      starts[end + 1]++;
    }
    for (int i = 0; i < graph.items(); i++) {
      starts[i + 1] += starts[i];
    }
    int[] order = new int[graph.edges()];
    int[] next = starts.clone();
    for (int edge = 0; edge < graph.edges(); edge++) {
      order[next[graph.from()[edge]]++] = edge;
    }
    for (int i = 0; i < graph.items(); i++) {
      for (int at = starts[i]; at < starts[i + 1]; at++) {
        upper.put(graph.to()[order[at]], graph.weights()[order[at]]);
      }
      upper.endRow();
    }
    return SupervisoryRows.sum(upper, upper.transposed());
  }

  /**
   * The heat kernel on near neighbours; each end may have chosen the other.
   *
   * <pre>
   * w_ij = (h_ij + h_ji)/2, h_ij = exp(−‖x_i − x_j‖²/2t²) where j is among the k nearest of i
   * </pre>
   *
   * <p>t² is the mean squared distance to the k-th neighbour.
   *
   * @param neighbours with squared distances
   * @see <a href="https://doi.org/10.1162/089976603321780317">Belkin &amp; Niyogi, Laplacian
   *     Eigenmaps, 2003, §2</a>
   */
  public static SparseRows heatKernel(NeighbourGraph neighbours) {
    int n = neighbours.size();
    int k = neighbours.k();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += neighbours.distance(i, k - 1);
    }
    double width = Math.max(2 * sum / n, Float.MIN_NORMAL);
    SparseRows directed = new SparseRows(n, n, n * k);
    for (int i = 0; i < n; i++) {
      for (int rank = 0; rank < k; rank++) {
        double weight = Math.exp(-neighbours.distance(i, rank) / width) / 2;
        directed.put(neighbours.neighbour(i, rank), (float) Math.max(weight, Float.MIN_NORMAL));
      }
      directed.endRow();
    }
    return SupervisoryRows.sum(directed, directed.transposed());
  }

  /** d_i = Σ_j w_ij, [n]. */
  public static float[] degrees(SparseRows weights) {
    float[] degrees = new float[weights.rows()];
    for (int i = 0; i < degrees.length; i++) {
      double sum = 0;
      for (int at = weights.start(i); at < weights.end(i); at++) {
        sum += weights.value(at);
      }
      degrees[i] = (float) sum;
    }
    return degrees;
  }
}
