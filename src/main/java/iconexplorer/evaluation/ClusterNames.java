package iconexplorer.evaluation;

import java.util.Arrays;

/**
 * Clusters found without labels, each named after the class that most of its labelled items have;
 * of equal ones the lowest. Semi-supervised evaluation: what the names are worth is asked of other
 * items.
 *
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, §4.2</a>
 */
public final class ClusterNames {

  /** The name of a cluster without a labelled item: no class. */
  public static final int UNASSIGNED = -1;

  private final int[] names;
  private final boolean[] labelled;

  private ClusterNames(int[] names, boolean[] labelled) {
    this.names = names;
    this.labelled = labelled;
  }

  /**
   * Names clusters.
   *
   * @param clusters [n], the cluster of each item, in [0, k)
   * @param k how many clusters there are
   * @param labels [n]; read at the labelled items only
   * @param classes how many classes there are
   * @param labelled items whose label is known
   */
  public static ClusterNames of(int[] clusters, int k, int[] labels, int classes, int[] labelled) {
    int[][] votes = new int[k][classes];
    boolean[] used = new boolean[clusters.length];
    for (int item : labelled) {
      votes[clusters[item]][labels[item]]++;
      used[item] = true;
    }
    return new ClusterNames(Arrays.stream(votes).mapToInt(ClusterNames::majority).toArray(), used);
  }

  private static int majority(int[] votes) {
    int name = UNASSIGNED;
    int most = 0;
    for (int c = 0; c < votes.length; c++) {
      if (votes[c] > most) {
        most = votes[c];
        name = c;
      }
    }
    return name;
  }

  /** The class of a cluster, or {@link #UNASSIGNED}. */
  public int name(int cluster) {
    return names[cluster];
  }

  /** Clusters without a labelled item. */
  public int unassigned() {
    return (int) Arrays.stream(names).filter(name -> name == UNASSIGNED).count();
  }

  /**
   * Share of items that are in a cluster of their class; an unassigned cluster's items are wrong.
   *
   * @param clusters [n], as before
   * @param labels [n]
   * @param scored items, at least one, none of which gave a name
   * @throws IllegalArgumentException where an item that gave a name is scored
   */
  public double accuracy(int[] clusters, int[] labels, int[] scored) {
    if (scored.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 item to score, got 0");
    }
    int right = 0;
    for (int item : scored) {
      if (labelled[item]) {
        throw new IllegalArgumentException(
            "item %d gave its cluster a name and cannot be scored".formatted(item));
      }
      right += names[clusters[item]] == labels[item] ? 1 : 0;
    }
    return (double) right / scored.length;
  }
}
