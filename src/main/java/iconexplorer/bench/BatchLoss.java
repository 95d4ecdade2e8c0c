package iconexplorer.bench;

import iconexplorer.divergence.Divergence;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.RowsById;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryRows;
import iconexplorer.supervisory.Support;
import java.util.Arrays;
import java.util.SplittableRandom;

/** ∂L/∂z of a batch, with p written down for each batch where it depends on labels. */
interface BatchLoss extends AutoCloseable {

  double TAU = 0.5;
  double ALPHA = 0.2;
  int CLASSES = 10;

  /**
   * @param z [rows, d]
   * @param labels [rows]
   * @return [rows, d]
   */
  Matrix gradient(Matrix z, int[] labels);

  @Override
  void close();

  /** d, or the number of clusters. */
  static int dimension(String method) {
    return switch (method) {
      case "tsimcne" -> 2;
      case "cluster10", "xent" -> CLASSES;
      case "cluster64" -> 64;
      case "infonce", "supcon", "encoder" -> 128;
      default -> throw new IllegalArgumentException("no such workload: " + method);
    };
  }

  static BatchLoss of(Workload workload, SplittableRandom random) {
    int rows = workload.rows();
    return switch (workload.method()) {
      case "encoder" -> new Given(rows, dimension(workload.method()), random);
      default -> new OfObjective(equation(workload.method()), rows, workload);
    };
  }

  private static Equation equation(String method) {
    return switch (method) {
      case "infonce" -> rows(new PositivePairs(), Gaussian.cosine(TAU), 0);
      case "supcon" -> rows(new SameClass(), Gaussian.cosine(TAU), 0);
      case "tsimcne" -> rows(new PositivePairs(), new StudentT(1, 1), 0);
      case "cluster10", "cluster64" -> rows(new PositivePairs(), new Clusters(), ALPHA);
      case "xent" -> rows(new DataLabelPairs(), Gaussian.dot(1), 0);
      default -> throw new IllegalArgumentException("no such workload: " + method);
    };
  }

  private static Equation rows(SupervisoryDistribution p, LearnedDistribution q, double alpha) {
    return new Equation(
        p, Modifiers.NONE.withAlpha(alpha), q, alpha, Divergence.KL, Normalisation.ROW);
  }

  /** A gradient from outside: the encoder alone. */
  final class Given implements BatchLoss {
    private final Matrix gradient;

    Given(int rows, int dimension, SplittableRandom random) {
      gradient = Matrix.zeros(rows, dimension);
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < dimension; k++) {
          gradient.set(i, k, (float) random.nextGaussian());
        }
      }
    }

    @Override
    public Matrix gradient(Matrix z, int[] labels) {
      return gradient;
    }

    @Override
    public void close() {
      gradient.close();
    }
  }

  /** One cell of the table, with p written as training writes it. */
  final class OfObjective implements BatchLoss {
    private final Equation equation;
    private final Support support;
    private final SparseRows p;
    private final RowsById index;
    private final Matrix whole;
    private final float[] row;
    private final Objective objective;
    private final Matrix unitPrototypes;

    OfObjective(Equation equation, int rows, Workload workload) {
      this.equation = equation;
      support = Support.of(equation.p(), equation.q() instanceof Clusters);
      int d = dimension(workload.method());
      int candidates = support == Support.PROTOTYPES ? CLASSES : rows;
      p = new SparseRows(candidates, rows, rows);
      index = new RowsById(Math.max(rows, CLASSES));
      row = new float[candidates];
      objective = Objective.of(equation, support, rows, candidates, d, new float[0]);
      whole = objective.takesSparse() ? Matrix.zeros(1, 1) : Matrix.zeros(rows, candidates);
      unitPrototypes = Matrix.zeros(CLASSES, d);
      for (int c = 0; c < Math.min(CLASSES, d); c++) {
        unitPrototypes.set(c, c, 1);
      }
      if (equation.p() instanceof PositivePairs) {
        int[] items = new int[rows];
        Arrays.setAll(items, i -> i % workload.size());
        supervise(items);
      }
    }

    private void supervise(int[] ids) {
      if (support == Support.PROTOTYPES) {
        SupervisoryRows.ownLabel(ids, p);
      } else {
        index.index(ids);
        SupervisoryRows.alike(ids, index, p);
      }
      SparseSupervision supervision =
          new SparseSupervision(p, support, equation.modifiers().alpha());
      if (objective.takesSparse()) {
        objective.supervise(supervision);
      } else {
        supervision.copyTo(whole, row);
        objective.supervise(whole);
      }
    }

    @Override
    public Matrix gradient(Matrix z, int[] labels) {
      if (!(equation.p() instanceof PositivePairs)) {
        supervise(labels);
      }
      objective.evaluate(z, support == Support.PROTOTYPES ? unitPrototypes : z, false);
      return objective.anchorGradient();
    }

    @Override
    public void close() {
      objective.close();
      whole.close();
      unitPrototypes.close();
    }
  }
}
