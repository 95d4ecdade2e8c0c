package iconexplorer.training;

import iconexplorer.data.Modality;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.Optimiser;
import iconexplorer.matrix.Matrix;
import java.util.List;
import java.util.Optional;

/** The same items in the other modality, mapped by an encoder of their own. */
final class ModalityTower implements CandidateTower {

  private final Modality modality;
  private final Encoder encoder;
  private final Optimiser optimiser;
  private final Matrix inputs;
  private final Batch batch;

  /**
   * @param spec of the run, whose encoder and optimiser serve both towers
   * @param rows N of a batch
   */
  ModalityTower(Modality modality, TrainingSpec spec, boolean logits, int rows) {
    this.modality = modality;
    encoder =
        Encoder.create(
            spec.encoder().forModality(modality.imageShape().isPresent()),
            new EncoderShape(
                modality.size(),
                modality.dimension(),
                modality.imageShape(),
                spec.dimension(),
                logits),
            spec.seed() + 3);
    optimiser = Optimiser.create(spec.optimiser(), encoder.parameters().columns());
    inputs = Matrix.zeros(rows, modality.dimension());
    batch = Batch.ofInputs(inputs);
  }

  @Override
  public Matrix candidates(Batch of) {
    int[] items = of.items();
    for (int row = 0; row < items.length; row++) {
      inputs.copyRowFrom(modality.features(), items[row] * modality.dimension(), row);
    }
    return encoder.forward(batch);
  }

  @Override
  public void update(Matrix candidateGradient, int step) {
    encoder.backward(candidateGradient);
    optimiser.update(encoder.parameters(), encoder.gradients(), step);
    encoder.constrain();
  }

  /**
   * A copy of every item's embedding in this modality.
   *
   * @return [n, d], row i belongs to item i
   */
  float[] embedding() {
    ItemEmbeddings embeddings =
        new ItemEmbeddings(encoder, modality.features(), modality.size(), modality.dimension(), 0);
    embeddings.complete();
    return embeddings.values();
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(ModelPart.MODALITY, encoder.network(), encoder.parameters()));
  }

  @Override
  public Optional<Optimiser> optimiser() {
    return Optional.of(optimiser);
  }

  @Override
  public void close() {
    encoder.close();
    optimiser.close();
    inputs.close();
  }
}
