package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {

  private static final int[] IDS = {10, 11, 12, 13, 14, 15, 16};

  /** As with positive pairs at α = 0.4: one spike over a floor that all others share. */
  @Test
  void equalsUnderPAreNotOrderedByQ() {
    float[] p = {.1f, .1f, .1f, .4f, .1f, .1f, .1f};
    float[] rising = {.1f, .12f, .14f, .16f, .17f, .18f, .13f};
    float[] falling = {.2f, .18f, .16f, .14f, .12f, .11f, .09f};
    Frame.Neighbourhood one = Neighbourhoods.sorted(3, IDS, p, rising);
    Frame.Neighbourhood other = Neighbourhoods.sorted(3, IDS, p, falling);
    assertArrayEquals(one.candidates(), other.candidates());
    assertEquals(13, one.candidates()[0]);
    assertArrayEquals(new int[] {13}, one.underP(), "only what is above the floor");
    assertArrayEquals(new int[] {15, 14, 13, 12, 16}, one.underQ());
  }

  @Test
  void aUniformPHasNobodyNearest() {
    float[] p = new float[7];
    Arrays.fill(p, 1f / 7);
    assertEquals(0, Neighbourhoods.sorted(3, IDS, p, p).underP().length);
  }

  @Test
  void twoTiesDoNotLookLikeAnAgreement() {
    float[] p = {0, .2f, .2f, .2f, .2f, .1f, .1f};
    Frame.Neighbourhood row = Neighbourhoods.sorted(3, IDS, p, p);
    assertArrayEquals(new int[] {11, 12, 13, 14}, row.underP());
    assertArrayEquals(new int[] {14, 13, 12, 11, 16}, row.underQ());
  }

  @Test
  void theNearestUnderQAreAmongAllCandidates() {
    int n = 400;
    int[] ids = new int[n];
    float[] p = new float[n];
    float[] q = new float[n];
    Arrays.setAll(ids, j -> j);
    Arrays.fill(p, 1f / n);
    q[399] = 0.7f;
    q[3] = 0.3f;
    assertArrayEquals(new int[] {399, 3}, Neighbourhoods.sorted(0, ids, p, q).underQ());
  }
}
