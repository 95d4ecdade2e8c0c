package iconexplorer.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's places for what a program keeps: never beside the program.
 *
 * @param data what a person would miss: fetched data sets
 * @param state what the program would: sessions, logs
 */
public record ProgramFolders(Path data, Path state) {
  private static final String NAME = "I-Con Explorer";
  private static final String UNIX_NAME = "icon-explorer";

  /** Of this user on this computer. */
  public static ProgramFolders ofUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  /**
   * Of any user.
   *
   * @param system name of the operating system, as Java says it
   */
  static ProgramFolders of(String system, Path user, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win") && !name.contains("darwin")) {
      Path local = named("LOCALAPPDATA", environment).orElse(user.resolve("AppData/Local"));
      return new ProgramFolders(local.resolve(NAME), local.resolve(NAME));
    }
    if (name.contains("mac")) {
      Path support = user.resolve("Library/Application Support").resolve(NAME);
      return new ProgramFolders(support, support);
    }
    return new ProgramFolders(
        named("XDG_DATA_HOME", environment).orElse(user.resolve(".local/share")).resolve(UNIX_NAME),
        named("XDG_STATE_HOME", environment)
            .orElse(user.resolve(".local/state"))
            .resolve(UNIX_NAME));
  }

  private static Optional<Path> named(String variable, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
