package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SupervisoryMatrix;
import java.util.Optional;
import java.util.SplittableRandom;

/** p̃ as a matrix, where hardly any pair has p = 0. */
final class WholeSupervision implements Supervision {

  /** Neighbours that an anchor may bring into a mini-batch. */
  private static final int COMPANIONS = 10;

  private final Source source;

  /** [n, n] between all items, or the batch's own. */
  private final Matrix all;

  /** Whether {@link #all} is known; else p is computed within each batch. */
  private final boolean known;

  private final Matrix plain;
  private final Matrix debiased;
  private final Optional<NeighbourGraph> companions;
  private final float[] features;
  private Modifiers modifiers;
  private boolean stale = true;
  private boolean unwritten = true;

  WholeSupervision(
      Source source, SupervisionCache cache, SupervisionCache.Key key, Checkpoint checkpoint) {
    this.source = source;
    modifiers = source.modifiers();
    known = source.fullBatch() || source.items() <= MOST_WHOLE_ITEMS;
    plain = Matrix.zeros(source.rows(), source.candidates());
    debiased = Matrix.zeros(source.rows(), source.candidates());
    all = known && !source.fullBatch() ? Matrix.zeros(source.items(), source.items()) : plain;
    companions =
        source.fullBatch()
            ? Optional.empty()
            : Optional.of(
                Supervision.nearest(source, Math.min(COMPANIONS, source.items() - 1), checkpoint));
    features = new float[known ? 0 : source.rows() * source.dimension()];
    if (known && !cache.restore(key, all)) {
      fill(Evidence.ofFeatures(source.features(), source.items()), all);
      cache.remember(key, all);
    }
  }

  private void fill(Evidence evidence, Matrix target) {
    SupervisoryMatrix.fill(source.p(), evidence, source.support(), target);
    SupervisoryMatrix.propagate(modifiers, source.support(), target);
  }

  @Override
  public void alpha(double alpha) {
    modifiers = modifiers.withAlpha(alpha);
    stale = true;
  }

  @Override
  public boolean refresh(int[] items) {
    if (source.fullBatch() && !stale) {
      return false;
    }
    if (!source.fullBatch() || unwritten) {
      write(items);
      unwritten = false;
    }
    SupervisoryMatrix.debias(modifiers.alpha(), source.support(), plain, debiased);
    stale = false;
    return true;
  }

  private void write(int[] items) {
    if (!known) {
      compare(items);
    } else if (all != plain) {
      restrict(items);
    }
  }

  /** p of all items, restricted to the batch and renormalised. */
  private void restrict(int[] items) {
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < items.length; j++) {
        plain.set(i, j, all.get(items[i], items[j]));
      }
    }
    SupervisoryMatrix.normaliseRows(plain);
  }

  /** The same from the kernel itself, which only the rows' sums tie to the other items. */
  private void compare(int[] items) {
    int d = source.dimension();
    for (int row = 0; row < items.length; row++) {
      System.arraycopy(source.features(), items[row] * d, features, row * d, d);
    }
    fill(Evidence.ofFeatures(features, items.length), plain);
  }

  @Override
  public void teach(Objective objective) {
    objective.supervise(debiased);
  }

  @Override
  public void copyRowTo(int i, float[] row) {
    debiased.copyRowTo(i, row, 0);
  }

  @Override
  public int draw(int item, SplittableRandom random) {
    NeighbourGraph graph = companions.orElseThrow();
    return graph.neighbour(item, random.nextInt(graph.k()));
  }

  @Override
  public void close() {
    if (all != plain) {
      all.close();
    }
    plain.close();
    debiased.close();
  }
}
