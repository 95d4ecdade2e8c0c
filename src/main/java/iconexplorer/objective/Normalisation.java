package iconexplorer.objective;

/** Over what q sums to one. */
public enum Normalisation {
  /** Each anchor's row sums to one; the loss is the mean over anchors (I-Con). */
  ROW,
  /**
   * All pairs together sum to one; the loss is the sum over pairs (symmetric SNE, t-SNE as van der
   * Maaten defines it).
   */
  JOINT
}
