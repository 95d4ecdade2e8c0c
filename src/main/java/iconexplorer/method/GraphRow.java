package iconexplorer.method;

import static iconexplorer.supervisory.GraphKernel.Normalisation.DEGREE_SOFTMAX;
import static iconexplorer.supervisory.GraphKernel.Normalisation.RANDOM_WALK;

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
import iconexplorer.supervisory.GraphKernel;
import java.util.List;

/** p: the weights of a graph. */
final class GraphRow {

  private static final GraphKernel WALK = new GraphKernel(RANDOM_WALK);

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
              """,
              new Training(
                      new Equation(WALK, Gaussian.euclidean(Math.sqrt(0.5))), Recipes.SNE_POINTS)
                  .on("karate")),
          Method.open(
              SupervisoryRow.GRAPH,
              LearnedColumn.WIDE,
              """
              Linked items draw together against the average \
              distance of all, on the unit sphere: links within a group against the average of all pairs, \
              where modularity would weigh pairs by their degrees.\
              """,
              new Training(
                  new Equation(WALK, new WideGaussian(Dissimilarity.COSINE)), Recipes.SPHERE)),
          Method.open(
              SupervisoryRow.GRAPH,
              LearnedColumn.NARROW,
              """
              Linked items must be closer than one that is \
              not linked by a margin, on the unit sphere.\
              """,
              new Training(
                  new Equation(WALK, NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.SPHERE)),
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
              features. Here p is one random step along the edges; its authors take p from the lengths of \
              shortest paths, with a perplexity, and add terms against stretching and overlap. Watch \
              nodes between two groups.\
              """,
              new Training(
                      new Equation(WALK, new StudentT(1)).withNormalisation(Normalisation.JOINT),
                      Recipes.T_SNE_POINTS)
                  .on("karate")),
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
              Members count by their degree, which keeps the parts balanced. It starts from the \
              relaxed cut, the graph's eigenvectors; watch the nodes that have friends on both \
              sides.\
              """,
              new Training(
                      new Equation(new GraphKernel(DEGREE_SOFTMAX), new Clusters(true)),
                      Recipes.GRAPH_CLUSTERS)
                  .on("karate")));

  private GraphRow() {}
}
