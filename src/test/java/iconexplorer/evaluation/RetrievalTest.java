package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RetrievalTest {

  private static final float[] IMAGES = {0, 0, 1, 0, 0, 1};

  @Test
  void everyItemFindsItselfWhereBothModalitiesAgree() {
    assertEquals(1, Retrieval.topOne(IMAGES, IMAGES, 3, 2, (i, j) -> i == j));
  }

  @Test
  void bothDirectionsCount() {
    float[] captions = {0, 0, 0.1f, 0, 0, 1};
    // Image 1 finds caption 1, but caption 1 finds image 0: five of six are right.
    assertEquals(5 / 6.0, Retrieval.topOne(IMAGES, captions, 3, 2, (i, j) -> i == j), 1e-12);
  }

  @Test
  void anItemOfTheSameClassCountsWhereThatIsAsked() {
    float[] swapped = {1, 0, 0, 0, 0, 1};
    int[] labels = {7, 7, 8};
    assertEquals(1 / 3.0, Retrieval.topOne(IMAGES, swapped, 3, 2, (i, j) -> i == j), 1e-12);
    assertEquals(1, Retrieval.topOne(IMAGES, swapped, 3, 2, (i, j) -> labels[i] == labels[j]));
  }
}
