package iconexplorer.method;

import static iconexplorer.method.Category.SUPERVISED;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.DataLabelPairs;
import java.util.List;

/** p: the item's own class, among one prototype for each class. */
final class DataLabelRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "cross-entropy",
              "Ce",
              "Cross entropy",
              "Cross entropy",
              new Cell(SupervisoryRow.DATA_LABEL, LearnedColumn.GAUSSIAN),
              SUPERVISED,
              Reference.doi(
                  "Good",
                  1963,
                  "Maximum Entropy for Hypothesis Formulation, Especially for Multidimensional"
                      + " Contingency Tables",
                  "10.1214/aoms/1177704014"),
              """
              The usual classifier: an item must find its class among learned prototypes by their \
              dot product and a bias. In the table it is CLIP whose second tower is a lookup table; α is \
              label smoothing. Watch classes become rays from the middle.\
              """,
              new Training(
                  new Equation(new DataLabelPairs(), Gaussian.dot(1)), Recipes.SUPERVISED)),
          Method.open(
              SupervisoryRow.DATA_LABEL,
              LearnedColumn.WIDE,
              """
              Each item moves towards the prototype of its \
              class and away from the average of all prototypes, on the unit sphere, where there is an end to \
              it. No item cares how sure it is already.\
              """,
              new Training(
                  new Equation(new DataLabelPairs(), new WideGaussian(Dissimilarity.COSINE)),
                  Recipes.SUPERVISED)),
          new Method(
              "error-rate",
              "Er",
              "Error rate",
              "Error rate",
              new Cell(SupervisoryRow.DATA_LABEL, LearnedColumn.NARROW),
              Category.GAP,
              Reference.I_CON,
              """
              The infinitely narrow Gaussian on prototypes: the loss of an item is zero exactly \
              where the nearest prototype is that of its class. A reading of a gap in the table, \
              not a published method.\
              """,
              new Training(
                  new Equation(
                      new DataLabelPairs(), new NarrowGaussian(Dissimilarity.SQUARED_EUCLIDEAN)),
                  Recipes.SUPERVISED)),
          new Method(
              "harmonic-loss",
              "Ha",
              "Harmonic loss",
              "Harmonic",
              new Cell(SupervisoryRow.DATA_LABEL, LearnedColumn.STUDENT_T),
              SUPERVISED,
              Reference.arxiv(
                  "Baek, Liu, Tyagi & Tegmark",
                  2025,
                  "Harmonic Loss Trains Interpretable AI Models",
                  "2502.01628"),
              """
              Cross entropy with a power of the distance to the prototypes in place of the dot \
              product: certainty is reached at a finite place, the prototype itself. Watch the \
              prototypes move into the middle of their classes.\
              """,
              new Training(
                  new Equation(new DataLabelPairs(), new Harmonic(8, 1e-4)), Recipes.SUPERVISED)),
          Method.open(
              SupervisoryRow.DATA_LABEL,
              LearnedColumn.CLUSTERS,
              """
              Items and classes meet in clusters: an item \
              picks one of its clusters and then a class that lies in it. With a cluster for each class this \
              is cross entropy by a detour.\
              """,
              new Training(
                  new Equation(new DataLabelPairs(), new Clusters()), Recipes.CLASS_CLUSTERS)));

  private DataLabelRow() {}
}
