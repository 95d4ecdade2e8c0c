package iconexplorer.export;

import iconexplorer.method.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Values of settings as text; what is no such value is refused in half a sentence. */
final class SettingText {

  private SettingText() {}

  /** A width; "auto" where it is fitted to the data. */
  static String fitted(double width) {
    return width == Recipe.AUTOMATIC_SIGMA ? "auto" : Double.toString(width);
  }

  static double fitted(String text) {
    return text.strip().equals("auto") ? Recipe.AUTOMATIC_SIGMA : number(text);
  }

  /** Such as "256,128". */
  static String list(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Integer> integers(String text) {
    return Arrays.stream(text.split(",", -1)).map(SettingText::integer).toList();
  }

  static int integer(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw notWhole(text, Integer.MAX_VALUE, e);
    }
  }

  static long longInteger(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw notWhole(text, Long.MAX_VALUE, e);
    }
  }

  private static IllegalArgumentException notWhole(
      String text, long largest, NumberFormatException cause) {
    boolean whole = text.strip().matches("[+-]?\\d+");
    String range = whole ? " of at most " + largest : "";
    return new IllegalArgumentException(
        "must be a whole number%s, got \"%s\"".formatted(range, text), cause);
  }

  /** With a decimal point or comma. */
  static double number(String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number, got \"" + text + "\"", e);
    }
  }

  static boolean flag(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false, got \"" + text + "\"");
    };
  }
}
