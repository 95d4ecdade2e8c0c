package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.ui.figure.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterTest {

  @Test
  void stampsItsColourAtTheCentreAndNothingFarAway() {
    int[] pixels = new int[40 * 30];
    Raster raster = new Raster(40, 30, pixels);
    raster.stamp(Sprite.of(Shape.DISC, 3), 20.5, 10.5, 0xFF3366CC, 256);
    assertEquals(0xFF3366CC, pixels[10 * 40 + 20]);
    assertEquals(0, pixels[10 * 40 + 30]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.3, 2.2, 4.5})
  void aDiscCoversItsAreaWhereverItsCentreIs(double radius) {
    Sprite sprite = Sprite.of(Shape.DISC, radius);
    int cells = sprite.size() * sprite.size();
    for (int place = 0; place < Sprite.PLACES * Sprite.PLACES; place++) {
      double sum = 0;
      for (int k = 0; k < cells; k++) {
        sum += sprite.coverage()[place * cells + k] / 256.0;
      }
      assertEquals(Math.PI * radius * radius, sum, 0.03 * sum + 0.03);
    }
  }

  @Test
  void halfOpacityLeavesHalfOfWhatIsBelow() {
    int[] pixels = new int[81];
    Raster raster = new Raster(9, 9, pixels);
    raster.clear(0xFFFFFFFF);
    raster.stamp(Sprite.of(Shape.SQUARE, 4), 4.5, 4.5, 0xFF000000, 128);
    assertEquals(0xFF7F7F7F, pixels[4 * 9 + 4]);
  }

  @Test
  void shapesAcrossTheEdgeAreClipped() {
    int[] pixels = new int[100];
    Raster raster = new Raster(10, 10, pixels);
    Sprite sprite = Sprite.of(Shape.DISC, 4);
    for (double x : new double[] {-3, 0, 9.9, 13, 1e9, -1e9}) {
      raster.stamp(sprite, x, 0.5, 0xFF00FF00, 256);
      raster.stamp(sprite, 0.5, x, 0xFF00FF00, 256);
    }
    assertEquals(0xFF00FF00, pixels[0]);
  }

  @Test
  void placesThatAreNotFiniteDrawNothing() {
    int[] pixels = new int[100];
    new Raster(10, 10, pixels).stamp(Sprite.of(Shape.DISC, 2), Double.NaN, 5, 0xFF00FF00, 256);
    for (int pixel : pixels) {
      assertEquals(0, pixel);
    }
  }

  @Test
  void refusesPixelsOfAnotherSize() {
    assertThrows(IllegalArgumentException.class, () -> new Raster(10, 10, new int[99]));
  }
}
