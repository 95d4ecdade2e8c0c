package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trainable map from items to embeddings: defined, initialised, saved and loaded by DL4J, stepped
 * in place on its flattened parameter view.
 *
 * <p>Belongs to the compute thread. A step makes no matrices as long as batches keep their size.
 */
public sealed interface Encoder extends AutoCloseable
    permits LookupTableEncoder, DenseEncoder, ConvolutionalEncoder, HeadedEncoder {

  /** Rows that {@link #evaluate} maps at a time. */
  int EVALUATION_ROWS = 2048;

  /**
   * A new encoder with random parameters; the same seed gives the same parameters, bit for bit.
   *
   * @throws IllegalArgumentException when a CNN is asked for and the items are no images, or images
   *     too small for its poolings
   */
  static Encoder create(EncoderSpec spec, EncoderShape shape, long seed) {
    return switch (spec) {
      case EncoderSpec.LookupTable table -> new LookupTableEncoder(table, shape, seed);
      case EncoderSpec.Linear linear -> DenseEncoder.linear(linear, shape, seed);
      case EncoderSpec.Orthonormal orthonormal ->
          DenseEncoder.orthonormal(orthonormal, shape, seed);
      case EncoderSpec.Mlp mlp -> DenseEncoder.mlp(mlp, shape, seed);
      case EncoderSpec.Cnn cnn -> new ConvolutionalEncoder(cnn, shape, seed);
    };
  }

  /** DL4J's network over the same parameters: what is saved, and what checks compare with. */
  MultiLayerNetwork network();

  EncoderSpec spec();

  /** d of the embedding, or the number of clusters. */
  int outputs();

  /**
   * Maps a batch, and remembers what {@link #backward} needs.
   *
   * @return [batch, outputs], row b is z_b (logits where the head is a softmax); the encoder's own
   *     memory, valid until the next call
   */
  Matrix forward(Batch batch);

  /**
   * Writes ∂L/∂parameters of the last {@link #forward} to {@link #gradients}.
   *
   * @param outputGradient [batch, outputs], row b is ∂L/∂z_b
   */
  void backward(Matrix outputGradient);

  /**
   * As {@link #backward}, of the last layer alone: the gradients of {@link #trunk} stay what they
   * are, which is 0 where they were never written.
   */
  default void backwardHead(Matrix outputGradient) {
    backward(outputGradient);
  }

  /**
   * Parameters before those of the last layer: the same, in the same order, for any number of
   * outputs. 0 where there is one layer only.
   */
  default int trunk() {
    return 0;
  }

  /** Makes of {@link #gradients} the direction to go, where this encoder has a better one. */
  default void steer() {}

  /** Takes the parameters, after they were updated, to the nearest that this encoder may have. */
  default void constrain() {}

  /** [1, P], the network's parameters in DL4J's order: not a copy. */
  Matrix parameters();

  /** [1, P], in the order of {@link #parameters}. */
  Matrix gradients();

  /**
   * Maps any number of rows without disturbing a training step.
   *
   * @param embeddings [batch, outputs], overwritten
   */
  void evaluate(Batch batch, Matrix embeddings);

  /** Width of a representation: {@link #outputs}, or of the layer before the projection head. */
  default int representationWidth() {
    return outputs();
  }

  /**
   * As {@link #evaluate}, up to the layer before the projection head, where there is one.
   *
   * @param representations [batch, representationWidth], overwritten
   */
  default void represent(Batch batch, Matrix representations) {
    evaluate(batch, representations);
  }

  /** Layers of {@link #network} that lead to a representation: all but a projection head's. */
  default int representationLayers() {
    return network().getnLayers() - (spec().projection() > 0 ? DenseLayers.HEAD : 0);
  }

  /** Frees parameters, gradients and activations at once. */
  @Override
  void close();
}
