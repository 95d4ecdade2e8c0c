package iconexplorer.supervisory;

/**
 * The other augmented views of the same item.
 *
 * <pre>
 * p(j|i) = 1/(V−1) on the V−1 other views of item(i)
 * with r repeats: 1/r on the r others of an item's first view, 1 from each of them to the first
 * </pre>
 *
 * <p>With repeats the mean over rows of p φφᵀ, made symmetric, is that of the pairs of a first view
 * with each of the others.
 *
 * @param repeats r ≥ 1, views beside the first one; 1 for plain pairs
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, 2019, §4.1</a>
 */
public record PositivePairs(int repeats) implements SupervisoryDistribution {

  public PositivePairs {
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats must be at least 1, got " + repeats);
    }
  }

  /** Plain pairs. */
  public PositivePairs() {
    this(1);
  }

  /** V. */
  @Override
  public int views() {
    return 1 + repeats;
  }
}
