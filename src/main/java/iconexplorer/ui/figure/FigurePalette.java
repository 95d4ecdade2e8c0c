package iconexplorer.ui.figure;

import java.util.List;

/**
 * Colours of the pictures in one theme, as opaque 0xFFRRGGBB.
 *
 * <p>The ten class colours were searched for: the smallest distance of two of them in OKLab under
 * normal, protan, deutan and tritan vision (Machado et al. 2009, severity 1) is .12 / .09 / .09 /
 * .07 on light and .14 / .11 / .11 / .09 on dark (Okabe and Ito's eight with two more reach .11 /
 * .05 / .03 / .04); contrast to the surface is at least 2.5 and 3.8.
 *
 * @param dark whether the surface is dark
 * @param surface behind every picture
 * @param text titles and labels
 * @param muted axis labels and remarks
 * @param line grid and hairlines
 * @param accent the first curve: p̃, KL
 * @param second the second curve: q
 * @param good correct items
 * @param bad wrong items
 * @param classes class colours, at least 10
 */
public record FigurePalette(
    boolean dark,
    int surface,
    int text,
    int muted,
    int line,
    int accent,
    int second,
    int good,
    int bad,
    List<Integer> classes) {

  public static final FigurePalette LIGHT =
      new FigurePalette(
          false,
          0xFFFFFFFF,
          0xFF1A1F27,
          0xFF5A6472,
          0xFFDFE3E8,
          0xFF1F6FEB,
          0xFFC77700,
          0xFF8FB4E3,
          0xFFCD050E,
          List.of(
              0xFFCB6D0B,
              0xFF568EF0,
              0xFF6D926A,
              0xFFCA9E16,
              0xFF2A5695,
              0xFFCD050E,
              0xFFFA71A8,
              0xFF7D697D,
              0xFF8707D8,
              0xFF1FB3CE));

  public static final FigurePalette DARK =
      new FigurePalette(
          true,
          0xFF1B1F26,
          0xFFE8EBF0,
          0xFF9AA4B2,
          0xFF2B313B,
          0xFF4C8DFF,
          0xFFF5A81F,
          0xFF5478A8,
          0xFFFF6A4D,
          List.of(
              0xFFEEB435,
              0xFFA9C9FF,
              0xFF378861,
              0xFFE9EC18,
              0xFF1E84FF,
              0xFFE82F06,
              0xFFDB82C8,
              0xFFA0A376,
              0xFF9E5FBE,
              0xFF5AEBB9));

  /** Anchors of cividis (Nuñez et al. 2018), which reads the same under all kinds of vision. */
  private static final int[] CIVIDIS = {
    0xFF00224E,
    0xFF123570,
    0xFF3B496C,
    0xFF575D6D,
    0xFF707173,
    0xFF8A8678,
    0xFFA59C74,
    0xFFC3B369,
    0xFFE1CC55,
    0xFFFEE838
  };

  public FigurePalette {
    classes = List.copyOf(classes);
    if (classes.size() < 10) {
      throw new IllegalArgumentException(
          "a palette must have at least 10 class colours, got " + classes.size());
    }
  }

  public static FigurePalette of(boolean dark) {
    return dark ? DARK : LIGHT;
  }

  /**
   * The surface as a veil over a picture, below words.
   *
   * @param opacity 0 to 255
   */
  public int surface(int opacity) {
    return surface & 0xFFFFFF | opacity << 24;
  }

  /** Colour of a class or cluster; after the last they begin anew (see {@link Shape#of}). */
  public int classColour(int c) {
    return classes.get(Math.floorMod(c, classes.size()));
  }

  /**
   * A colour of the sequential scale; more is further from the surface.
   *
   * @param share in [0, 1]; what lies outside is clipped
   */
  public int sequential(double share) {
    double clipped = Math.clamp(share, 0, 1);
    double low = dark ? 0.2 : 0;
    double high = dark ? 1 : 0.92;
    double place = (dark ? low + clipped * (high - low) : high - clipped * (high - low)) * 9;
    int index = Math.min((int) place, 8);
    return mix(CIVIDIS[index], CIVIDIS[index + 1], place - index);
  }

  /** (1 − share) a + share b per channel; opaque. */
  public static int mix(int a, int b, double share) {
    return 0xFF000000
        | channel(a, b, share, 16) << 16
        | channel(a, b, share, 8) << 8
        | channel(a, b, share, 0);
  }

  private static int channel(int a, int b, double share, int shift) {
    double from = a >> shift & 0xFF;
    double to = b >> shift & 0xFF;
    return (int) Math.round(from + share * (to - from));
  }

  /** The colour for Java2D. */
  public static java.awt.Color awt(int argb) {
    return new java.awt.Color(argb, true);
  }

  /** "#rrggbb", for JavaFX's style language and {@code Color.web}. */
  public static String css(int argb) {
    return "#%06x".formatted(argb & 0xFFFFFF);
  }
}
