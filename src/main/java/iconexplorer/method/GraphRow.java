package iconexplorer.method;

import java.util.List;

/** p: the weights of a graph. */
final class GraphRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "sne-graph",
              "Ge",
              "SNE graph embedding",
              "SNE graph",
              new Cell(SupervisoryRow.GRAPH, LearnedColumn.GAUSSIAN),
              Category.GAP,
              Reference.I_CON,
              """
              A graph drawn by SNE: a random step along its edges is p, a Gaussian on the map is q. \
              Crowding as in SNE is to be expected. A reading of a gap in the table, not a \
              published method.\
              """),
          new Method(
              "t-sne-graph",
              "tG",
              "t-SNE graph embedding",
              "t-SNE graph",
              new Cell(SupervisoryRow.GRAPH, LearnedColumn.STUDENT_T),
              Category.DIMENSIONALITY_REDUCTION,
              Reference.doi("Kruiger et al.", 2017, "Graph Layouts by t-SNE", "10.1111/cgf.13187"),
              """
              Draws a graph as t-SNE draws data: neighbours come from the graph rather than from \
              features. Nodes joined by short paths should end up close together.\
              """),
          new Method(
              "normalized-cuts",
              "Nc",
              "Normalized cuts",
              "Norm. cuts",
              new Cell(SupervisoryRow.GRAPH, LearnedColumn.CLUSTERS),
              Category.CLUSTER_LEARNING,
              Reference.doi(
                  "Shi & Malik",
                  2000,
                  "Normalized Cuts and Image Segmentation",
                  "10.1109/34.868688"),
              """
              Cuts a graph into parts with few edges between them for the edges they have in all. \
              Members count by their degree, which keeps the parts balanced.\
              """));

  private GraphRow() {}
}
