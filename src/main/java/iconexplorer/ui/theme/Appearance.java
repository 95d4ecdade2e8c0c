package iconexplorer.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark. */
public enum Appearance {
  LIGHT("Light", new PrimerLight(), "light.css"),
  DARK("Dark", new PrimerDark(), "dark.css");

  private final String title;
  private final Theme base;
  private final String colours;

  Appearance(String title, Theme base, String colours) {
    this.title = title;
    this.base = base;
    this.colours = colours;
  }

  public String title() {
    return title;
  }

  public boolean dark() {
    return this == DARK;
  }

  /** What the system prefers at this moment; call it on the FX thread. */
  public static Appearance ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  public Appearance other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /**
   * Dresses the program: every scene and pop-up. Before the first control is made, or JavaFX reads
   * its own style sheet for nothing; call it on the FX thread.
   */
  public void dress() {
    Application.setUserAgentStylesheet(base.getUserAgentStylesheetBSS());
  }

  /** Dresses a scene and, for its pop-ups, the program; call it on the FX thread. */
  public void dress(Scene scene) {
    dress();
    scene.getStylesheets().setAll(stylesheets());
  }

  /** Our own style sheets for this appearance, colours first. */
  public List<String> stylesheets() {
    return List.of(sheet(colours), sheet("base.css"));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
  }
}
