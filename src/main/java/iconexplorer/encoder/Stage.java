package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/** A 3×3 convolution, 2×2 maximum pooling and max(0, ·), with or without batch normalisation. */
sealed interface Stage permits ConvolutionalStage, NormalisedStage {

  /** Floats of an image that goes in, border included. */
  int inputSize();

  /** Floats of a pooled image, border included. */
  int pooledSize();

  /**
   * Maps a batch that trains.
   *
   * @param input [images, {@link #inputSize}], border zero
   * @param pooled [images, {@link #pooledSize}], overwritten but for its border
   * @param winners which of the four pixels was largest, 0 to 3, where pooled has the value
   */
  void forward(Matrix input, Matrix pooled, Matrix winners);

  /** Maps images each by itself; what {@link #backward} needs of a batch that trains stays. */
  default void evaluate(Matrix input, Matrix pooled, Matrix winners) {
    forward(input, pooled, winners);
  }

  /**
   * Overwrites the gradients of the parameters, and ∂L/∂input where it is wanted.
   *
   * @param input, pooled, winners as {@link #forward} had and left them
   * @param pooledGradient ∂L/∂pooled, of pooled's shape; its border is ignored
   * @param inputGradient of input's shape, overwritten, its border without meaning; null where
   *     nothing needs it
   */
  void backward(
      Matrix input,
      Matrix pooled,
      Matrix winners,
      Matrix pooledGradient,
      @Nullable Matrix inputGradient);

  void close();
}
