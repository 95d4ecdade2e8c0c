package iconexplorer.method;

import static iconexplorer.method.Category.GAP;

import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.supervisory.StudentTNeighbours;
import java.util.List;

/** p: near points are likely neighbours, and distant ones not quite unlikely. */
final class StudentTRow {

  /** With fewer degrees of freedom most of p would lie on the many distant points. */
  private static final StudentTNeighbours HEAVY =
      new StudentTNeighbours(10, Recipe.AUTOMATIC_SIGMA);

  static final List<Method> METHODS =
      List.of(
          new Method(
              "dual-t-sne",
              "dT",
              "Dual t-SNE",
              "Dual t-SNE",
              new Cell(SupervisoryRow.STUDENT_T, LearnedColumn.GAUSSIAN),
              GAP,
              Reference.I_CON,
              """
              t-SNE the other way round: the heavy tail is in the data, the Gaussian on the map. \
              Where t-SNE pushes groups apart, this should pull everything closer. A reading of a \
              gap in the table, not a published method.\
              """,
              new Training(
                  new Equation(HEAVY, Gaussian.euclidean(Math.sqrt(0.5))), Recipes.SNE_POINTS)),
          Method.open(
              SupervisoryRow.STUDENT_T,
              LearnedColumn.WIDE,
              """
              Neighbours with a heavy tail against the \
              average distance of all, on the unit sphere. So many distant points count as neighbours that \
              little is left to tell them apart.\
              """,
              new Training(
                  new Equation(HEAVY, new WideGaussian(Dissimilarity.COSINE)), Recipes.SPHERE)),
          Method.open(
              SupervisoryRow.STUDENT_T,
              LearnedColumn.NARROW,
              """
              Every point is a neighbour of every other to \
              some degree; each must be closer than the least likely one by a margin, on the unit sphere.\
              """,
              new Training(
                  new Equation(HEAVY, NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.SPHERE)),
          new Method(
              "doubly-t-sne",
              "tT",
              "Doubly t-SNE",
              "Doubly t-SNE",
              new Cell(SupervisoryRow.STUDENT_T, LearnedColumn.STUDENT_T),
              GAP,
              Reference.I_CON,
              """
              A heavy tail on both sides, so that far neighbours count in the data as well as on \
              the map. A reading of a gap in the table, not a published method.\
              """,
              new Training(
                  new Equation(HEAVY, new StudentT(1)).withNormalisation(Normalisation.JOINT),
                  Recipes.HEAVY_POINTS)),
          new Method(
              "t-k-means",
              "tK",
              "t K-Means",
              "t K-Means",
              new Cell(SupervisoryRow.STUDENT_T, LearnedColumn.CLUSTERS),
              GAP,
              Reference.I_CON,
              """
              K-Means whose penalty for a distant member grows with the logarithm of the squared \
              distance, so that outliers should move the clusters less. A reading of a gap in the \
              table, not a published method.\
              """,
              new Training(
                  new Equation(HEAVY, new Clusters()).withComparison(new ReverseCrossEntropy()),
                  Recipes.CLUSTER_TABLE)));

  private StudentTRow() {}
}
