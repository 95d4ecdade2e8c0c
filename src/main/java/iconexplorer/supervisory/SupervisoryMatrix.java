package iconexplorer.supervisory;

import static iconexplorer.supervisory.UniformNeighbours.Link.DIRECTED;
import static iconexplorer.supervisory.UniformNeighbours.Link.MUTUAL;

import iconexplorer.data.Metric;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;

/** p(j|i) as a matrix [N, M]: rows sum to one, or are all zero where an anchor has no positive. */
public final class SupervisoryMatrix {
  private SupervisoryMatrix() {}

  /**
   * Overwrites the matrix with p, without modifiers.
   *
   * @param p the row of the table
   * @param evidence what it is computed from
   * @param support who may pick whom
   * @param target [N, M]
   */
  public static void fill(
      SupervisoryDistribution p, Evidence evidence, Support support, Matrix target) {
    switch (p) {
      case GaussianNeighbours gaussian ->
          PointKernels.gaussian(gaussian.bandwidth(), evidence, target);
      case StudentTNeighbours studentT -> PointKernels.studentT(studentT, evidence, target);
      case Identity identity -> diagonal(target);
      case CrossModalPairs pairs -> diagonal(target);
      case GraphKernel kernel -> graph(kernel.normalisation(), evidence, target);
      case UniformNeighbours neighbours -> neighbours(neighbours, evidence, target);
      case PositivePairs(int repeats) -> pairs(repeats, evidence.items(), target);
      case SameClass same -> alike(evidence.labels(), target);
      case DataLabelPairs pairs -> ownLabel(evidence.labels(), target);
      case ContextTokenPairs pairs -> counts(evidence.counts(), target);
    }
  }

  private static void pairs(int repeats, int[] items, Matrix target) {
    alike(items, target);
    if (repeats > 1) {
      for (int i = 0; i < items.length; i++) {
        for (int j = 0; j < items.length; j++) {
          boolean first = isFirst(items, i) || isFirst(items, j);
          target.set(i, j, first ? target.get(i, j) : 0);
        }
      }
      normaliseRows(target);
    }
  }

  private static boolean isFirst(int[] items, int row) {
    for (int before = 0; before < row; before++) {
      if (items[before] == items[row]) {
        return false;
      }
    }
    return true;
  }

  /** Applies symmetrise and walks, in this order; α is applied by {@link #debias}. */
  public static void propagate(Modifiers modifiers, Support support, Matrix p) {
    if (modifiers.symmetrise()) {
      symmetrise(p);
      normaliseRows(p);
    }
    if (modifiers.walks() > 0) {
      walk(modifiers, support, p);
      normaliseRows(p);
    }
  }

  /**
   * p̃ = (1−α) p + α/M_i on the allowed candidates; rows without a positive stay zero.
   *
   * @param p [N, M]
   * @param target [N, M], may be p itself
   */
  public static void debias(double alpha, Support support, Matrix p, Matrix target) {
    float kept = (float) (1 - alpha);
    float spread = (float) (alpha / support.allowed(p.columns()));
    Team.shared()
        .forBlocks(
            p.rows(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                debiasRow(kept, spread, support, p, target, i);
              }
            });
  }

  private static void debiasRow(
      float kept, float spread, Support support, Matrix p, Matrix target, int i) {
    float floor = hasPositive(p, i) ? spread : 0;
    for (int j = 0; j < p.columns(); j++) {
      target.set(i, j, kept * p.get(i, j) + floor);
    }
    if (support.excludesSelf()) {
      target.set(i, i, 0);
    }
  }

  /** Whether anchor i has any neighbour. */
  public static boolean hasPositive(Matrix p, int i) {
    for (int j = 0; j < p.columns(); j++) {
      if (p.get(i, j) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Divides each row by its sum; a row of zeros stays. */
  public static void normaliseRows(Matrix p) {
    Team.shared()
        .forBlocks(
            p.rows(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                normaliseRow(p, i);
              }
            });
  }

  static void normaliseRow(Matrix p, int i) {
    double sum = 0;
    for (int j = 0; j < p.columns(); j++) {
      sum += p.get(i, j);
    }
    if (sum > 0) {
      for (int j = 0; j < p.columns(); j++) {
        p.set(i, j, (float) (p.get(i, j) / sum));
      }
    }
  }

  /** (p + pᵀ)/2 in place. */
  public static void symmetrise(Matrix p) {
    for (int i = 0; i < p.rows(); i++) {
      for (int j = 0; j < i; j++) {
        float mean = (p.get(i, j) + p.get(j, i)) / 2;
        p.set(i, j, mean);
        p.set(j, i, mean);
      }
    }
  }

  private static void walk(Modifiers modifiers, Support support, Matrix p) {
    int n = p.rows();
    try (Matrix power = Matrix.zeros(n, n);
        Matrix next = Matrix.zeros(n, n);
        Matrix sum = Matrix.zeros(n, n)) {
      power.copyFrom(p);
      sum.copyFrom(p);
      for (int walk = 0; walk < modifiers.walks(); walk++) {
        Gemm.multiply(power, p, next);
        power.copyFrom(next);
        add(power, sum);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          float reached = modifiers.uniformWalks() && sum.get(i, j) > 0 ? 1 : sum.get(i, j);
          p.set(i, j, i == j && support.excludesSelf() ? 0 : reached);
        }
      }
    }
  }

  private static void add(Matrix addend, Matrix sum) {
    for (int i = 0; i < sum.rows(); i++) {
      for (int j = 0; j < sum.columns(); j++) {
        sum.set(i, j, sum.get(i, j) + addend.get(i, j));
      }
    }
  }

  private static void diagonal(Matrix target) {
    target.fill(0);
    for (int i = 0; i < target.rows(); i++) {
      target.set(i, i, 1);
    }
  }

  private static void alike(int[] groups, Matrix target) {
    for (int i = 0; i < groups.length; i++) {
      for (int j = 0; j < groups.length; j++) {
        target.set(i, j, i != j && groups[i] == groups[j] ? 1 : 0);
      }
      normaliseRow(target, i);
    }
  }

  private static void ownLabel(int[] labels, Matrix target) {
    target.fill(0);
    for (int i = 0; i < labels.length; i++) {
      target.set(i, labels[i], 1);
    }
  }

  private static void counts(float[] counts, Matrix target) {
    target.copyFrom(counts);
    normaliseRows(target);
  }

  private static void graph(
      GraphKernel.Normalisation normalisation, Evidence evidence, Matrix target) {
    int n = evidence.anchors();
    float[] weights = evidence.graph();
    float[] degrees = degrees(weights, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float weight = i == j ? 0 : weights[i * n + j];
        target.set(
            i,
            j,
            switch (normalisation) {
              case RANDOM_WALK -> weight;
              case DEGREE_SOFTMAX -> weight > 0 ? (float) Math.exp(weight / degrees[j]) : 0;
            });
      }
      normaliseRow(target, i);
    }
  }

  /** Row sums of the weights: d_i = Σ_j w_ij. */
  public static float[] degrees(float[] weights, int n) {
    float[] degrees = new float[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += weights[i * n + j];
      }
      degrees[i] = (float) sum;
    }
    return degrees;
  }

  private static void neighbours(UniformNeighbours spec, Evidence evidence, Matrix target) {
    if (spec.repeats() > 0) {
      throw new IllegalArgumentException(UniformNeighbours.VIEWS_ARE_OF_A_BATCH);
    }
    int n = evidence.anchors();
    NeighbourGraph graph =
        NeighbourGraph.exact(
            evidence.features(), n, evidence.dimension(), spec.k(), Metric.EUCLIDEAN);
    target.fill(0);
    for (int i = 0; i < n; i++) {
      for (int rank = 0; rank < spec.k(); rank++) {
        target.set(i, graph.indices()[i * spec.k() + rank], 1);
      }
    }
    if (spec.link() != DIRECTED) {
      link(spec.link() == MUTUAL, target);
    }
    normaliseRows(target);
  }

  private static void link(boolean mutual, Matrix target) {
    for (int i = 0; i < target.rows(); i++) {
      for (int j = 0; j < i; j++) {
        float both = target.get(i, j) + target.get(j, i);
        float linked = both > (mutual ? 1 : 0) ? 1 : 0;
        target.set(i, j, linked);
        target.set(j, i, linked);
      }
    }
  }
}
