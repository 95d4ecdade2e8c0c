package iconexplorer;

/**
 * Starts the window or a command; no {@code Application} subclass, so that JavaFX may sit on the
 * class path.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {}
}
