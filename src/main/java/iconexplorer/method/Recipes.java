package iconexplorer.method;

import iconexplorer.encoder.EncoderSpec.Cnn;
import iconexplorer.encoder.EncoderSpec.LookupTable;
import iconexplorer.encoder.EncoderSpec.Mlp;
import iconexplorer.encoder.EncoderSpec.Orthonormal;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec.Adam;
import iconexplorer.encoder.OptimiserSpec.MomentumWithGains;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.Gaussian;
import iconexplorer.supervisory.Space;
import java.util.List;

/** Starting points shared by several methods, sized for about two thousand small items. */
final class Recipes {

  private static final Mlp SMALL_MLP = new Mlp(List.of(256, 128));

  /** 1 in 12 000 of a joint p is next to nothing: exaggeration lets groups form first. */
  static final Recipe T_SNE_POINTS =
      new Recipe(
          new LookupTable(), 2, 0, 1000, new MomentumWithGains(Recipe.AUTOMATIC_RATE, 12, 250));

  /** Where p has a heavy tail, too, more exaggeration would draw everything to one point. */
  static final Recipe HEAVY_POINTS =
      new Recipe(
          new LookupTable(), 2, 0, 1000, new MomentumWithGains(Recipe.AUTOMATIC_RATE, 4, 250));

  static final Recipe SNE_POINTS =
      new Recipe(new LookupTable(), 2, 0, 1000, new MomentumWithGains(Recipe.AUTOMATIC_RATE, 1, 0));

  /** Of images: convolutions, and a layer that is shown where there is a head. */
  private static final Cnn SMALL_CNN = new Cnn(List.of(16, 32), 128);

  private static final Cnn DEEPER_CNN = new Cnn(List.of(16, 32, 64), List.of(128), 0, true);

  /** One row of logits for each item, as many clusters as the data has classes. */
  static final Recipe CLUSTER_TABLE = new Recipe(new LookupTable(), 0, 0, 500, new Adam(0.1));

  static final Recipe CONTRASTIVE = new Recipe(SMALL_MLP, 64, 256, 1500, new Adam(1e-3));

  /** The head is thrown away: what comes before it is the representation. */
  static final Recipe PROJECTED =
      new Recipe(SMALL_MLP.withProjection(128), 64, 256, 1500, new Adam(1e-3));

  /** The same with convolutions for images, which are many. */
  static final Recipe PROJECTED_VIEWS =
      PROJECTED.onImages(new Recipe(SMALL_CNN.withProjection(128), 64, 128, 1000, new Adam(1e-3)));

  /** What companions say of an item, learned from its features; from images as CLIP does. */
  static final Recipe ACCOMPANIED =
      CONTRASTIVE
          .onImages(new Recipe(SMALL_CNN, 64, 256, 2500, new Adam(2e-3)))
          .withSpace(Space.COMPANION);

  /** The same with a head that is thrown away. */
  static final Recipe ACCOMPANIED_PROJECTED =
      PROJECTED
          .onImages(new Recipe(SMALL_CNN.withProjection(128), 64, 256, 2500, new Adam(2e-3)))
          .withSpace(Space.COMPANION);

  /** Two towers that agree on clusters. */
  static final Recipe CLUSTER_TOWERS = new Recipe(SMALL_MLP, 0, 256, 1500, new Adam(1e-3));

  /** Two towers of the same kind. */
  static final Recipe TOWERS = new Recipe(SMALL_MLP, 32, 256, 1500, new Adam(1e-3));

  /** The same with convolutions for images. */
  static final Recipe IMAGE_TOWERS =
      TOWERS.onImages(new Recipe(SMALL_CNN, 32, 256, 2500, new Adam(2e-3)));

  /**
   * A plane learned on top of what was learned in more dimensions; on images in about the shares of
   * its authors' 1000, 50 and 450 epochs.
   */
  static final Recipe CONTRASTIVE_MAP =
      new Recipe(SMALL_MLP, 2, 256, 2000, new Adam(1e-2))
          .withStages(
              TrainingStage.before(0.5, Gaussian.cosine(0.5), 128),
              TrainingStage.ofHead(0.1, 2),
              TrainingStage.ofAll(0.4, 0.5))
          .onImages(
              new Recipe(DEEPER_CNN, 2, 256, 2000, new Adam(1e-2))
                  .withStages(
                      TrainingStage.before(0.66, Gaussian.cosine(0.5), 128),
                      TrainingStage.ofHead(0.04, 2),
                      TrainingStage.ofAll(0.3, 0.5)))
          .withSchedule(RateSchedule.COSINE);

  /** KL to k neighbours settles sooner than the distances of k-means. */
  static final Recipe NEIGHBOUR_CLUSTERS = new Recipe(new LookupTable(), 0, 0, 300, new Adam(0.1));

  /** The more candidates, the more a view's clusters must tell. */
  static final Recipe PAIR_CLUSTERS = new Recipe(SMALL_MLP, 0, 512, 1000, new Adam(1e-3));

  static final Recipe CONTRASTIVE_CLUSTERS = new Recipe(SMALL_MLP, 0, 256, 1500, new Adam(1e-3));

  /** Five sub-heads for each of two heads, which alternate. */
  static final Recipe SUB_HEADS = CONTRASTIVE_CLUSTERS.withHeads(new Heads(5, 50));

  static final Recipe SUPERVISED =
      new Recipe(SMALL_MLP, 64, 256, 600, new Adam(1e-3))
          .onImages(new Recipe(SMALL_CNN, 64, 128, 2000, new Adam(1e-3)));

  /** A projection of all points at once. */
  static final Recipe PROJECTION = new Recipe(new Orthonormal(), 2, 0, 150, new Adam(0.02));

  /** Directions in which a small network finds points with few examples at a time. */
  static final Recipe SPHERE = new Recipe(SMALL_MLP, 64, 256, 1000, new Adam(1e-3));

  /** The same on the eigenvectors of the graph. */
  static final Recipe SPECTRAL_CLUSTERS =
      new Recipe(new LookupTable(), 0, 0, 300, new Adam(0.1)).withSpace(Space.SPECTRAL);

  /** A table of logits for each item of a graph, all at once: its degrees are of the whole. */
  static final Recipe GRAPH_CLUSTERS = new Recipe(new LookupTable(), 0, 0, 500, new Adam(0.1));

  /** Class members share a cluster that no label names. */
  static final Recipe CLASS_CLUSTERS = new Recipe(SMALL_MLP, 0, 256, 600, new Adam(1e-3));

  /** Contexts of a small vocabulary. */
  static final Recipe LANGUAGE = new Recipe(SMALL_MLP, 32, 256, 1000, new Adam(1e-3));

  /** As many topics as there are kinds of words. */
  static final Recipe TOPICS = new Recipe(SMALL_MLP, 0, 256, 1000, new Adam(1e-3));

  private Recipes() {}
}
