package iconexplorer.supervisory;

/**
 * The other augmented views of the same item, all alike.
 *
 * <pre>p(j|i) = 1/(V−1) on the V−1 other views of item(i)</pre>
 */
public record PositivePairs() implements SupervisoryDistribution {

  /** V. */
  @Override
  public int views() {
    return 2;
  }
}
