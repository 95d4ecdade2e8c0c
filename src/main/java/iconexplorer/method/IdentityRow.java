package iconexplorer.method;

import java.util.List;

/** p: every point is its own only neighbour. */
final class IdentityRow {

  static final List<Method> METHODS =
      List.of(
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
              """));

  private IdentityRow() {}
}
