package iconexplorer.log;

/** Takes the folder of a person out of texts that may be passed on: it becomes "~". */
public final class PersonalPaths {
  private PersonalPaths() {}

  /** The text without the folder of this user. */
  public static String without(String text) {
    return without(text, System.getProperty("user.home", ""));
  }

  static String without(String text, String home) {
    if (home.length() < 2) {
      return text;
    }
    return text.replace(home, "~").replace(home.replace('\\', '/'), "~");
  }
}
