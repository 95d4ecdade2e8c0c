package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandmarksTest {
  private static final int N = 300;
  private static final Dataset DATA = Scenes.images(N);

  @Test
  void theNameOfAClassInTwoIslandsStandsOnOne() {
    float[] xy = Scenes.cloud(N, 0.2, 1);
    for (int i = 0; i < N; i++) {
      xy[2 * i] += i % 3 == 0 ? (i % 5 < 2 ? -4 : 4) : 0;
      xy[2 * i + 1] += 8 * (i % 3);
    }
    Landmark first = Landmarks.of(DATA, Scenes.raw(1, xy), Colouring.CLASS, xy).getFirst();
    assertEquals("a", first.text());
    assertEquals(4, Math.abs(first.x()), 0.6);
  }

  @Test
  void starNamesSayClusterMajorityAndShareAtTheCorners() {
    int[] clusters = new int[N];
    for (int i = 0; i < N; i++) {
      clusters[i] = i % 3;
    }
    Frame star =
        Scenes.frame(
            1, new float[2 * N], clusters, ones(), new Projection.ClusterStar(4), Optional.empty());
    List<Landmark> names = Landmarks.of(DATA, star, Colouring.CLASS, star.xy());
    assertEquals(4, names.size());
    assertEquals("→ b · 100 %", names.get(1).remark());
    assertTrue(names.get(0).y() > 1, "the first corner is on top");
    assertTrue(names.get(1).x() > 1, "and on clockwise");
    assertEquals("", names.get(3).remark(), "an empty cluster has no majority");
  }

  private static float[] ones() {
    float[] ones = new float[N];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void equalPointsOfAStarAreSpreadByNoMoreThanTheSpread() {
    float[] spread = ClusterStar.spread(new float[2 * N]);
    double farthest = 0;
    for (int i = 0; i < N; i++) {
      farthest = Math.max(farthest, Math.hypot(spread[2 * i], spread[2 * i + 1]));
    }
    assertTrue(farthest <= ClusterStar.SPREAD && farthest > 0.9 * ClusterStar.SPREAD);
  }
}
