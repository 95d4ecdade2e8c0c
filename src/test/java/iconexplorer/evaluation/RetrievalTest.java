package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RetrievalTest {

  private static final float[] IMAGES = {0, 0, 1, 0, 0, 1};

  @Test
  void everyItemFindsItselfWhereBothModalitiesAgree() {
    assertEquals(1, of(IMAGES).topOne((i, j) -> i == j));
  }

  @Test
  void eachDirectionIsCountedAndBothTogether() {
    float[] captions = {0, 0, 0.1f, 0, 0, 1};
    // Image 1 finds caption 1, but caption 1 finds image 0: five of six are right.
    assertEquals(1, of(captions).topOneOfSecond((i, j) -> i == j));
    assertEquals(2 / 3.0, of(captions).topOneOfFirst((i, j) -> i == j), 1e-12);
    assertEquals(5 / 6.0, of(captions).topOne((i, j) -> i == j), 1e-12);
  }

  @Test
  void anItemOfTheSameClassCountsWhereThatIsAsked() {
    float[] swapped = {1, 0, 0, 0, 0, 1};
    int[] labels = {7, 7, 8};
    assertEquals(1 / 3.0, of(swapped).topOne((i, j) -> i == j), 1e-12);
    assertEquals(1, of(swapped).topOne((i, j) -> labels[i] == labels[j]));
  }

  @Test
  void throughClustersTheLikeliestMemberOfOnesOwnClusterIsFound() {
    float[] phi = {.9f, .1f, .2f, .8f, .3f, .7f};
    float[] psi = {.2f, .8f, .9f, .1f, 0, 1};
    // Clusters of the second have sizes 1.1 and 1.9, those of the first 1.4 and 1.6.
    assertEquals(0.9 * 0.9 / 1.1 + 0.1 * 0.1 / 1.9, ClusterMembers.of(psi, 2).q(phi, 0, 1), 1e-6);
    Retrieval found = Retrieval.throughClusters(phi, psi, 2);
    assertArrayEquals(new int[] {1, 2, 2}, found.counterparts());
    assertArrayEquals(new int[] {1, 0, 1}, found.items());
  }

  private static Retrieval of(float[] counterparts) {
    return Retrieval.of(IMAGES, counterparts, 3, 2);
  }
}
