package iconexplorer.training;

import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;

/**
 * p̃ of the current batch. What lies between points is found once over all of them and cut out for
 * a batch; what lies in labels and views is written down for each batch.
 */
final class Supervision implements AutoCloseable {

  private final SupervisoryDistribution p;
  private final Support support;
  private final boolean betweenPoints;
  private final boolean constant;
  private final int[] labels;
  private final Matrix all;
  private final Matrix plain;
  private final Matrix debiased;
  private Modifiers modifiers;
  private boolean stale = true;
  private boolean unwritten = true;

  /**
   * @param features [n, d], the items that train, in the space chosen for p
   * @param labels [n], may be empty
   * @param rows N of a batch
   * @param candidates M of a batch
   * @param fullBatch whether every batch is all items in order
   */
  Supervision(
      SupervisoryDistribution p,
      Modifiers modifiers,
      Support support,
      float[] features,
      int items,
      int[] labels,
      int rows,
      int candidates,
      boolean fullBatch,
      SupervisionCache cache,
      SupervisionCache.Key key) {
    this.p = p;
    this.modifiers = modifiers;
    this.support = support;
    this.labels = labels;
    betweenPoints = betweenPoints(p);
    constant = fullBatch || p instanceof PositivePairs;
    plain = Matrix.zeros(rows, candidates);
    debiased = Matrix.zeros(rows, candidates);
    if (betweenPoints) {
      all = fullBatch ? plain : Matrix.zeros(items, items);
      if (!cache.restore(key, all)) {
        SupervisoryMatrix.fill(p, Evidence.ofFeatures(features, items), support, all);
        SupervisoryMatrix.propagate(modifiers, support, all);
        cache.remember(key, all);
      }
    } else {
      all = plain;
    }
  }

  /** Whether p asks where the points lie, rather than what they are. */
  static boolean betweenPoints(SupervisoryDistribution p) {
    return switch (p) {
      case GaussianNeighbours gaussian -> true;
      case StudentTNeighbours studentT -> true;
      case GraphKernel graph -> true;
      case UniformNeighbours neighbours -> true;
      case Identity identity -> false;
      case PositivePairs pairs -> false;
      case CrossModalPairs pairs -> false;
      case SameClass same -> false;
      case DataLabelPairs pairs -> false;
      case ContextTokenPairs pairs -> false;
    };
  }

  /** Another α, from the next batch on. */
  void alpha(double alpha) {
    modifiers = modifiers.withAlpha(alpha);
    stale = true;
  }

  /**
   * Makes {@link #matrix} true for this batch.
   *
   * @param items [N], row r is a view of this item
   * @return whether it changed
   */
  boolean refresh(int[] items) {
    if (constant && !stale) {
      return false;
    }
    if (!constant || unwritten) {
      write(items);
      unwritten = false;
    }
    SupervisoryMatrix.debias(modifiers.alpha(), support, plain, debiased);
    stale = false;
    return true;
  }

  private void write(int[] items) {
    if (all != plain) {
      restrict(items);
    } else if (!betweenPoints) {
      SupervisoryMatrix.fill(p, evidence(items), support, plain);
      SupervisoryMatrix.propagate(modifiers, support, plain);
    }
  }

  private Evidence evidence(int[] items) {
    return p instanceof PositivePairs
        ? Evidence.ofItems(items)
        : Evidence.ofLabels(labelsOf(items), plain.columns());
  }

  private int[] labelsOf(int[] items) {
    int[] batch = new int[items.length];
    for (int i = 0; i < items.length; i++) {
      batch[i] = labels[items[i]];
    }
    return batch;
  }

  /** p of all items, restricted to the batch and renormalised; an item twice is no neighbour. */
  private void restrict(int[] items) {
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < items.length; j++) {
        plain.set(i, j, items[i] == items[j] ? 0 : all.get(items[i], items[j]));
      }
    }
    SupervisoryMatrix.normaliseRows(plain);
  }

  /** p̃ [N, M] of the last refreshed batch. */
  Matrix matrix() {
    return debiased;
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
