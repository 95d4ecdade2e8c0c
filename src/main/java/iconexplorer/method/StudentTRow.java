package iconexplorer.method;

import static iconexplorer.method.Category.GAP;

import java.util.List;

/** p: near points are likely neighbours, and distant ones not quite unlikely. */
final class StudentTRow {

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
              """),
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
              """),
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
              """));

  private StudentTRow() {}
}
