package iconexplorer.method;

import static iconexplorer.method.Category.CLUSTER_LEARNING;
import static iconexplorer.method.Category.DIMENSIONALITY_REDUCTION;

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
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;

/** p: the k nearest points, all alike. */
final class NeighboursRow {

  private static final UniformNeighbours FIFTEEN = new UniformNeighbours(15);

  /** Few neighbours make many small groups, of which clusters take arbitrary ones together. */
  private static final UniformNeighbours FIFTY = new UniformNeighbours(50);

  static final List<Method> METHODS =
      List.of(
          new Method(
              "uniform-sne",
              "Su",
              "SNE with uniform affinities",
              "Uniform SNE",
              new Cell(SupervisoryRow.NEIGHBOURS, LearnedColumn.GAUSSIAN),
              DIMENSIONALITY_REDUCTION,
              Reference.I_CON,
              """
              SNE without a perplexity: each of the k = 15 nearest points counts alike, everything \
              else not at all. Compare its map with SNE's to see how much the graded p matters.\
              """,
              new Training(
                  new Equation(FIFTEEN, Gaussian.euclidean(Math.sqrt(0.5))), Recipes.SNE_POINTS)),
          new Method(
              "lgsimclr",
              "Lg",
              "LGSimCLR",
              "LGSimCLR",
              new Cell(SupervisoryRow.NEIGHBOURS, LearnedColumn.GAUSSIAN),
              Category.UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "El Banani, Desai & Johnson",
                  2023,
                  "Learning Visual Representations via Language-Guided Sampling",
                  "2302.12248"),
              """
              SimCLR whose positive is another image with a similar caption instead of another view \
              of the same image: the nearest neighbours are sought in language, the embedding is \
              learned from pixels. Here by a small CNN; captions are of five facts, and the nearest \
              one mostly differs in the place, so that kind, colour, size and ground are to be told.\
              """,
              new Training(
                      new Equation(
                          new UniformNeighbours(1, UniformNeighbours.Link.SYMMETRIC),
                          Gaussian.cosine(0.1)),
                      Recipes.ACCOMPANIED_PROJECTED)
                  .on("shapes")),
          Method.open(
              SupervisoryRow.NEIGHBOURS,
              LearnedColumn.WIDE,
              """
              The k = 15 nearest draw together against the \
              average distance of all, on the unit sphere. Compare it with Gaussian × σ → ∞: only p differs.\
              """,
              new Training(
                  new Equation(FIFTEEN, new WideGaussian(Dissimilarity.COSINE)), Recipes.SPHERE)),
          Method.open(
              SupervisoryRow.NEIGHBOURS,
              LearnedColumn.NARROW,
              """
              Each of the k = 15 nearest must be closer \
              than an item that is none of them by a margin, on the unit sphere: a triplet loss that needs no \
              labels and no augmentation.\
              """,
              new Training(
                  new Equation(FIFTEEN, NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.SPHERE)),
          new Method(
              "uniform-t-sne",
              "tU",
              "t-SNE with uniform affinities",
              "Uniform t-SNE",
              new Cell(SupervisoryRow.NEIGHBOURS, LearnedColumn.STUDENT_T),
              DIMENSIONALITY_REDUCTION,
              Reference.I_CON,
              """
              t-SNE with the k = 15 nearest points as equal neighbours. It needs no search for \
              widths. Watch how little, or how much, the map differs from t-SNE's.\
              """,
              new Training(
                  new Equation(FIFTEEN, new StudentT(1)).withNormalisation(Normalisation.JOINT),
                  Recipes.T_SNE_POINTS)),
          new Method(
              "dcd",
              "Dc",
              "DCD",
              "DCD",
              new Cell(SupervisoryRow.NEIGHBOURS, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              Reference.arxiv(
                  "Yang & Oja",
                  2012,
                  "Clustering by Low-Rank Doubly Stochastic Matrix Decomposition",
                  "1206.4676"),
              """
              Data–cluster–data: walk from a point to one of its clusters and on to a member, and \
              make the arrival look like a step to a near neighbour. Here with k = 50, without the \
              authors' Dirichlet prior, row by row, and by Adam on logits rather than multiplicative \
              updates.\
              """,
              new Training(new Equation(FIFTY, new Clusters()), Recipes.NEIGHBOUR_CLUSTERS)),
          new Method(
              "pmi-clustering",
              "Pm",
              "PMI clustering / TEMI",
              "PMI clustering",
              new Cell(SupervisoryRow.NEIGHBOURS, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              Reference.arxiv(
                  "Adaloglou et al.",
                  2023,
                  "Exploring the Limits of Deep Image Clustering using Pretrained Models",
                  "2303.17896"),
              """
              A cluster head learns to give neighbours the same cluster, measured by pointwise mutual \
              information: log(n q), so that it is this cell's KL. Here a small MLP on the items, \
              without the authors' exponent, their many heads on features of a large model and their \
              teacher, a slow copy (ema 0.996). Watch clusters that stay empty.\
              """,
              new Training(new Equation(FIFTEEN, new Clusters()), Recipes.PAIR_CLUSTERS)));

  private NeighboursRow() {}
}
