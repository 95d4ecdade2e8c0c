package iconexplorer.learned;

/**
 * A power law of the distance, scale-free but for ε.
 *
 * <pre>q(j|i) ∝ (‖z_i − c_j‖² + ε)^(−n)</pre>
 *
 * @param degree n &gt; 0, around √d
 * @param epsilon ε &gt; 0, keeps the kernel finite at distance 0
 * @see <a href="https://arxiv.org/abs/2502.01628">Baek et al., Harmonic Loss, 2025, eq. 2</a>
 */
public record Harmonic(double degree, double epsilon) implements LearnedDistribution {
  public Harmonic {
    if (!(degree > 0 && degree < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "harmonic degree must be positive and finite, got " + degree);
    }
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be positive and finite, got " + epsilon);
    }
  }
}
