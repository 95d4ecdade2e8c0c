package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.export.Provenance;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFigureTest {
  private static final Dataset DATA = Scenes.images(4);
  private static final float[] CORNERS = {-1, -1, 1, -1, 1, 1, -1, 1};

  @TempDir private Path folder;

  private static EmbeddingFigure figure(FigurePalette palette) {
    return new EmbeddingFigure(DATA, Scenes.raw(1, CORNERS), palette, Colouring.CLASS);
  }

  @Test
  void aPictureFileShowsEachPointInItsColour() throws IOException {
    Path file = folder.resolve("embedding.png");
    FigureFile.write(
        new SizedFigure(figure(FigurePalette.DARK), 300, 200),
        FigureFormat.PNG_TWICE,
        Provenance.NO_RUN,
        file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(600, image.getWidth());
    assertEquals(400, image.getHeight());
    assertEquals(FigurePalette.DARK.surface(), image.getRGB(2, 2));
    int second = FigurePalette.DARK.classColour(1);
    assertTrue(count(image, second) > 20, "item 1 is alone in its class");
  }

  private static int count(BufferedImage image, int argb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int other = image.getRGB(x, y);
        int difference =
            Math.abs((other >> 16 & 0xFF) - (argb >> 16 & 0xFF))
                + Math.abs((other >> 8 & 0xFF) - (argb >> 8 & 0xFF))
                + Math.abs((other & 0xFF) - (argb & 0xFF));
        count += difference < 40 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void anSvgHoldsPointsAndNames() throws IOException {
    Path file = folder.resolve("embedding.svg");
    FigureFile.write(
        new SizedFigure(figure(FigurePalette.LIGHT), 300, 200),
        FigureFormat.SVG,
        Provenance.NO_RUN,
        file);
    String svg = Files.readString(file);
    assertTrue(svg.contains("<svg"));
    assertTrue(svg.contains(">b<") || svg.contains(">b</text>"), "the name of class b");
    assertTrue(svg.split("<ellipse|<circle|<path", -1).length > DATA.size());
  }

  @Test
  void refusesAFrameOfAnotherDataSet() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EmbeddingFigure(DATA, Scenes.raw(1, 0, 0), FigurePalette.LIGHT, Colouring.CLASS));
  }
}
