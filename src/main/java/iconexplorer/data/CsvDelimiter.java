package iconexplorer.data;

import java.util.Arrays;
import java.util.List;

/** Finds out what separates the values of a table. */
final class CsvDelimiter {
  /** Rarer in numbers first: a decimal comma must not pass for a separator. */
  private static final List<Character> CANDIDATES = List.of('\t', ';', '|', ',');

  private static final int LINES = 20;

  private CsvDelimiter() {}

  /**
   * The first of tab, semicolon, bar and comma that occurs equally often in all of the first lines;
   * else the one most frequent in the first line; where none occurs, blanks if they cut all lines
   * into equally many values, else a comma.
   *
   * @param start the beginning of the file; its last line may be cut off
   */
  static char detect(String start) {
    List<String> lines = start.lines().filter(line -> !line.isBlank()).limit(LINES + 1L).toList();
    boolean cut = !start.endsWith("\n") && lines.size() > 1;
    List<String> whole = cut ? lines.subList(0, lines.size() - 1) : lines;
    if (whole.isEmpty()) {
      return ',';
    }
    for (char candidate : CANDIDATES) {
      long[] counts = whole.stream().mapToLong(line -> occurrences(line, candidate)).toArray();
      if (counts[0] > 0 && Arrays.stream(counts).allMatch(count -> count == counts[0])) {
        return candidate;
      }
    }
    char frequent = mostFrequent(whole.getFirst());
    return occurrences(whole.getFirst(), frequent) == 0 && areCutByBlanks(whole) ? ' ' : frequent;
  }

  private static boolean areCutByBlanks(List<String> lines) {
    long[] values = lines.stream().mapToLong(line -> line.strip().split("\\s+").length).toArray();
    return values[0] > 1 && Arrays.stream(values).allMatch(count -> count == values[0]);
  }

  private static char mostFrequent(String line) {
    char best = ',';
    for (char candidate : CANDIDATES) {
      if (occurrences(line, candidate) > occurrences(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long occurrences(String line, char wanted) {
    long count = 0;
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      count += c == wanted && !quoted ? 1 : 0;
    }
    return count;
  }
}
