package iconexplorer.training;

import java.util.OptionalDouble;

/**
 * What an embedding is worth; each value in [0, 1] except ARI, in [−0.5, 1]. Empty where the data
 * has no labels or the cell no such thing.
 *
 * @param nmi normalised mutual information of clusters and classes
 * @param ari adjusted Rand index
 * @param hungarianAccuracy accuracy under the best assignment of clusters to classes
 * @param knnAccuracy leave-one-out accuracy of the 5 nearest neighbours in the embedding
 * @param trustworthiness how far neighbours in the embedding are neighbours in the data (k = 5)
 * @param heldOutAccuracy accuracy on items no step has seen: of the nearest prototype where the
 *     cell has prototypes, else of the 5 nearest training embeddings
 */
public record Metrics(
    OptionalDouble nmi,
    OptionalDouble ari,
    OptionalDouble hungarianAccuracy,
    OptionalDouble knnAccuracy,
    OptionalDouble trustworthiness,
    OptionalDouble heldOutAccuracy) {

  public static final Metrics NONE =
      new Metrics(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}
