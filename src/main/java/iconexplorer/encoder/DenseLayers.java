package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dense layers in a row, with max(0, ·) after all but the last. */
final class DenseLayers {

  /** Layers of a projection head. */
  static final int HEAD = 2;

  private final List<AffineLayer> layers = new ArrayList<>();
  private final List<RowBuffer> outputs = new ArrayList<>();
  private final List<RowBuffer> hiddenGradients = new ArrayList<>();
  private final List<RowBuffer> evaluated = new ArrayList<>();
  private final List<Matrix> passed = new ArrayList<>();
  private final int lastStart;

  /**
   * @param start where the first layer begins in parameters and gradients
   * @param widths inputs, hidden layers, outputs
   */
  DenseLayers(Matrix parameters, Matrix gradients, long start, List<Integer> widths) {
    long layerStart = start;
    int last = widths.size() - 2;
    for (int i = 0; i <= last; i++) {
      int in = widths.get(i);
      int out = widths.get(i + 1);
      layers.add(new AffineLayer(parameters, gradients, layerStart, in, out, i < last));
      outputs.add(new RowBuffer(out));
      if (i < last) {
        hiddenGradients.add(new RowBuffer(out));
        evaluated.add(new RowBuffer(out));
      }
      layerStart += AffineLayer.size(in, out);
    }
    lastStart = (int) (layerStart - AffineLayer.size(widths.get(last), widths.get(last + 1)));
  }

  /** Inputs, hidden layers, the projection head's hidden layer where there is one, outputs. */
  static List<Integer> widths(int inputs, List<Integer> hidden, int projection, int outputs) {
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hidden);
    if (projection > 0) {
      widths.add(projection);
    }
    widths.add(outputs);
    return widths;
  }

  /** Keeps inputs and activations for {@link #backward}. */
  Matrix forward(Matrix inputs) {
    passed.clear();
    passed.add(inputs);
    for (int i = 0; i < layers.size(); i++) {
      Matrix x = passed.get(i);
      Matrix y = outputs.get(i).rows(x.rows());
      layers.get(i).forward(x, y);
      passed.add(y);
    }
    return passed.getLast();
  }

  /**
   * @param outputGradient [batch, outputs], unchanged
   * @param inputGradient [batch, inputs], overwritten; null where nothing needs it
   */
  void backward(Matrix outputGradient, @Nullable Matrix inputGradient) {
    Matrix gradient = outputGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Matrix x = passed.get(i);
      Matrix next = i == 0 ? inputGradient : hiddenGradients.get(i - 1).rows(x.rows());
      layers.get(i).backward(x, passed.get(i + 1), gradient, next);
      if (next != null) {
        gradient = next;
      }
    }
  }

  /** As {@link #backward}, of the last layer alone. */
  void backwardLast(Matrix outputGradient) {
    int last = layers.size() - 1;
    layers.get(last).backward(passed.get(last), passed.get(last + 1), outputGradient, null);
  }

  /** Where the last layer begins in parameters and gradients. */
  int lastStart() {
    return lastStart;
  }

  /** Maps rows through buffers of its own. */
  void evaluate(Matrix inputs, Matrix embeddings) {
    evaluate(inputs, embeddings, 0);
  }

  /**
   * Maps rows through all layers but the last few.
   *
   * @param skipped fewer than there are layers
   * @param activations [batch, width], overwritten; after max(0, ·) where a layer is skipped
   */
  void evaluate(Matrix inputs, Matrix activations, int skipped) {
    Matrix x = inputs;
    int last = layers.size() - 1 - skipped;
    for (int i = 0; i <= last; i++) {
      Matrix y = i == last ? activations : evaluated.get(i).rows(x.rows());
      layers.get(i).forward(x, y);
      x = y;
    }
  }

  void close() {
    layers.forEach(AffineLayer::close);
    outputs.forEach(RowBuffer::close);
    hiddenGradients.forEach(RowBuffer::close);
    evaluated.forEach(RowBuffer::close);
  }
}
