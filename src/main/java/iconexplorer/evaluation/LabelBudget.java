package iconexplorer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What clusters found without labels are worth as classes when some labels are known: a curve over
 * how many.
 *
 * @param points from all labels to few
 */
public record LabelBudget(List<Point> points) {

  /** Shares of the labels, as published for IIC. */
  private static final double[] SHARES = {1, 0.5, 0.1, 0.05, 0.02, 0.01};

  /** How often a part of the labels is drawn. */
  public static final int DRAWS = 10;

  public LabelBudget {
    points = List.copyOf(points);
  }

  /**
   * One budget.
   *
   * @param share of the labels of the items that train, in (0, 1]
   * @param labels how many these are, at least 1
   * @param accuracy on held-out items, mean over the draws
   * @param deviation of the accuracy between draws, 0 where all labels are known
   * @param unassigned clusters without a labelled item, mean over the draws
   */
  public record Point(
      double share, int labels, double accuracy, double deviation, double unassigned) {}

  /**
   * Names clusters by the labels of items that trained, and scores them on items held out.
   *
   * @param clusters [n], in [0, k)
   * @param k how many clusters there are
   * @param labels [n]
   * @param classes how many classes there are
   * @param train items whose labels may be known, at least 1
   * @param heldOut items that are scored, at least 1, none of them among those that train
   * @param seed of the draws
   * @throws IllegalArgumentException where an item is in both
   */
  public static LabelBudget of(
      int[] clusters, int k, int[] labels, int classes, int[] train, int[] heldOut, long seed) {
    List<Point> points = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (double share : SHARES) {
      int count = (int) Math.max(1, Math.round(share * train.length));
      double[] accuracies = new double[share == 1 ? 1 : DRAWS];
      double unassigned = 0;
      for (int draw = 0; draw < accuracies.length; draw++) {
        int[] labelled = drawn(train, count, random);
        ClusterNames names = ClusterNames.of(clusters, k, labels, classes, labelled);
        accuracies[draw] = names.accuracy(clusters, labels, heldOut);
        unassigned += (double) names.unassigned() / accuracies.length;
      }
      points.add(new Point(share, count, mean(accuracies), deviation(accuracies), unassigned));
    }
    return new LabelBudget(points);
  }

  /** The first items of a random order. */
  private static int[] drawn(int[] items, int count, SplittableRandom random) {
    int[] order = items.clone();
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(order.length - i);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return Arrays.copyOf(order, count);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
  }
}
