package iconexplorer.training;

import iconexplorer.encoder.Batch;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.Optimiser;
import iconexplorer.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What anchors choose from, where candidates are not the anchors themselves. */
sealed interface CandidateTower extends AutoCloseable
    permits PrototypeTower, ModalityTower, MomentumTower {

  /**
   * A network that is saved with the run.
   *
   * @param parameters [1, P]: not a copy
   */
  record Part(ModelPart kind, MultiLayerNetwork network, Matrix parameters) {}

  /**
   * The candidates as of now: the tower's own memory, valid until the next call.
   *
   * @param batch what the anchors are embeddings of
   * @return [M, d]; [M, d + 1] where the last column is a bias
   */
  Matrix candidates(Batch batch);

  /**
   * What is compared with the candidates: the embeddings, unless the tower predicts from them.
   *
   * @param embeddings [N, d]
   */
  default Matrix anchors(Matrix embeddings) {
    return embeddings;
  }

  /**
   * The way back from {@link #anchors}.
   *
   * @param gradient [N, d], ∂L/∂anchors
   * @return [N, d], ∂L/∂embeddings
   */
  default Matrix embeddingGradient(Matrix gradient) {
    return gradient;
  }

  /**
   * One update, after the encoder's.
   *
   * @param candidateGradient shaped like {@link #candidates}
   * @param step updates done, from 1
   */
  void update(Matrix candidateGradient, int step);

  /** Begins anew with the encoder as it is: the encoder got other parameters. */
  default void follow() {}

  /** Its networks, in an order that stays. */
  List<Part> parts();

  /** What makes its updates; empty where no gradient does. */
  Optional<Optimiser> optimiser();

  @Override
  void close();
}
