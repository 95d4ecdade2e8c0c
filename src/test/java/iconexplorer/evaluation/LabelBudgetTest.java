package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelBudgetTest {

  private static final int[] CLUSTERS = {0, 0, 0, 1, 1, 1, 1, 2, 2, 3};
  private static final int[] LABELS = {1, 1, 0, 0, 2, 2, 0, 2, 2, 1};

  @Test
  void aClusterIsNamedAfterMostOfItsLabelledItemsAndTiesGoToTheLowest() {
    ClusterNames names = ClusterNames.of(CLUSTERS, 5, LABELS, 3, new int[] {0, 1, 2, 3, 4, 7});
    assertEquals(1, names.name(0));
    assertEquals(0, names.name(1), "one vote each for 0 and 2");
    assertEquals(2, names.name(2));
    assertEquals(ClusterNames.UNASSIGNED, names.name(3));
    assertEquals(2, names.unassigned(), "cluster 3 has no labelled item, cluster 4 no item at all");
  }

  @Test
  void itemsOfAnUnassignedClusterAreWrong() {
    ClusterNames names = ClusterNames.of(CLUSTERS, 4, LABELS, 3, new int[] {0, 1, 3, 7});
    assertEquals(0.5, names.accuracy(CLUSTERS, LABELS, new int[] {4, 6, 8, 9}));
  }

  @Test
  void anItemThatGaveANameCannotBeScored() {
    ClusterNames names = ClusterNames.of(CLUSTERS, 4, LABELS, 3, new int[] {0, 1, 3, 7});
    assertEquals(
        "item 7 gave its cluster a name and cannot be scored",
        assertThrows(
                IllegalArgumentException.class,
                () -> names.accuracy(CLUSTERS, LABELS, new int[] {4, 7}))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelBudget.of(CLUSTERS, 4, LABELS, 3, new int[] {0, 1, 2, 3}, new int[] {3, 4}, 1));
  }

  /** Each item is a cluster of its own: whoever peeks is always right, who does not never. */
  @Test
  void labelsOfScoredItemsNeverReachTheNames() {
    int n = 200;
    int[] own = IntStream.range(0, n).toArray();
    int[] labels = IntStream.range(0, n).map(i -> i % 4).toArray();
    LabelBudget budget =
        LabelBudget.of(
            own, n, labels, 4, Arrays.copyOf(own, 100), Arrays.copyOfRange(own, 100, n), 1);
    for (LabelBudget.Point point : budget.points()) {
      assertEquals(0, point.accuracy(), "share " + point.share());
      assertEquals(n - point.labels(), point.unassigned(), 1e-9);
    }
  }

  /** Changing the held-out labels changes scores, but not what clusters are called. */
  @Test
  void namesDoNotDependOnHeldOutLabels() {
    int[] train = {0, 1, 2, 3, 4, 5};
    int[] others = LABELS.clone();
    for (int item = 6; item < others.length; item++) {
      others[item] = (others[item] + 1) % 3;
    }
    ClusterNames names = ClusterNames.of(CLUSTERS, 4, LABELS, 3, train);
    ClusterNames same = ClusterNames.of(CLUSTERS, 4, others, 3, train);
    for (int cluster = 0; cluster < 4; cluster++) {
      assertEquals(names.name(cluster), same.name(cluster));
    }
  }

  @Test
  void fewerLabelsAreNoBetterThanAllAndTheSameSeedDrawsTheSame() {
    int n = 1000;
    SplittableRandom random = new SplittableRandom(5);
    int[] labels = random.ints(n, 0, 4).toArray();
    int[] clusters =
        IntStream.range(0, n)
            .map(i -> 5 * labels[i] + random.nextInt(5))
            .map(cluster -> random.nextInt(10) == 0 ? random.nextInt(20) : cluster)
            .toArray();
    int[] train = IntStream.range(0, 800).toArray();
    int[] heldOut = IntStream.range(800, n).toArray();
    LabelBudget budget = LabelBudget.of(clusters, 20, labels, 4, train, heldOut, 3);
    List<LabelBudget.Point> points = budget.points();
    assertEquals(
        List.of(800, 400, 80, 40, 16, 8), points.stream().map(LabelBudget.Point::labels).toList());
    double all = points.getFirst().accuracy();
    assertTrue(all > 0.88 && all < 0.96, "accuracy " + all);
    assertEquals(0, points.getFirst().deviation());
    assertTrue(points.getLast().accuracy() < 0.6, "8 labels cannot name 20 clusters");
    assertTrue(points.getLast().unassigned() >= 12);
    assertTrue(points.getLast().deviation() > 0);
    assertEquals(budget, LabelBudget.of(clusters, 20, labels, 4, train, heldOut, 3));
  }
}
