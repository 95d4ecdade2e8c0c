package iconexplorer.eager;

import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A number for each anchor and candidate, and the chain rule from it to their embeddings. */
sealed interface Pairs permits SquaredDistances, Cosines, DotProducts {

  /** [N, M]. */
  INDArray values();

  /**
   * @param slopes [N, M], ∂L/∂value
   */
  Gradients backward(INDArray slopes);

  static Pairs of(Gaussian.Similarity similarity, INDArray z, INDArray c) {
    return switch (similarity) {
      case EUCLIDEAN -> new SquaredDistances(z, c);
      case COSINE -> new Cosines(z, c);
      case DOT -> new DotProducts(z, c);
    };
  }

  static Pairs of(Dissimilarity dissimilarity, INDArray z, INDArray c) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> new SquaredDistances(z, c);
      case COSINE -> new Cosines(z, c);
    };
  }
}
