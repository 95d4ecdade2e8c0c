package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointColoursTest {
  private static final FigurePalette PALETTE = FigurePalette.LIGHT;
  private static final Dataset DATA = Scenes.images(6);
  private static final Frame FRAME =
      Scenes.frame(
          1,
          Scenes.cloud(6, 1, 1),
          new int[] {0, 1, 1, 0, 1, 0},
          new float[] {0.5f, 1, 0.9f, 0.7f, 0.6f, 1},
          new Projection.Raw(),
          Optional.empty());

  private static int[] colours(Colouring colouring, Frame frame) {
    int[] colours = new int[frame.n()];
    PointColours.fill(colouring, DATA, frame, PALETTE, colours);
    return colours;
  }

  @Test
  void classColoursFollowTheLabels() {
    int[] colours = colours(Colouring.CLASS, FRAME);
    assertEquals(colours[0], colours[3]);
    assertNotEquals(colours[0], colours[1]);
  }

  @Test
  void correctIsWhoHasTheMajorityClassOfTheCluster() {
    int good = PALETTE.good();
    int bad = PALETTE.bad();
    assertArrayEquals(
        new int[] {good, good, bad, good, good, bad}, colours(Colouring.CORRECTNESS, FRAME));
  }

  @Test
  void wherePrototypesAreClassesCorrectIsWhoseOwnClassIsTheLikeliest() {
    Frame named =
        new Frame(
            1,
            1,
            6,
            Scenes.cloud(6, 1, 1),
            new int[] {1, 1, 1, 1, 1, 1},
            new float[6],
            new Projection.Raw(),
            new float[2 * DATA.classes()],
            Optional.empty());
    int[] colours = colours(Colouring.CORRECTNESS, named);
    for (int i = 0; i < 6; i++) {
      assertEquals(DATA.labels()[i] == 1 ? PALETTE.good() : PALETTE.bad(), colours[i]);
    }
  }

  @Test
  void moreConfidenceStandsOutMoreFromTheSurface() {
    int[] colours = colours(Colouring.CONFIDENCE, FRAME);
    assertEquals(PALETTE.sequential(0), colours[0]);
    assertEquals(PALETTE.sequential(1), colours[1]);
    assertTrue((colours[1] >> 8 & 0xFF) < (colours[0] >> 8 & 0xFF), "darker on light");
  }

  @Test
  void aCellWithoutClustersHasClassesOnly() {
    Frame plain = Scenes.raw(1, Scenes.cloud(6, 1, 1));
    assertTrue(PointColours.available(Colouring.CLASS, DATA, plain));
    assertFalse(PointColours.available(Colouring.CLUSTER, DATA, plain));
    assertFalse(PointColours.available(Colouring.CORRECTNESS, DATA, plain));
    assertFalse(PointColours.available(Colouring.CONFIDENCE, DATA, plain));
  }

  @Test
  void moreClassesThanColoursGetAnotherShape() {
    List<String> names = IntStream.range(0, 12).mapToObj(Integer::toString).toList();
    int[] labels = IntStream.range(0, 12).toArray();
    Dataset many =
        new Dataset("many", "many", 12, 1, new float[12], labels, names, Optional.empty());
    byte[] shapes =
        PointColours.shapes(Colouring.CLASS, many, Scenes.raw(1, Scenes.cloud(12, 1, 1)));
    assertEquals(Shape.DISC.ordinal(), shapes[0]);
    assertEquals(Shape.SQUARE.ordinal(), shapes[10]);
  }
}
