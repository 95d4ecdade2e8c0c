package iconexplorer.objective;

/**
 * What the clusters of neighbours tell about each other, in nats.
 *
 * @param mutualInformation I(C; C′), in [0, H(C)]
 * @param entropy H(C), at most log k, which evenly filled clusters have
 * @param conditionalEntropy H(C | C′) = H(C) − I, 0 where neighbours always share a cluster
 */
public record ClusterInformation(
    double mutualInformation, double entropy, double conditionalEntropy) {}
