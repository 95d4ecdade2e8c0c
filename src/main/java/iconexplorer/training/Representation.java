package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.Prototypes;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.ContextTokenPairs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a learner has learned, as pictures, metrics and files see it: of all items the embeddings
 * and clusters, and the prototypes.
 */
public final class Representation {
  private final Supplier<TrainingSpec> spec;
  private final Dataset data;
  private final Split split;
  private final Encoder encoder;
  private final ItemEmbeddings embeddings;
  private final @Nullable CandidateTower tower;
  private final @Nullable SubHeads subHeads;

  /**
   * @param spec what is trained, as it is when it is asked for
   */
  Representation(
      Supplier<TrainingSpec> spec,
      Dataset data,
      Split split,
      Encoder encoder,
      ItemEmbeddings embeddings,
      @Nullable CandidateTower tower,
      @Nullable SubHeads subHeads) {
    this.spec = spec;
    this.data = data;
    this.split = split;
    this.encoder = encoder;
    this.embeddings = embeddings;
    this.tower = tower;
    this.subHeads = subHeads;
  }

  /** Width of {@link #embedding}: of the representation, or the number of clusters. */
  public int dimension() {
    return encoder.representationWidth();
  }

  /**
   * A copy of every item's embedding: what comes before a projection head, where there is one.
   *
   * @return [n, d], row i is z_i (logits where q is clusters)
   */
  public float[] embedding() {
    embeddings.complete();
    return embeddings.values();
  }

  /**
   * A copy of every item's embedding in the other modality.
   *
   * @return [n, d], or empty where there is none
   */
  public float[] companionEmbedding() {
    return tower instanceof ModalityTower other ? other.embedding() : new float[0];
  }

  /**
   * Embeddings of two views of some items, always the same views; of items that are held out, where
   * there are such.
   *
   * @return [2 m, d], rows i and m + i are views of one item; empty where p is not about views
   */
  float[] views() {
    if (Batches.views(spec.get()) < 2) {
      return new float[0];
    }
    int[] shown = split.heldOut().length > 0 ? split.heldOut() : split.train();
    return ViewPairs.embed(encoder, spec.get(), data, shown);
  }

  /**
   * What distances between embeddings should be taken of: the embeddings, or their directions where
   * q compares cosines.
   *
   * @param embedding [n, d]
   */
  float[] compared(float[] embedding) {
    return comparesDirections() ? Directions.of(embedding, dimension()) : embedding;
  }

  /** Whether q compares cosines. */
  boolean comparesDirections() {
    return Directions.comparedBy(spec.get().equation().q());
  }

  /** The clusters of every item by each of several sub-heads; empty where there is one head. */
  public List<Laboratory.SubClusters> subHeadClusters() {
    return subHeads == null ? List.of() : subHeads.assignments();
  }

  /** [classes, d], or empty. */
  public float[] prototypeVectors() {
    return prototypes().map(Prototypes::vectors).map(Matrix::toArray).orElse(new float[0]);
  }

  /** [classes], or empty. */
  public float[] prototypeBiases() {
    return prototypes().flatMap(Prototypes::biases).map(Matrix::toArray).orElse(new float[0]);
  }

  private Optional<Prototypes> prototypes() {
    return tower instanceof PrototypeTower of ? Optional.of(of.prototypes()) : Optional.empty();
  }

  /**
   * p of a prototype: 1 for the item's own class and 0 for others, or how often a token was seen in
   * a context.
   *
   * @param prototype counted from 0
   */
  double supervision(int item, int prototype) {
    return spec.get().equation().p() instanceof ContextTokenPairs
        ? data.relations().tokens().orElseThrow().share(item, prototype)
        : data.labels()[item] == prototype ? 1 : 0;
  }
}
