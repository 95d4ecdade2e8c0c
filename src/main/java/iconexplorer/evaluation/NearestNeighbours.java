package iconexplorer.evaluation;

import iconexplorer.data.Nearest;
import iconexplorer.data.SquaredDistances;
import java.util.Arrays;

/**
 * How often the nearest neighbours of an item vote for its class. All of the k nearest have one
 * vote; where classes draw, the one with the lower sum of ranks wins, then the one with the nearest
 * item. Of many items {@link Subsample#paired} are asked about, against all.
 */
public final class NearestNeighbours {
  private static final int BLOCK = 32;

  private NearestNeighbours() {}

  /**
   * Leave-one-out accuracy: every item is judged by all others.
   *
   * @param z [n, d], row i is z_i
   * @param labels [n], not negative
   * @param k neighbours that vote, at least 1; all others where these are fewer
   * @return in [0, 1]; NaN where z is not finite or n is 1
   */
  public static double accuracy(float[] z, int n, int d, int[] labels, int k) {
    requireLabels(labels, n);
    return judged(z, labels, z, labels, n, d, k, true);
  }

  /**
   * Accuracy on items that were held out, judged by those that were not.
   *
   * @param train [trainLabels, d]
   * @param trainLabels class of each row of train, not negative
   * @param test [testLabels, d]
   * @param testLabels class of each row of test, not negative
   * @param d dimension
   * @param k neighbours that vote, at least 1; all where there are fewer
   * @return in [0, 1]; NaN where the values are not finite or one of the parts is empty
   */
  public static double heldOutAccuracy(
      float[] train, int[] trainLabels, float[] test, int[] testLabels, int d, int k) {
    requireLabels(trainLabels, train.length / d);
    requireLabels(testLabels, test.length / d);
    return judged(train, trainLabels, test, testLabels, trainLabels.length, d, k, false);
  }

  private static double judged(
      float[] judges,
      int[] judgeLabels,
      float[] rows,
      int[] labels,
      int n,
      int d,
      int k,
      boolean leaveOut) {
    int voters = Math.min(k, leaveOut ? n - 1 : n);
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    if (voters < 1 || labels.length == 0 || !Finite.all(judges) || !Finite.all(rows)) {
      return Double.NaN;
    }
    int[] asked = Subsample.paired(labels.length);
    float[] queries = Subsample.rows(rows, d, asked);
    SquaredDistances distances = new SquaredDistances(judges, n, d);
    Nearest nearest = new Nearest(voters);
    Vote vote = new Vote(judgeLabels);
    float[] block = new float[BLOCK * n];
    int right = 0;
    for (int first = 0; first < asked.length; first += BLOCK) {
      int count = Math.min(BLOCK, asked.length - first);
      distances.from(queries, first, count, block);
      for (int r = 0; r < count; r++) {
        int item = asked[first + r];
        nearest.search(block, r * n, n, leaveOut ? item : -1);
        right += vote.winner(nearest, voters) == labels[item] ? 1 : 0;
      }
    }
    return (double) right / asked.length;
  }

  private static void requireLabels(int[] labels, int n) {
    if (labels.length != n || Arrays.stream(labels).anyMatch(label -> label < 0)) {
      throw new IllegalArgumentException(
          "labels must be one per row and not negative, got %d for %d rows"
              .formatted(labels.length, n));
    }
  }

  /** Counts votes without clearing more than was written. */
  private static final class Vote {
    private final int[] labels;
    private final int[] votes;
    private final long[] ranks;

    Vote(int[] labels) {
      this.labels = labels;
      int classes = Arrays.stream(labels).max().orElse(0) + 1;
      votes = new int[classes];
      ranks = new long[classes];
    }

    int winner(Nearest nearest, int voters) {
      for (int rank = 0; rank < voters; rank++) {
        int label = labels[nearest.index(rank)];
        votes[label]++;
        ranks[label] += rank;
      }
      int best = labels[nearest.index(0)];
      for (int rank = 1; rank < voters; rank++) {
        int label = labels[nearest.index(rank)];
        if (votes[label] > votes[best]
            || (votes[label] == votes[best] && ranks[label] < ranks[best])) {
          best = label;
        }
      }
      for (int rank = 0; rank < voters; rank++) {
        votes[labels[nearest.index(rank)]] = 0;
        ranks[labels[nearest.index(rank)]] = 0;
      }
      return best;
    }
  }
}
