package iconexplorer.eager;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What p is computed from; arrays that its row does not ask for may be empty. Their data type is
 * the one that p gets.
 *
 * @param anchors N
 * @param candidates M
 * @param features [N, ·], row i is x_i
 * @param labels [N], the class of each anchor
 * @param items [N], the item that each anchor is a view of
 * @param graph [N, N], edge weights w_ij ≥ 0
 * @param counts [N, M], how often token j is seen in context i
 */
public record Given(
    int anchors,
    int candidates,
    INDArray features,
    int[] labels,
    int[] items,
    INDArray graph,
    INDArray counts) {}
