package iconexplorer.ui.film;

import iconexplorer.ui.figure.FigurePalette;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The at most 255 colours of all pictures of a film: those of the theme and what edges make of
 * them. Every picture has the same, so that no colour flickers. One film's; not for several
 * threads.
 */
final class FilmColours {
  private static final int MOST = 255;

  private final int[] colours;

  /** Place of a colour 0xRRGGBB plus one; 0 where it was not asked for yet. */
  private final byte[] known = new byte[1 << 24];

  FilmColours(FigurePalette palette) {
    Set<Integer> all = new LinkedHashSet<>();
    all.add(palette.surface());
    ramp(all, palette.surface(), palette.text(), 20);
    ramp(all, palette.surface(), palette.muted(), 8);
    ramp(all, palette.surface(), palette.line(), 3);
    for (int colour : palette.classes()) {
      ramp(all, palette.surface(), colour, 11);
      ramp(all, palette.text(), colour, 4);
    }
    for (int colour :
        new int[] {palette.good(), palette.bad(), palette.accent(), palette.second()}) {
      ramp(all, palette.surface(), colour, 6);
    }
    for (int k = 0; k < 32; k++) {
      all.add(palette.sequential(k / 31.0));
    }
    colours = all.stream().mapToInt(Integer::intValue).limit(MOST).toArray();
  }

  /** From one colour, which is left out, to another. */
  private static void ramp(Set<Integer> colours, int from, int to, int steps) {
    for (int k = steps; k >= 1; k--) {
      colours.add(FigurePalette.mix(from, to, k / (double) steps));
    }
  }

  /** The picture in these colours. */
  BufferedImage indexed(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model());
    WritableRaster raster = image.getRaster();
    int[] pixels = new int[width];
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, pixels, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] = (byte) place(pixels[x] & 0xFFFFFF);
      }
      raster.setDataElements(0, y, width, 1, row);
    }
    return image;
  }

  private IndexColorModel model() {
    int[] padded = Arrays.copyOf(colours, 256);
    return new IndexColorModel(8, 256, padded, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private int place(int colour) {
    if (known[colour] == 0) {
      known[colour] = (byte) (nearest(colour) + 1);
    }
    return (known[colour] & 0xFF) - 1;
  }

  private int nearest(int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int k = 0; k < colours.length; k++) {
      int distance = distance(colours[k], colour);
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  /** Squared, green counting most, as the eye has it. */
  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return 3 * red * red + 6 * green * green + blue * blue;
  }
}
