package iconexplorer.method;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Identity;
import java.util.List;
import java.util.Optional;

/** p: every point is its own only neighbour. */
final class IdentityRow {

  static final List<Method> METHODS =
      List.of(
          Method.open(
              SupervisoryRow.IDENTITY,
              LearnedColumn.GAUSSIAN,
              """
              With nobody but oneself as a neighbour, every \
              point pushes all others away, near ones most: a projection that keeps points apart where PCA \
              keeps the sum of their distances. An orthonormal linear map holds the scale.\
              """,
              new Training(
                  new Equation(new Identity(), Gaussian.euclidean(0.5)), Recipes.PROJECTION)),
          new Method(
              "pca",
              "Pc",
              "PCA",
              "PCA",
              new Cell(SupervisoryRow.IDENTITY, LearnedColumn.WIDE),
              Category.DIMENSIONALITY_REDUCTION,
              Reference.doi(
                  "Pearson",
                  1901,
                  "On lines and planes of closest fit to systems of points in space",
                  "10.1080/14786440109462720"),
              """
              Spreads all points as far as an orthonormal linear map can: with p the identity and \
              an infinitely wide Gaussian only the variance is left to maximise. The plane it finds \
              is that of the top principal components.\
              """,
              new Training(
                  new Equation(new Identity(), new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN)),
                  Recipes.PROJECTION)),
          Method.open(
              SupervisoryRow.IDENTITY,
              LearnedColumn.NARROW,
              """
              Only the nearest other point counts: the \
              orthonormal projection that keeps each point at a margin from its nearest. Compare it with PCA, \
              which asks the same of all points at once.\
              """,
              new Training(
                  new Equation(
                      new Identity(),
                      new NarrowGaussian(
                          Dissimilarity.SQUARED_EUCLIDEAN,
                          Optional.of(new Triplets(0.2, Negatives.HARDEST)))),
                  Recipes.PROJECTION)),
          Method.open(
              SupervisoryRow.IDENTITY,
              LearnedColumn.STUDENT_T,
              """
              PCA with a tail so heavy that far points \
              hardly gain by going farther: an orthonormal projection that outliers cannot turn.\
              """,
              new Training(new Equation(new Identity(), new StudentT(1)), Recipes.PROJECTION)),
          Method.open(
              SupervisoryRow.IDENTITY,
              LearnedColumn.CLUSTERS,
              """
              To be found among all points by its cluster \
              alone, a point needs a cluster that is certain and small: clusters grow equally large, along \
              whatever directions the network finds first.\
              """,
              new Training(new Equation(new Identity(), new Clusters()), Recipes.CLASS_CLUSTERS)));

  private IdentityRow() {}
}
