package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One affine or orthonormal map, or several with max(0, ·) between them. */
public final class DenseEncoder implements Encoder {
  private final EncoderSpec spec;
  private final int inputs;
  private final int outputs;
  private final MultiLayerNetwork network;
  private final Matrix parameters;
  private final Matrix gradients;
  private final DenseLayers layers;
  private final Optional<OrthonormalRows> orthonormal;

  private DenseEncoder(EncoderSpec spec, EncoderShape shape, List<Integer> hidden, long seed) {
    this.spec = spec;
    inputs = shape.inputs();
    outputs = shape.outputs();
    network = Networks.dense(hidden, shape, seed);
    parameters = Matrix.viewOf(network.params());
    gradients = Matrix.zeros(1, parameters.columns());
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(outputs);
    layers = new DenseLayers(parameters, gradients, 0, widths);
    orthonormal =
        spec instanceof EncoderSpec.Orthonormal
            ? Optional.of(new OrthonormalRows(parameters, gradients, inputs, outputs))
            : Optional.empty();
    constrain();
  }

  static DenseEncoder linear(EncoderSpec.Linear spec, EncoderShape shape, long seed) {
    return new DenseEncoder(spec, shape, List.of(), seed);
  }

  /**
   * @throws IllegalArgumentException when there are more outputs than inputs
   */
  static DenseEncoder orthonormal(EncoderSpec.Orthonormal spec, EncoderShape shape, long seed) {
    if (shape.outputs() > shape.inputs()) {
      throw new IllegalArgumentException(
          "an orthonormal encoder has at most as many outputs as the %d inputs, got %d"
              .formatted(shape.inputs(), shape.outputs()));
    }
    return new DenseEncoder(spec, shape, List.of(), seed);
  }

  /** Affine maps with max(0, ·) between them; the same seed gives the same parameters. */
  public static DenseEncoder mlp(EncoderSpec.Mlp spec, EncoderShape shape, long seed) {
    List<Integer> hidden = new ArrayList<>(spec.hidden());
    if (spec.projection() > 0) {
      hidden.add(spec.projection());
    }
    return new DenseEncoder(spec, shape, hidden, seed);
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Matrix forward(Batch batch) {
    return layers.forward(batch.inputs(inputs));
  }

  @Override
  public void backward(Matrix outputGradient) {
    layers.backward(outputGradient, null);
  }

  @Override
  public void backwardHead(Matrix outputGradient) {
    layers.backwardLast(outputGradient);
  }

  @Override
  public int trunk() {
    return layers.lastStart();
  }

  @Override
  public void steer() {
    orthonormal.ifPresent(OrthonormalRows::projectGradient);
  }

  @Override
  public void constrain() {
    orthonormal.ifPresent(OrthonormalRows::retract);
  }

  /**
   * As {@link #backward(Matrix)}, and on to what the inputs come from.
   *
   * @param inputGradient [batch, inputs], overwritten with ∂L/∂x_b
   */
  public void backward(Matrix outputGradient, Matrix inputGradient) {
    layers.backward(outputGradient, inputGradient);
  }

  @Override
  public Matrix parameters() {
    return parameters;
  }

  @Override
  public Matrix gradients() {
    return gradients;
  }

  @Override
  public void evaluate(Batch batch, Matrix embeddings) {
    evaluate(batch, embeddings, 0);
  }

  @Override
  public int representationWidth() {
    return spec instanceof EncoderSpec.Mlp mlp && mlp.projection() > 0
        ? mlp.hidden().getLast()
        : outputs;
  }

  @Override
  public void represent(Batch batch, Matrix representations) {
    evaluate(batch, representations, spec.projection() > 0 ? DenseLayers.HEAD : 0);
  }

  private void evaluate(Batch batch, Matrix results, int skipped) {
    Matrix rows = batch.inputs(inputs);
    for (int from = 0; from < rows.rows(); from += EVALUATION_ROWS) {
      int to = Math.min(from + EVALUATION_ROWS, rows.rows());
      layers.evaluate(rows.rows(from, to), results.rows(from, to), skipped);
    }
  }

  @Override
  public void close() {
    layers.close();
    gradients.close();
    Networks.free(network);
  }
}
