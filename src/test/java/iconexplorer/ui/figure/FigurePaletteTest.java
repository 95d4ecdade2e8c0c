package iconexplorer.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FigurePaletteTest {
  static final List<FigurePalette> PALETTES = List.of(FigurePalette.LIGHT, FigurePalette.DARK);

  /** Rows of linear RGB as seen with normal, protan, deutan and tritan vision. */
  private static final List<double[]> VISIONS =
      List.of(
          new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
          new double[] {
            .152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998
          },
          new double[] {
            .367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881
          },
          new double[] {
            1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900
          });

  @ParameterizedTest
  @FieldSource("PALETTES")
  void classColoursCanBeToldApartUnderAllKindsOfVision(FigurePalette palette) {
    for (double[] vision : VISIONS) {
      for (int a = 0; a < 10; a++) {
        for (int b = a + 1; b < 10; b++) {
          double distance = distance(palette.classColour(a), palette.classColour(b), vision);
          assertTrue(distance > 0.07, "classes " + a + " and " + b + ": " + distance);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("PALETTES")
  void textIsReadableAndPointsAreSeen(FigurePalette palette) {
    assertTrue(contrast(palette.text(), palette.surface()) > 7);
    assertTrue(contrast(palette.muted(), palette.surface()) > 4.5);
    for (int c = 0; c < 10; c++) {
      double contrast = contrast(palette.classColour(c), palette.surface());
      assertTrue(contrast > 2.45, "class " + c + ": " + contrast);
    }
  }

  @Test
  void mixGoesFromTheOneToTheOther() {
    assertEquals(0xFF102030, FigurePalette.mix(0xFF102030, 0xFFFFFFFF, 0));
    assertEquals(0xFFFFFFFF, FigurePalette.mix(0xFF102030, 0xFFFFFFFF, 1));
    assertEquals("#1020ff", FigurePalette.css(0xFF1020FF));
  }

  private static double distance(int a, int b, double[] vision) {
    double[] first = oklab(seen(linear(a), vision));
    double[] second = oklab(seen(linear(b), vision));
    return Math.sqrt(
        Math.pow(first[0] - second[0], 2)
            + Math.pow(first[1] - second[1], 2)
            + Math.pow(first[2] - second[2], 2));
  }

  private static double[] linear(int argb) {
    double[] linear = new double[3];
    for (int k = 0; k < 3; k++) {
      double value = (argb >> (16 - 8 * k) & 0xFF) / 255.0;
      linear[k] = value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double[] seen(double[] rgb, double[] vision) {
    double[] seen = new double[3];
    for (int k = 0; k < 3; k++) {
      double value =
          vision[3 * k] * rgb[0] + vision[3 * k + 1] * rgb[1] + vision[3 * k + 2] * rgb[2];
      seen[k] = Math.clamp(value, 0, 1);
    }
    return seen;
  }

  private static double[] oklab(double[] rgb) {
    double l = Math.cbrt(.4122214708 * rgb[0] + .5363325363 * rgb[1] + .0514459929 * rgb[2]);
    double m = Math.cbrt(.2119034982 * rgb[0] + .6806995451 * rgb[1] + .1073969566 * rgb[2]);
    double s = Math.cbrt(.0883024619 * rgb[0] + .2817188376 * rgb[1] + .6299787005 * rgb[2]);
    return new double[] {
      .2104542553 * l + .7936177850 * m - .0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + .4505937099 * s,
      .0259040371 * l + .7827717662 * m - .8086757660 * s
    };
  }

  private static double contrast(int a, int b) {
    double first = luminance(a) + .05;
    double second = luminance(b) + .05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(int argb) {
    double[] linear = linear(argb);
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
  }
}
