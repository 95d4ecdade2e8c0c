package iconexplorer.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to load and how, in one line that command lines, run folders and models carry: an id of the
 * catalogue or a path, and after a question mark what else there is to know.
 *
 * <pre>digits?features=dino.npy    penguins.csv?label=species    digits?with=recordings.tar.gz
 * </pre>
 *
 * @param source an id of the catalogue, or the path of a file or folder
 * @param settings how to read it
 */
public record DataAddress(String source, Map<Setting, String> settings) {

  /** How to read it. In texts {@code %}, {@code &} and {@code ?} are written %25, %26 and %3F. */
  public enum Setting {
    /** Column of the labels in a table: its name, its number from 1, or {@code none}. */
    LABEL,
    /**
     * {@code yes} or {@code no}: whether the first row of a table holds the names of its columns.
     */
    HEADER,
    /**
     * What separates values: {@code comma}, {@code semicolon}, {@code tab}, {@code bar}, {@code
     * blank}.
     */
    DELIMITER,
    /** {@code table} or {@code images}: what the rows of a table or an array are. */
    AS,
    /** npy file, or any other, whose rows replace the features; labels stay. */
    FEATURES,
    /** Id or path of other items: one of the same class becomes each item's second modality. */
    WITH,
    /** {@code train} or {@code test}, of data that their makers divided. */
    PART,
    /** Pixels of a side, to which images of a folder are brought. */
    SIDE;

    /** As it is written. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DataAddress {
    if (source.isBlank()) {
      throw new IllegalArgumentException("name a data set: an id of the catalogue, or a path");
    }
    settings = Collections.unmodifiableMap(new EnumMap<>(copy(settings)));
  }

  private static Map<Setting, String> copy(Map<Setting, String> settings) {
    Map<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(settings);
    return copy;
  }

  /**
   * Takes a line apart. A question mark that is part of an existing file's name is left alone.
   *
   * @throws IllegalArgumentException in one sentence, where a setting is unknown or said twice
   */
  public static DataAddress parse(String line) {
    int mark = line.lastIndexOf('?');
    if (mark < 0 || line.indexOf('=', mark) < 0 || isFile(line)) {
      return new DataAddress(line, Map.of());
    }
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (String part : line.substring(mark + 1).split("&", -1)) {
      int equals = part.indexOf('=');
      Setting setting = setting(equals < 0 ? part : part.substring(0, equals));
      if (equals < 0 || settings.put(setting, unescaped(part.substring(equals + 1))) != null) {
        throw new IllegalArgumentException(
            "'%s' is to be given once, with a value, in %s".formatted(setting.id(), line));
      }
    }
    return new DataAddress(line.substring(0, mark), settings);
  }

  /** The line: {@link #parse} takes it apart again. */
  @Override
  public String toString() {
    return settings.isEmpty()
        ? source
        : settings.entrySet().stream()
            .map(entry -> entry.getKey().id() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining("&", source + "?", ""));
  }

  public Optional<String> get(Setting setting) {
    return Optional.ofNullable(settings.get(setting));
  }

  /** The same with one setting more, or another. */
  public DataAddress with(Setting setting, String value) {
    Map<Setting, String> more = new EnumMap<>(copy(settings));
    more.put(setting, value);
    return new DataAddress(source, more);
  }

  /**
   * Complains of the first setting that the data have no use for.
   *
   * @param used the settings that they do have a use for
   */
  Optional<String> idle(List<Setting> used) {
    return settings.keySet().stream()
        .filter(setting -> !used.contains(setting))
        .filter(setting -> setting != Setting.FEATURES && setting != Setting.WITH)
        .findFirst()
        .map(setting ->
            "%s; leave out %s=%s"
                .formatted(
                    switch (setting) {
                      case LABEL -> "is no table with a column for the labels";
                      case HEADER, DELIMITER -> "is no table of text";
                      case AS -> "is no table of numbers";
                      case PART -> "is not divided into train and test";
                      default -> "is no folder of pictures";
                    },
                    setting.id(),
                    SourceFile.abbreviated(settings.getOrDefault(setting, ""))));
  }

  /** The id, or the name of the file or folder. */
  public String shortSource() {
    return fileName(source);
  }

  /** Short for the screen: the id, or the file's name, and what else is read. */
  public String shortName() {
    String name = shortSource();
    String other =
        get(Setting.FEATURES)
            .or(() -> get(Setting.WITH))
            .map(value -> " + " + fileName(value))
            .orElse("");
    return name + get(Setting.PART).map(part -> " " + part).orElse("") + other;
  }

  private static String fileName(String path) {
    String trimmed = path.replaceFirst("[/\\\\]+$", "");
    return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
  }

  private static boolean isFile(String line) {
    try {
      return Files.exists(Path.of(line));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Setting setting(String id) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is not known after the question mark of a data set; known are %s"
                    .formatted(
                        id,
                        Arrays.stream(Setting.values())
                            .map(Setting::id)
                            .collect(Collectors.joining(", ")))));
  }

  private static String escaped(String value) {
    return value.replace("%", "%25").replace("&", "%26").replace("?", "%3F");
  }

  private static String unescaped(String value) {
    return value.replace("%3F", "?").replace("%26", "&").replace("%25", "%");
  }
}
