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

  static DenseEncoder mlp(EncoderSpec.Mlp spec, EncoderShape shape, long seed) {
    return new DenseEncoder(spec, shape, spec.hidden(), seed);
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
    orthonormal.ifPresent(OrthonormalRows::projectGradient);
  }

  @Override
  public void constrain() {
    orthonormal.ifPresent(OrthonormalRows::retract);
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
    Matrix rows = batch.inputs(inputs);
    for (int from = 0; from < rows.rows(); from += EVALUATION_ROWS) {
      int to = Math.min(from + EVALUATION_ROWS, rows.rows());
      layers.evaluate(rows.rows(from, to), embeddings.rows(from, to));
    }
  }

  @Override
  public void close() {
    layers.close();
    gradients.close();
    Networks.free(network);
  }
}
