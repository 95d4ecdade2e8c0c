package iconexplorer.method;

import static iconexplorer.method.Category.CLUSTER_LEARNING;
import static iconexplorer.method.Category.DIMENSIONALITY_REDUCTION;

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
import iconexplorer.supervisory.Bandwidth.Perplexity;
import iconexplorer.supervisory.Bandwidth.Sigma;
import iconexplorer.supervisory.GaussianNeighbours;
import java.util.List;

/** p: near points are likely neighbours. */
final class GaussianRow {

  private static final GaussianNeighbours PERPLEXITY_30 =
      new GaussianNeighbours(new Perplexity(30));

  /** Between directions, exp(cos/τ) is a Gaussian of σ² = τ: τ is 0.1. */
  private static final double X_SAMPLE_WIDTH = Math.sqrt(0.1);

  static final List<Method> METHODS =
      List.of(
          new Method(
              "sne",
              "SN",
              "SNE",
              "SNE",
              new Cell(SupervisoryRow.GAUSSIAN, LearnedColumn.GAUSSIAN),
              DIMENSIONALITY_REDUCTION,
              new Reference(
                  "Hinton & Roweis",
                  2002,
                  "Stochastic Neighbor Embedding",
                  "https://papers.nips.cc/paper/2276-stochastic-neighbor-embedding"),
              """
              Places points on a map so that each has the neighbours on it that it has in the data, \
              with a Gaussian on both sides: in the data one of its own width for each point, on the map \
              of the same width for all. Watch the middle: a Gaussian's tail is so thin \
              that moderately distant points are pulled together and the groups crowd.\
              """,
              new Training(
                  new Equation(PERPLEXITY_30, Gaussian.euclidean(Math.sqrt(0.5))),
                  Recipes.SNE_POINTS)),
          new Method(
              "x-sample",
              "Xs",
              "X-Sample CL",
              "X-Sample CL",
              new Cell(SupervisoryRow.GAUSSIAN, LearnedColumn.GAUSSIAN),
              Category.UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Sobal et al.",
                  2025,
                  "X-Sample Contrastive Loss: Improving Contrastive Learning with Sample"
                      + " Similarity Graphs",
                  "2407.18134"),
              """
              Contrastive learning whose positives are graded: how similar two images should become \
              is read from their captions or other companion features. Here an image is in a batch \
              with its neighbours, augmented, for a small CNN, and captions have one scale.\
              """,
              new Training(
                      new Equation(
                          new GaussianNeighbours(new Sigma(X_SAMPLE_WIDTH)), Gaussian.cosine(0.1)),
                      Recipes.ACCOMPANIED)
                  .on("shapes")),
          Method.open(
              SupervisoryRow.GAUSSIAN,
              LearnedColumn.WIDE,
              """
              Near points draw together against the average \
              distance of all, on the unit sphere: without it nothing would hold the scale of cohesion minus \
              variance. Watch neighbourhoods gather without any of them being torn apart.\
              """,
              new Training(
                  new Equation(PERPLEXITY_30, new WideGaussian(Dissimilarity.COSINE)),
                  Recipes.SPHERE)),
          Method.open(
              SupervisoryRow.GAUSSIAN,
              LearnedColumn.NARROW,
              """
              Each near point must be closer than one far \
              item by a margin, on the unit sphere: triplets whose positives come from the data's own \
              neighbourhoods instead of from augmentation.\
              """,
              new Training(
                  new Equation(PERPLEXITY_30, NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.SPHERE)),
          new Method(
              "t-sne",
              "tS",
              "t-SNE",
              "t-SNE",
              new Cell(SupervisoryRow.GAUSSIAN, LearnedColumn.STUDENT_T),
              DIMENSIONALITY_REDUCTION,
              new Reference(
                  "van der Maaten & Hinton",
                  2008,
                  "Visualizing Data using t-SNE",
                  "https://www.jmlr.org/papers/v9/vandermaaten08a.html"),
              """
              SNE with a heavy-tailed q, normalised over all pairs: points that are only moderately \
              alike may lie far apart, so groups separate. Watch the curve when early exaggeration \
              ends at step 250. Sizes of groups and distances between them mean little.\
              """,
              new Training(
                  new Equation(PERPLEXITY_30, new StudentT(1))
                      .withNormalisation(Normalisation.JOINT),
                  Recipes.T_SNE_POINTS)),
          new Method(
              "k-means",
              "kM",
              "K-Means",
              "K-Means",
              new Cell(SupervisoryRow.GAUSSIAN, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              new Reference(
                  "MacQueen",
                  1967,
                  "Some methods for classification and analysis of multivariate observations",
                  "https://projecteuclid.org/euclid.bsmsp/1200512992"),
              """
              Groups points so that members of a cluster are close to each other. It is the reverse \
              direction, −Σ q log p, which for hard clusters is the sum of squared distances to the \
              centres. Here memberships start soft, around the centres of the best of ten runs of \
              Lloyd's algorithm from k-means++ seeds, and the gradient makes them sure.\
              """,
              new Training(
                  new Equation(
                          new GaussianNeighbours(new Sigma(Recipe.AUTOMATIC_SIGMA)), new Clusters())
                      .withComparison(new ReverseCrossEntropy()),
                  Recipes.CLUSTER_TABLE)),
          new Method(
              "spectral-clustering",
              "Sp",
              "Spectral clustering",
              "Spectral",
              new Cell(SupervisoryRow.GAUSSIAN, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              new Reference(
                  "Ng, Jordan & Weiss",
                  2001,
                  "On Spectral Clustering: Analysis and an algorithm",
                  "https://papers.nips.cc/paper/2092-on-spectral-clustering-analysis-and-an-algorithm"),
              """
              K-Means on the leading eigenvectors of a neighbour graph instead of the data itself. \
              Groups that wind around each other, such as two moons, become round there, where Lloyd's \
              algorithm finds the start, as in K-Means. Watch the gradient make memberships sure.\
              """,
              new Training(
                      new Equation(new GaussianNeighbours(new Sigma(0.5)), new Clusters())
                          .withComparison(new ReverseCrossEntropy()),
                      Recipes.SPECTRAL_CLUSTERS)
                  .on("moons")));

  private GaussianRow() {}
}
