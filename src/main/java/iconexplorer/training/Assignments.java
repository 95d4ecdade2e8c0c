package iconexplorer.training;

import iconexplorer.evaluation.ClusterMembers;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.objective.PairScore;

/**
 * Which cluster or prototype each item belongs to.
 *
 * @param clusters [n], the likeliest; empty where there are none
 * @param confidence [n], its probability; empty where there are none
 * @param probabilities [n, corners]; empty where there are none
 * @param corners number of clusters or prototypes
 */
public record Assignments(int[] clusters, float[] confidence, float[] probabilities, int corners) {

  private static final Assignments NONE =
      new Assignments(new int[0], new float[0], new float[0], 0);

  float probability(int item, int corner) {
    return probabilities[item * corners + corner];
  }

  /** φ = softmax(logits), [n, clusters]. */
  public static Assignments ofLogits(float[] logits, int n, int clusters) {
    int[] likeliest = new int[n];
    float[] confidence = new float[n];
    float[] probabilities = new float[n * clusters];
    for (int i = 0; i < n; i++) {
      int from = i * clusters;
      int best = 0;
      for (int c = 1; c < clusters; c++) {
        best = logits[from + c] > logits[from + best] ? c : best;
      }
      double sum = 0;
      for (int c = 0; c < clusters; c++) {
        double weight = Math.exp(logits[from + c] - logits[from + best]);
        probabilities[from + c] = (float) weight;
        sum += weight;
      }
      for (int c = 0; c < clusters; c++) {
        probabilities[from + c] /= (float) sum;
      }
      likeliest[i] = best;
      confidence[i] = (float) (1 / sum);
    }
    return new Assignments(likeliest, confidence, probabilities, clusters);
  }

  /** q(c|i) over the prototypes; none where the run has none. */
  static Assignments toPrototypes(Learner learner, float[] embedding) {
    Representation learned = learner.representation();
    float[] vectors = learned.prototypeVectors();
    if (vectors.length == 0) {
      return NONE;
    }
    LearnedDistribution q = learner.learned();
    int d = learned.dimension();
    float[] scores =
        q instanceof Clusters
            ? throughClusters(embedding, vectors, d)
            : scores(q, embedding, vectors, learned.prototypeBiases(), d);
    return ofLogits(scores, embedding.length / d, vectors.length / d);
  }

  /** Pick one of your clusters, then one of its prototypes; log q, [n, prototypes]. */
  private static float[] throughClusters(float[] logits, float[] prototypes, int clusters) {
    int n = logits.length / clusters;
    int corners = prototypes.length / clusters;
    float[] phi = ofLogits(logits, n, clusters).probabilities();
    ClusterMembers members =
        ClusterMembers.of(ofLogits(prototypes, corners, clusters).probabilities(), clusters);
    float[] scores = new float[n * corners];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < corners; c++) {
        scores[i * corners + c] = (float) Math.log(members.q(phi, i, c) + Float.MIN_NORMAL);
      }
    }
    return scores;
  }

  private static float[] scores(
      LearnedDistribution q, float[] embedding, float[] vectors, float[] biases, int d) {
    int classes = vectors.length / d;
    int n = embedding.length / d;
    float[] scores = new float[n * classes];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        double bias = biases.length == 0 ? 0 : biases[c];
        scores[i * classes + c] = (float) score(q, embedding, i * d, vectors, c * d, d, bias);
      }
    }
    return scores;
  }

  /** s(z, c): dot products are shifted by the bias, distances count as the column says. */
  private static double score(
      LearnedDistribution q, float[] z, int from, float[] c, int at, int d, double bias) {
    double squares = 0;
    double dot = 0;
    double zz = 0;
    double cc = 0;
    for (int k = 0; k < d; k++) {
      double difference = z[from + k] - c[at + k];
      squares += difference * difference;
      dot += z[from + k] * c[at + k];
      zz += z[from + k] * z[from + k];
      cc += c[at + k] * c[at + k];
    }
    double cosine = dot / Math.max(Math.sqrt(zz * cc), 1e-12);
    return switch (q) {
      case Gaussian gaussian ->
          switch (gaussian.similarity()) {
            case EUCLIDEAN -> -squares / (2 * gaussian.width() * gaussian.width());
            case COSINE -> cosine / gaussian.width();
            case DOT -> (dot + bias) / gaussian.width();
          };
      case WideGaussian wide -> ofLimit(wide.dissimilarity(), squares, cosine);
      case NarrowGaussian narrow -> ofLimit(narrow.dissimilarity(), squares, cosine);
      case StudentT studentT -> PairScore.ofSquaredDistance(q, squares);
      case Harmonic harmonic -> PairScore.ofSquaredDistance(q, squares);
      case Clusters clusters -> throw new IllegalArgumentException("clusters have no pair scores");
    };
  }

  /** A limit has no q: that at σ = 1. */
  private static double ofLimit(Dissimilarity dissimilarity, double squares, double cosine) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> -squares / 2;
      case COSINE -> (cosine - 1) / 2;
    };
  }
}
