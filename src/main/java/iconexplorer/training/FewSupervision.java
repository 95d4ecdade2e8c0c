package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PerplexitySearch;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.RowsById;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryRows;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** p̃ as a few entries in each row; nothing [n, n] is stored. */
final class FewSupervision implements Supervision {

  /** Neighbours that a Gaussian p of known perplexity is cut off at, in perplexities. */
  private static final int REACH = 3;

  /** Share of the search for neighbours in the whole preparation. */
  private static final double SEARCH = 0.9;

  private final Source source;
  private final boolean constant;

  /** Whether an anchor may pick itself: where it has other views, p is about those. */
  private final boolean itself;

  /** Over all items that train, where p lies between points. */
  private final @Nullable SparseRows all;

  private final RowsById index;
  private final int[] labels;
  private final SparseRows written;
  private final float[] row;
  private SparseRows batch;
  private Modifiers modifiers;
  private boolean stale = true;
  private boolean unwritten = true;
  private @Nullable Matrix whole;

  FewSupervision(
      Source source, SupervisionCache cache, SupervisionCache.Key key, Checkpoint checkpoint) {
    this.source = source;
    modifiers = source.modifiers();
    constant =
        source.fullBatch()
            || source.p() instanceof PositivePairs
            || source.p() instanceof CrossModalPairs;
    itself = source.p().views() == 1 && !source.support().excludesSelf();
    all = source.p().comparesFeatures() ? find(source, cache, key, checkpoint) : null;
    index = new RowsById(source.p() instanceof SameClass ? source.classes() : source.items());
    labels = new int[source.rows()];
    written = new SparseRows(source.candidates(), source.rows(), source.rows());
    batch = written;
    row = new float[source.candidates()];
  }

  private static SparseRows find(
      Source source, SupervisionCache cache, SupervisionCache.Key key, Checkpoint checkpoint) {
    return cache
        .restore(key)
        .orElseGet(() -> {
          SparseRows found =
              SupervisoryRows.propagate(
                  source.modifiers(),
                  source.p().views() > 1 ? Support.IN_BATCH_WITH_SELF : source.support(),
                  between(source, cache, checkpoint));
          cache.remember(key, found);
          return found;
        });
  }

  private static SparseRows between(Source source, SupervisionCache cache, Checkpoint checkpoint) {
    return switch (source.p()) {
      case UniformNeighbours spec ->
          SupervisoryRows.neighbours(spec, Supervision.nearest(source, spec.k(), checkpoint));
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) -> {
        int k = (int) Math.min(source.items() - 1, Math.ceil(REACH * perplexity));
        NeighbourGraph graph = Supervision.nearest(source, k, checkpoint.part(0, SEARCH));
        float[] p = new float[graph.indices().length];
        new PerplexitySearch(perplexity).fill(graph.distances(), k, p, checkpoint.part(SEARCH, 1));
        yield SupervisoryRows.of(graph, p);
      }
      case GraphKernel kernel ->
          SupervisoryRows.graph(kernel, Supervision.graph(source, cache, checkpoint));
      default -> throw new IllegalArgumentException(source.p() + " compares all pairs");
    };
  }

  @Override
  public void alpha(double alpha) {
    modifiers = modifiers.withAlpha(alpha);
    stale = true;
  }

  @Override
  public boolean refresh(int[] items) {
    if (constant && !stale) {
      return false;
    }
    if (!constant || unwritten) {
      write(items);
      unwritten = false;
    }
    stale = false;
    return true;
  }

  private void write(int[] items) {
    if (all != null) {
      batch = source.fullBatch() && source.p().views() == 1 ? all : restrict(all, items);
      return;
    }
    switch (source.p()) {
      case Identity identity -> SupervisoryRows.identity(source.rows(), written);
      case CrossModalPairs pairs -> SupervisoryRows.identity(source.rows(), written);
      case PositivePairs(int repeats) when repeats > 1 -> star(items);
      case PositivePairs pairs -> alike(items);
      case SameClass same -> alike(labelsOf(items));
      case ContextTokenPairs pairs ->
          SupervisoryRows.tokens(source.relations().tokens().orElseThrow(), items, written);
      default -> SupervisoryRows.ownLabel(labelsOf(items), written);
    }
    boolean plain = !modifiers.symmetrise() && modifiers.walks() == 0;
    batch = plain ? written : SupervisoryRows.propagate(modifiers, source.support(), written);
  }

  private void alike(int[] ids) {
    index.index(ids);
    SupervisoryRows.alike(ids, index, written);
  }

  private void star(int[] items) {
    index.index(items);
    SupervisoryRows.star(items, index, written);
  }

  private int[] labelsOf(int[] items) {
    for (int i = 0; i < items.length; i++) {
      labels[i] = source.labels()[items[i]];
    }
    return labels;
  }

  /** p of all items, restricted to the batch and renormalised. */
  private SparseRows restrict(SparseRows p, int[] items) {
    index.index(items);
    written.clear();
    for (int anchor = 0; anchor < items.length; anchor++) {
      int item = items[anchor];
      for (int at = p.start(item); at < p.end(item); at++) {
        copies(p, at, anchor);
      }
      written.endNormalisedRow();
    }
    return written;
  }

  /** One entry for each row of the batch that shows the neighbour. */
  private void copies(SparseRows p, int at, int anchor) {
    int copy = index.first(p.column(at));
    while (copy != RowsById.NONE) {
      if (itself || copy != anchor) {
        written.put(copy, p.value(at));
      }
      copy = index.next(copy);
    }
  }

  private SparseSupervision current() {
    return new SparseSupervision(batch, source.support(), modifiers.alpha());
  }

  @Override
  public void teach(Objective objective) {
    if (objective.takesSparse()) {
      objective.supervise(current());
      return;
    }
    Matrix target = whole == null ? Matrix.zeros(source.rows(), source.candidates()) : whole;
    whole = target;
    current().copyTo(target, row);
    objective.supervise(target);
  }

  @Override
  public void copyRowTo(int i, float[] target) {
    current().copyRowTo(i, target);
  }

  @Override
  public int draw(int item, SplittableRandom random) {
    SparseRows p = Objects.requireNonNull(all, "only items with neighbours are accompanied");
    int start = p.start(item);
    int count = p.end(item) - start;
    int drawn = count == 0 ? 0 : random.nextInt(count);
    boolean self = count > 1 && p.column(start + drawn) == item;
    return count == 0 ? item : p.column(start + (self ? (drawn + 1) % count : drawn));
  }

  @Override
  public void close() {
    if (whole != null) {
      whole.close();
    }
  }
}
