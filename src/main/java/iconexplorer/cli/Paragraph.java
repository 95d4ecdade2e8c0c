package iconexplorer.cli;

/** Text broken into lines for a terminal. */
final class Paragraph {
  private static final int WIDTH = 88;

  private Paragraph() {}

  /** The words in lines of at most 88 characters, each after this indent; no break at the end. */
  static String wrap(String text, String indent) {
    StringBuilder lines = new StringBuilder(indent);
    int used = 0;
    for (String word : text.strip().split("\\s+", -1)) {
      if (used > 0 && used + 1 + word.length() > WIDTH - indent.length()) {
        lines.append('\n').append(indent);
        used = 0;
      }
      if (used > 0) {
        lines.append(' ');
        used++;
      }
      lines.append(word);
      used += word.length();
    }
    return lines.toString();
  }
}
