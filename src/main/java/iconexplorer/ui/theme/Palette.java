package iconexplorer.ui.theme;

import javafx.scene.paint.Color;

/**
 * The colours of an appearance for what is drawn by hand; the same values stand in its style sheet.
 *
 * @param background behind the panels
 * @param panel of a panel
 * @param border hairlines and grid lines
 * @param text foreground, at least 7:1 on {@code panel}
 * @param muted secondary text, at least 4.5:1 on {@code panel}
 * @param accent the one accent: p, curves, selection
 * @param contrast the partner of the accent where two series meet: q
 */
public record Palette(
    Color background,
    Color panel,
    Color border,
    Color text,
    Color muted,
    Color accent,
    Color contrast) {

  static final Palette DARK =
      new Palette(
          Color.web("#14171c"),
          Color.web("#1b1f26"),
          Color.web("#2b313b"),
          Color.web("#e8ebf0"),
          Color.web("#9aa4b2"),
          Color.web("#4c8dff"),
          Color.web("#f4a920"));

  static final Palette LIGHT =
      new Palette(
          Color.web("#f6f7f9"),
          Color.web("#ffffff"),
          Color.web("#dfe3e8"),
          Color.web("#1a1f27"),
          Color.web("#5a6572"),
          Color.web("#1f6feb"),
          Color.web("#c77700"));
}
