package iconexplorer.ui.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import iconexplorer.evaluation.LabelBudget;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelBudgetFigureTest {

  private static final Rectangle2D PLOT = new Rectangle2D.Double(40, 22, 264, 244);

  private static LabelBudget budget(double accuracy) {
    return new LabelBudget(
        List.of(
            new LabelBudget.Point(1, 1000, accuracy, 0, 0),
            new LabelBudget.Point(0.1, 100, accuracy, 0.02, 0),
            new LabelBudget.Point(0.01, 10, accuracy, 0.05, 1)));
  }

  private static BufferedImage picture(double accuracy) {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    new LabelBudgetFigure(Map.of("clusters", budget(accuracy)), FigurePalette.LIGHT)
        .draw(g, new Rectangle2D.Double(0, 0, 400, 300));
    g.dispose();
    return image;
  }

  @Test
  void sharesStandByTheirLogarithmAndAccuraciesFromBottomToTop() {
    assertEquals(304, LabelBudgetFigure.x(PLOT, 1), 1e-9);
    assertEquals(172, LabelBudgetFigure.x(PLOT, 0.1), 1e-9);
    assertEquals(40, LabelBudgetFigure.x(PLOT, 0.01), 1e-9);
    assertEquals(266, LabelBudgetFigure.y(PLOT, 0), 1e-9);
    assertEquals(22, LabelBudgetFigure.y(PLOT, 1.2), 1e-9);
  }

  @Test
  void theCurveIsDrawnAtItsAccuracy() {
    int x = 172;
    int y = (int) LabelBudgetFigure.y(PLOT, 0.7);
    int ground = picture(0.3).getRGB(x, y);
    assertNotEquals(ground, picture(0.7).getRGB(x, y));
  }
}
