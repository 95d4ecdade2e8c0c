package iconexplorer.training;

import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.learned.Clusters;
import iconexplorer.objective.Equation;

/**
 * Everything that decides a run: the same spec gives the same curve.
 *
 * @param method id of the named method this started from
 * @param equation p, q and D
 * @param dataset id of the data set, or a file's path
 * @param encoder what maps items to embeddings
 * @param dimension d of the embedding, or the number of clusters
 * @param batchItems items per step, 0 for all of them
 * @param steps updates in a whole run, at least 1
 * @param optimiser how a gradient becomes an update
 * @param augment whether items of a batch are augmented (always, for positive pairs)
 * @param seed of initialisation, split, batches and augmentation
 * @param backend what compares p with q
 */
public record TrainingSpec(
    String method,
    Equation equation,
    String dataset,
    EncoderSpec encoder,
    int dimension,
    int batchItems,
    int steps,
    OptimiserSpec optimiser,
    boolean augment,
    long seed,
    Backend backend) {

  public TrainingSpec {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (equation.q() instanceof Clusters && dimension < 2) {
      throw new IllegalArgumentException("there must be at least 2 clusters, got " + dimension);
    }
    if (batchItems < 0) {
      throw new IllegalArgumentException("batch items must be at least 0, got " + batchItems);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps);
    }
  }

  public TrainingSpec withEquation(Equation equation) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withDataset(String dataset) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withEncoder(EncoderSpec encoder) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withDimension(int dimension) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withBatchItems(int batchItems) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withSteps(int steps) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withOptimiser(OptimiserSpec optimiser) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withAugment(boolean augment) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withSeed(long seed) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }

  public TrainingSpec withBackend(Backend backend) {
    return new TrainingSpec(
        method,
        equation,
        dataset,
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        augment,
        seed,
        backend);
  }
}
