package iconexplorer.training;

import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * τ of a q that learns it, as the parameter t = log(1/τ), at most log 100: a larger scale would
 * make the steps unstable.
 *
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al., CLIP, 2021, §2.4 and §2.5</a>
 */
final class LearnedTemperature implements AutoCloseable {

  private static final float LARGEST_LOG_SCALE = (float) Math.log(100);

  private final Matrix logScale = Matrix.zeros(1, 1);
  private final Matrix gradient = Matrix.zeros(1, 1);
  private final Optimiser optimiser;
  private float good;

  private LearnedTemperature(Gaussian start, OptimiserSpec optimiser) {
    this.optimiser = Optimiser.create(optimiser, 1);
    start(start);
    good = logScale.get(0, 0);
  }

  /** That of a run; empty where its q learns none. */
  static Optional<LearnedTemperature> of(TrainingSpec spec) {
    return spec.equation().q() instanceof Gaussian gaussian && gaussian.learned()
        ? Optional.of(new LearnedTemperature(gaussian, spec.optimiser()))
        : Optional.empty();
  }

  /** Goes on from the width of this q. */
  void start(LearnedDistribution q) {
    if (q instanceof Gaussian gaussian) {
      logScale.set(0, 0, (float) -Math.log(gaussian.width()));
    }
  }

  /** τ. */
  double value() {
    return Math.exp(-logScale.get(0, 0));
  }

  /** q as it is now. */
  LearnedDistribution applied(LearnedDistribution q) {
    return q instanceof Gaussian gaussian ? gaussian.withWidth(value()) : q;
  }

  /**
   * One update.
   *
   * @param slope ∂L/∂log(1/τ)
   * @param step updates done, from 1
   */
  void update(double slope, int step) {
    gradient.set(0, 0, (float) slope);
    optimiser.update(logScale, gradient, step);
    logScale.set(0, 0, Math.min(logScale.get(0, 0), LARGEST_LOG_SCALE));
  }

  Optimiser optimiser() {
    return optimiser;
  }

  /** What {@link #forget} goes back to. */
  void remember() {
    good = logScale.get(0, 0);
  }

  void forget() {
    logScale.set(0, 0, good);
  }

  /** Copies of log(1/τ) and of what the optimiser remembers. */
  List<float[]> state() {
    List<float[]> state = new ArrayList<>(List.of(logScale.toArray()));
    optimiser.state().forEach(values -> state.add(values.toArray()));
    return state;
  }

  /** How many arrays {@link #state} has. */
  int stateSize() {
    return 1 + optimiser.state().size();
  }

  /**
   * @throws IllegalArgumentException when number or length of arrays differ
   */
  void restore(List<float[]> saved) {
    logScale.copyFrom(saved.getFirst());
    optimiser.restore(saved.subList(1, saved.size()));
  }

  @Override
  public void close() {
    logScale.close();
    gradient.close();
    optimiser.close();
  }
}
