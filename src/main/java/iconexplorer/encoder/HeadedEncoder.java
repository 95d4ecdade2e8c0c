package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trunk with several sub-heads, of which one is reported.
 *
 * <p>All sub-heads are one wide last layer, so that a step is a step of one encoder. What is mapped
 * and saved is a network that ends in the reported sub-head: its parameters are the trunk's and
 * that sub-head's rows of the wide layer. A saved run keeps the wide network beside it.
 */
public final class HeadedEncoder implements Encoder {

  /** Standard deviation of the weights of a sub-head at the start; biases are 0. */
  private static final double DEVIATION = 0.01;

  private final int outputs;
  private final Heads heads;
  private final Encoder wide;
  private final Encoder narrow;
  private final int headInputs;
  private final int trunk;
  private int reported;

  /**
   * @param shape its outputs are the clusters of a sub-head of the main head
   * @throws IllegalArgumentException for encoders without a free last layer, and where {@link
   *     Encoder#create} refuses
   */
  public HeadedEncoder(EncoderSpec spec, EncoderShape shape, Heads heads, long seed) {
    this.heads = heads;
    outputs = shape.outputs();
    headInputs = headInputs(spec, shape);
    int width = heads.width(outputs);
    wide =
        Encoder.create(
            spec,
            new EncoderShape(
                shape.items(), shape.inputs(), shape.image(), width, shape.softmaxHead()),
            seed);
    narrow = Encoder.create(spec, shape, seed);
    trunk = wide.parameters().columns() - width * (headInputs + 1);
    drawHeads(new SplittableRandom(seed));
  }

  private static int headInputs(EncoderSpec spec, EncoderShape shape) {
    return switch (spec) {
      case EncoderSpec.LookupTable table -> throw noTrunk();
      case EncoderSpec.Orthonormal orthonormal -> throw noTrunk();
      case EncoderSpec.Linear linear -> shape.inputs();
      case EncoderSpec.Mlp mlp -> mlp.hidden().getLast();
      case EncoderSpec.Cnn cnn -> cnn.dense().getLast();
    };
  }

  private static IllegalArgumentException noTrunk() {
    return new IllegalArgumentException(
        "sub-heads are free layers on a trunk: use linear, mlp or cnn");
  }

  private void drawHeads(SplittableRandom random) {
    Matrix parameters = wide.parameters();
    int weights = heads.width(outputs) * headInputs;
    for (int at = trunk; at < parameters.columns(); at++) {
      double value = at < trunk + weights ? DEVIATION * random.nextGaussian() : 0;
      parameters.set(0, at, (float) value);
    }
  }

  public Heads heads() {
    return heads;
  }

  /** The sub-head of the main head that is mapped and saved. */
  public int reported() {
    return reported;
  }

  /**
   * Reports another one.
   *
   * @param subHead in [0, h)
   */
  public void report(int subHead) {
    if (subHead < 0 || subHead >= heads.subHeads()) {
      throw new IllegalArgumentException(
          "the sub-head must be in [0, %d), got %d".formatted(heads.subHeads(), subHead));
    }
    reported = subHead;
  }

  /** The network with all sub-heads side by side: the same parameters as {@link #parameters}. */
  public MultiLayerNetwork wholeNetwork() {
    return wide.network();
  }

  /** The network that ends in the reported sub-head, with copies of its parameters. */
  @Override
  public MultiLayerNetwork network() {
    copyReported();
    return narrow.network();
  }

  /** Trunk and reported sub-head, in the order of a network of their own. */
  private void copyReported() {
    float[] all = wide.parameters().toArray();
    int rows = outputs * headInputs;
    int biases = trunk + heads.width(outputs) * headInputs;
    float[] own = Arrays.copyOf(all, narrow.parameters().columns());
    System.arraycopy(all, trunk + reported * rows, own, trunk, rows);
    System.arraycopy(all, biases + reported * outputs, own, trunk + rows, outputs);
    narrow.parameters().copyFrom(own);
  }

  @Override
  public EncoderSpec spec() {
    return wide.spec();
  }

  /** Clusters of a sub-head of the main head. */
  @Override
  public int outputs() {
    return outputs;
  }

  /**
   * @return [batch, {@link Heads#width}], the logits of all sub-heads side by side
   */
  @Override
  public Matrix forward(Batch batch) {
    return wide.forward(batch);
  }

  /**
   * @param outputGradient [batch, {@link Heads#width}]
   */
  @Override
  public void backward(Matrix outputGradient) {
    wide.backward(outputGradient);
  }

  @Override
  public Matrix parameters() {
    return wide.parameters();
  }

  @Override
  public Matrix gradients() {
    return wide.gradients();
  }

  /** By the reported sub-head. */
  @Override
  public void evaluate(Batch batch, Matrix embeddings) {
    copyReported();
    narrow.evaluate(batch, embeddings);
  }

  /**
   * By all sub-heads.
   *
   * @param logits [batch, {@link Heads#width}], overwritten
   */
  public void evaluateAll(Batch batch, Matrix logits) {
    wide.evaluate(batch, logits);
  }

  @Override
  public void close() {
    wide.close();
    narrow.close();
  }
}
