package iconexplorer.encoder;

import iconexplorer.data.ImageShape;
import iconexplorer.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Convolutions with pooling, then dense layers; images come and go as planes, as DL4J has them. */
public final class ConvolutionalEncoder implements Encoder {
  /** Images that are evaluated at a time. */
  private static final int EVALUATION_IMAGES = 256;

  private final EncoderSpec.Cnn spec;
  private final int inputs;
  private final int outputs;
  private final MultiLayerNetwork network;
  private final Matrix parameters;
  private final Matrix gradients;
  private final ChannelOrder inputOrder;
  private final ChannelOrder flatOrder;
  private final List<Stage> stages = new ArrayList<>();
  private final DenseLayers dense;
  private final Activations trained;
  private final Activations evaluated;
  private final Activations propagated;

  ConvolutionalEncoder(EncoderSpec.Cnn spec, EncoderShape shape, long seed) {
    this.spec = spec;
    ImageShape image = imageOf(spec, shape);
    inputs = shape.inputs();
    outputs = shape.outputs();
    network = Networks.convolutional(spec, image, shape, seed);
    parameters = Matrix.viewOf(network.params());
    gradients = Matrix.zeros(1, parameters.columns());
    inputOrder = new ChannelOrder(image.height(), image.width(), image.channels(), 1);
    long start = 0;
    int height = image.height();
    int width = image.width();
    int in = image.channels();
    int last = spec.channels().size() - 1;
    for (int i = 0; i <= last; i++) {
      int out = spec.channels().get(i);
      int border = i < last ? 1 : 0;
      if (spec.normalised()) {
        stages.add(
            new NormalisedStage(parameters, gradients, start, height, width, in, out, border));
        start += NormalisedStage.size(in, out);
      } else {
        stages.add(
            new ConvolutionalStage(parameters, gradients, start, height, width, in, out, border));
        start += ConvolutionalStage.size(in, out);
      }
      height /= 2;
      width /= 2;
      in = out;
    }
    flatOrder = new ChannelOrder(height, width, in, 0);
    List<Integer> widths =
        DenseLayers.widths(in * height * width, spec.dense(), spec.projection(), outputs);
    dense = new DenseLayers(parameters, gradients, start, widths);
    trained = new Activations(stages);
    evaluated = new Activations(stages);
    propagated = new Activations(stages);
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
    return dense.forward(convolve(batch.inputs(inputs), trained, true));
  }

  @Override
  public void backward(Matrix outputGradient) {
    int images = outputGradient.rows();
    Matrix flatGradient = propagated.flat.rows(images);
    dense.backward(outputGradient, flatGradient);
    Matrix gradient = propagated.images.getLast().rows(images);
    flatOrder.toPixels(flatGradient, gradient);
    for (int i = stages.size() - 1; i >= 0; i--) {
      Matrix inputGradient = propagated.images.get(i).rows(images);
      stages
          .get(i)
          .backward(
              trained.images.get(i).rows(images),
              trained.images.get(i + 1).rows(images),
              trained.winners.get(i).rows(images),
              gradient,
              i == 0 ? null : inputGradient);
      gradient = inputGradient;
    }
  }

  @Override
  public void backwardHead(Matrix outputGradient) {
    dense.backwardLast(outputGradient);
  }

  @Override
  public int trunk() {
    return dense.lastStart();
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
    return spec.projection() > 0 ? spec.dense().getLast() : outputs;
  }

  @Override
  public void represent(Batch batch, Matrix representations) {
    evaluate(batch, representations, spec.projection() > 0 ? DenseLayers.HEAD : 0);
  }

  private void evaluate(Batch batch, Matrix results, int skipped) {
    Matrix rows = batch.inputs(inputs);
    for (int from = 0; from < rows.rows(); from += EVALUATION_IMAGES) {
      int to = Math.min(from + EVALUATION_IMAGES, rows.rows());
      Matrix flat = convolve(rows.rows(from, to), evaluated, false);
      dense.evaluate(flat, results.rows(from, to), skipped);
    }
  }

  @Override
  public void close() {
    stages.forEach(Stage::close);
    dense.close();
    trained.close();
    evaluated.close();
    propagated.close();
    gradients.close();
    Networks.free(network);
  }

  /** All stages, and the last one's images as planes. */
  private Matrix convolve(Matrix planes, Activations into, boolean trains) {
    int images = planes.rows();
    Matrix x = into.images.getFirst().rows(images);
    inputOrder.toPixels(planes, x);
    for (int i = 0; i < stages.size(); i++) {
      Matrix y = into.images.get(i + 1).rows(images);
      Matrix winners = into.winners.get(i).rows(images);
      if (trains) {
        stages.get(i).forward(x, y, winners);
      } else {
        stages.get(i).evaluate(x, y, winners);
      }
      x = y;
    }
    Matrix flat = into.flat.rows(images);
    flatOrder.toPlanes(x, flat);
    return flat;
  }

  private static ImageShape imageOf(EncoderSpec.Cnn spec, EncoderShape shape) {
    ImageShape image =
        shape
            .image()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "a CNN needs images, but the items are rows of %d features: choose MLP"
                        .formatted(shape.inputs())));
    int smallest = 1 << spec.channels().size();
    if (image.height() < smallest || image.width() < smallest) {
      throw new IllegalArgumentException(
          "%d poolings need images of at least %d × %d pixels, got %d × %d"
              .formatted(
                  spec.channels().size(), smallest, smallest, image.height(), image.width()));
    }
    return image;
  }

  /** Memory for a pass: the images before, between and after the stages, and what pooling chose. */
  private static final class Activations {
    private final List<RowBuffer> images = new ArrayList<>();
    private final List<RowBuffer> winners = new ArrayList<>();
    private final RowBuffer flat;

    Activations(List<Stage> stages) {
      images.add(new RowBuffer(stages.getFirst().inputSize()));
      for (Stage stage : stages) {
        images.add(new RowBuffer(stage.pooledSize()));
        winners.add(new RowBuffer(stage.pooledSize()));
      }
      flat = new RowBuffer(stages.getLast().pooledSize());
    }

    void close() {
      images.forEach(RowBuffer::close);
      winners.forEach(RowBuffer::close);
      flat.close();
    }
  }
}
