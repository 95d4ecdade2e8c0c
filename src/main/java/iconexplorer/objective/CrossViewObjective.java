package iconexplorer.objective;

import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;

/**
 * Two views of each item, one after the other, and a key of each: the first view chooses among the
 * second's keys and the second among the first's. The mean of both directions; keys take no
 * gradient.
 *
 * @see <a href="https://arxiv.org/abs/2104.02057">Chen, Xie &amp; He, MoCo v3, 2021, algorithm
 *     1</a>
 */
public final class CrossViewObjective implements Objective {

  private final Objective first;
  private final Objective second;
  private final int items;
  private final Matrix anchorGradient;
  private final Matrix keyGradient;

  /**
   * @param first of the first views, B anchors and B candidates; closed with this
   * @param second of the second views
   * @param items B
   * @param dimension d
   */
  public CrossViewObjective(Objective first, Objective second, int items, int dimension) {
    this.first = first;
    this.second = second;
    this.items = items;
    anchorGradient = Matrix.zeros(2 * items, dimension);
    keyGradient = Matrix.zeros(2 * items, dimension);
  }

  /**
   * @param p [B, B], the same for both directions
   */
  @Override
  public void supervise(Matrix p) {
    first.supervise(p);
    second.supervise(p);
  }

  @Override
  public void draw(long drawing) {
    first.draw(drawing);
    second.draw(drawing);
  }

  /**
   * @param z [2B, d], the first views of all items, then the second
   * @param c [2B, d], their keys in the same order
   */
  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    first.evaluate(z.rows(0, items), c.rows(items, 2 * items), values);
    second.evaluate(z.rows(items, 2 * items), c.rows(0, items), values);
    half(first.anchorGradient(), 0);
    half(second.anchorGradient(), items);
  }

  private void half(Matrix gradient, int from) {
    for (int i = 0; i < items; i++) {
      for (int k = 0; k < gradient.columns(); k++) {
        anchorGradient.set(from + i, k, gradient.get(i, k) / 2);
      }
    }
  }

  @Override
  public double loss() {
    return (first.loss() + second.loss()) / 2;
  }

  @Override
  public double kl() {
    return (first.kl() + second.kl()) / 2;
  }

  private Objective of(int i) {
    return i < items ? first : second;
  }

  @Override
  public double rowLoss(int i) {
    return of(i).rowLoss(i % items);
  }

  @Override
  public double rowKl(int i) {
    return of(i).rowKl(i % items);
  }

  @Override
  public int anchorsWithPositives() {
    return first.anchorsWithPositives() + second.anchorsWithPositives();
  }

  @Override
  public Matrix anchorGradient() {
    return anchorGradient;
  }

  /** All zero: no gradient reaches a key. */
  @Override
  public Matrix candidateGradient() {
    return keyGradient;
  }

  @Override
  public double logScaleGradient() {
    return (first.logScaleGradient() + second.logScaleGradient()) / 2;
  }

  @Override
  public void copyLearnedRow(int i, float[] target) {
    of(i).copyLearnedRow(i % items, target);
  }

  @Override
  public boolean covers(LearnedDistribution q) {
    return first.covers(q);
  }

  @Override
  public void learn(LearnedDistribution q) {
    first.learn(q);
    second.learn(q);
  }

  @Override
  public void close() {
    first.close();
    second.close();
    anchorGradient.close();
    keyGradient.close();
  }
}
