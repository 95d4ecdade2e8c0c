package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Learnable candidates: one vector c_j for each class, with or without one bias b_j each.
 *
 * <p>Kept as the weights of a dense layer of DL4J that maps z to the logits z·c_j + b_j: its 'f'
 * ordered W [d, classes] is the row-major table [classes, d], and the saved network is the
 * classifier itself.
 */
public final class Prototypes implements AutoCloseable {
  private final MultiLayerNetwork network;
  private final Matrix parameters;
  private final Matrix gradients;
  private final Matrix vectors;
  private final Matrix vectorGradients;
  private final Optional<Matrix> biases;
  private final Optional<Matrix> biasGradients;

  private Prototypes(MultiLayerNetwork network, int classes, int dimension, boolean biased) {
    this.network = network;
    parameters = Matrix.viewOf(network.params());
    gradients = Matrix.zeros(1, parameters.columns());
    vectors = parameters.reshaped(classes, dimension);
    vectorGradients = gradients.reshaped(classes, dimension);
    long start = (long) classes * dimension;
    biases = biased ? Optional.of(parameters.part(start, 1, classes)) : Optional.empty();
    biasGradients = biased ? Optional.of(gradients.part(start, 1, classes)) : Optional.empty();
  }

  /**
   * Vectors drawn from N(0, 1/d), biases 0; the same seed gives the same ones, bit for bit.
   *
   * @param classes at least 1
   * @param dimension d, at least 1
   */
  public static Prototypes create(int classes, int dimension, boolean bias, long seed) {
    if (classes < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "classes and dimension must be at least 1, got %d and %d".formatted(classes, dimension));
    }
    MultiLayerNetwork network = Networks.prototypes(classes, dimension, bias, seed);
    return new Prototypes(network, classes, dimension, bias);
  }

  /** DL4J's network over the same parameters: z in, logits out. */
  public MultiLayerNetwork network() {
    return network;
  }

  /** [classes, d], row j is c_j: not a copy. */
  public Matrix vectors() {
    return vectors;
  }

  /** [1, classes], or empty without biases: not a copy. */
  public Optional<Matrix> biases() {
    return biases;
  }

  /** [1, P], all parameters: not a copy. */
  public Matrix parameters() {
    return parameters;
  }

  /** [1, P], in the order of {@link #parameters}. */
  public Matrix gradients() {
    return gradients;
  }

  /** [classes, d], row j is ∂L/∂c_j, within {@link #gradients}. */
  public Matrix vectorGradients() {
    return vectorGradients;
  }

  /** [1, classes], ∂L/∂b_j, within {@link #gradients}; empty without biases. */
  public Optional<Matrix> biasGradients() {
    return biasGradients;
  }

  /** Frees parameters and gradients at once. */
  @Override
  public void close() {
    gradients.close();
    Networks.free(network);
  }
}
