package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.List;

/** Turns a gradient into an update, in place. Its memory has the parameters' length. */
public sealed interface Optimiser extends AutoCloseable permits AdamOptimiser, MomentumOptimiser {

  /**
   * @param parameters how many there are
   */
  static Optimiser create(OptimiserSpec spec, int parameters) {
    return switch (spec) {
      case OptimiserSpec.Adam adam -> new AdamOptimiser(adam, parameters);
      case OptimiserSpec.MomentumWithGains momentum -> new MomentumOptimiser(momentum, parameters);
    };
  }

  /**
   * One update.
   *
   * @param parameters [1, P], updated
   * @param gradients [1, P], ∂L/∂parameters
   * @param step how many updates there are with this one, at least 1
   */
  void update(Matrix parameters, Matrix gradients, int step);

  /** Applies from the next update on. */
  void learningRate(double learningRate);

  /** What is remembered between updates, [1, P] each: not copies. */
  List<Matrix> state();

  /**
   * Goes on from a saved state.
   *
   * @param saved copies of {@link #state}, in its order
   * @throws IllegalArgumentException when number or length differ
   */
  default void restore(List<float[]> saved) {
    List<Matrix> state = state();
    if (saved.size() != state.size()
        || saved.stream().anyMatch(values -> values.length != state.getFirst().columns())) {
      throw new IllegalArgumentException(
          "the optimiser's state must be %d arrays of %d values"
              .formatted(state.size(), state.getFirst().columns()));
    }
    for (int i = 0; i < state.size(); i++) {
      state.get(i).copyFrom(saved.get(i));
    }
  }

  /** Frees the state at once. */
  @Override
  default void close() {
    state().forEach(Matrix::close);
  }
}
