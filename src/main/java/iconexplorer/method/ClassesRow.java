package iconexplorer.method;

import static iconexplorer.method.Category.GAP;
import static iconexplorer.method.Category.SUPERVISED;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.SameClass;
import java.util.List;

/** p: the other items of the same class. */
final class ClassesRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "supcon",
              "Sc",
              "SupCon",
              "SupCon",
              new Cell(SupervisoryRow.CLASSES, LearnedColumn.GAUSSIAN),
              SUPERVISED,
              Reference.arxiv(
                  "Khosla et al.", 2020, "Supervised Contrastive Learning", "2004.11362"),
              """
              InfoNCE with labels: everything of the same class is a positive. Watch each class \
              draw together to a point, and the held-out accuracy. Here with a small MLP, or a small \
              CNN for images of 16 × 16 pixels and more, no projection head and each item as it is; \
              the authors take two augmented views of each.\
              """,
              new Training(
                  new Equation(new SameClass(), Gaussian.cosine(0.1)), Recipes.SUPERVISED)),
          new Method(
              "average-margin-supcon",
              "aS",
              "Average-margin SupCon",
              "Avg. SupCon",
              new Cell(SupervisoryRow.CLASSES, LearnedColumn.WIDE),
              GAP,
              Reference.I_CON,
              """
              SupCon with an infinitely wide Gaussian: classes draw together against the average \
              distance of all items. A reading of a gap in the table, not a published method.\
              """,
              new Training(
                  new Equation(new SameClass(), new WideGaussian(Dissimilarity.COSINE)),
                  Recipes.SUPERVISED)),
          new Method(
              "triplet-supcon",
              "TS",
              "Triplet SupCon",
              "Triplet SupCon",
              new Cell(SupervisoryRow.CLASSES, LearnedColumn.NARROW),
              GAP,
              Reference.I_CON,
              """
              SupCon with an infinitely narrow Gaussian: each classmate against a single item of \
              another class, by a margin. A reading of a gap in the table, not a published method.\
              """,
              new Training(
                  new Equation(new SameClass(), NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.SUPERVISED)),
          new Method(
              "t-supcon",
              "tP",
              "t-SupCon",
              "t-SupCon",
              new Cell(SupervisoryRow.CLASSES, LearnedColumn.STUDENT_T),
              GAP,
              Reference.I_CON,
              """
              SupCon with a heavy-tailed q, ν = 5, on unbounded embeddings instead of the sphere. A \
              reading of a gap in the table, not a published method: train it and compare with \
              SupCon.\
              """,
              new Training(new Equation(new SameClass(), new StudentT(5)), Recipes.SUPERVISED)),
          new Method(
              "supervised-clustering",
              "Sl",
              "Supervised clustering",
              "Sup. clustering",
              new Cell(SupervisoryRow.CLASSES, LearnedColumn.CLUSTERS),
              GAP,
              Reference.I_CON,
              """
              Clusters that must keep classmates together, without saying which cluster is which \
              class. A reading of a gap in the table, not a published method.\
              """,
              new Training(new Equation(new SameClass(), new Clusters()), Recipes.CLASS_CLUSTERS)));

  private ClassesRow() {}
}
