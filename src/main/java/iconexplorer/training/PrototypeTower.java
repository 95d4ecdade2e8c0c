package iconexplorer.training;

import iconexplorer.encoder.Batch;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.Prototypes;
import iconexplorer.matrix.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Prototypes as candidates: their vectors, with the bias as one more column where they have one.
 */
final class PrototypeTower implements CandidateTower {

  private final Prototypes prototypes;
  private final Optimiser optimiser;
  private final Matrix candidates;

  PrototypeTower(int classes, int dimension, boolean bias, OptimiserSpec optimiser, long seed) {
    prototypes = Prototypes.create(classes, dimension, bias, seed);
    this.optimiser = Optimiser.create(optimiser, prototypes.parameters().columns());
    candidates = Matrix.zeros(classes, bias ? dimension + 1 : dimension);
  }

  Prototypes prototypes() {
    return prototypes;
  }

  @Override
  public Optional<Optimiser> optimiser() {
    return Optional.of(optimiser);
  }

  @Override
  public Matrix candidates(Batch batch) {
    copyColumns(prototypes.vectors(), candidates);
    prototypes.biases().ifPresent(biases -> copyBiases(biases, candidates));
    return candidates;
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(ModelPart.PROTOTYPES, prototypes.network(), prototypes.parameters()));
  }

  @Override
  public void update(Matrix gradient, int step) {
    copyColumns(gradient, prototypes.vectorGradients());
    Optional<Matrix> biases = prototypes.biasGradients();
    if (biases.isPresent()) {
      for (int j = 0; j < gradient.rows(); j++) {
        biases.get().set(0, j, gradient.get(j, gradient.columns() - 1));
      }
    }
    optimiser.update(prototypes.parameters(), prototypes.gradients(), step);
  }

  private static void copyColumns(Matrix source, Matrix target) {
    int columns = Math.min(source.columns(), target.columns());
    for (int j = 0; j < source.rows(); j++) {
      for (int k = 0; k < columns; k++) {
        target.set(j, k, source.get(j, k));
      }
    }
  }

  private static void copyBiases(Matrix biases, Matrix target) {
    for (int j = 0; j < target.rows(); j++) {
      target.set(j, target.columns() - 1, biases.get(0, j));
    }
  }

  @Override
  public void close() {
    prototypes.close();
    optimiser.close();
    candidates.close();
  }
}
