package iconexplorer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Reads a graph: one link per row, "from to" or "from to weight", separated by blanks, commas,
 * semicolons or tabs; items are called by numbers or words. Rows that begin with # or % are
 * comments, a first row such as "from,to" names the columns.
 *
 * <p>Labels are rows "item label" of the file beside it whose name has {@code labels} instead of
 * {@code edges}, where there is one. Items come in the order of their numbers, or as they first
 * occur. The features of an item are its weights to all others, divided by the greatest: [n, n].
 */
final class EdgeListReader {
  /** Features are as many as items. */
  private static final int MOST_ITEMS = 10_000;

  private static final int MOST_LINKS = 10_000_000;
  private static final Set<String> COLUMN_NAMES =
      Set.of("from", "to", "source", "target", "src", "dst", "node1", "node2");

  private final SourceFile file;
  private final SequencedSet<String> names = new LinkedHashSet<>();
  private final Map<Link, Float> links = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private int loops;
  private int repeated;

  /** The names of two linked items, the lower first. */
  private record Link(String one, String other) {
    static Link of(String from, String to) {
      return from.compareTo(to) <= 0 ? new Link(from, to) : new Link(to, from);
    }
  }

  /** Takes the values of one row. */
  @FunctionalInterface
  private interface RowReader {
    void take(List<String> values, long row) throws DataFormatException;
  }

  private EdgeListReader(SourceFile file) {
    this.file = file;
  }

  /** Whether the name says that this is an edge list. */
  static boolean looksLikeEdges(SourceFile file) {
    return file.name()
        .toLowerCase(Locale.ROOT)
        .matches("(.*[-_.])?(edges|edgelist|edge-list)(\\.(csv|tsv|txt))?(\\.gz)?");
  }

  /** Reads the file, and the labels beside it. */
  static Import read(SourceFile file) throws DataFormatException {
    EdgeListReader reader = new EdgeListReader(file);
    file.read(in -> reader.readEdges(in));
    Optional<SourceFile> labelFile = labelsBeside(file);
    if (labelFile.isPresent()) {
      labelFile.get().read(in -> reader.readLabels(labelFile.get(), in));
    }
    return reader.result();
  }

  /** Reads from open streams; the file only gives its name. */
  static Import read(SourceFile file, InputStream edges, InputStream labels) throws IOException {
    EdgeListReader reader = new EdgeListReader(file);
    reader.readEdges(edges);
    reader.readLabels(file, labels);
    return reader.result();
  }

  private static Optional<SourceFile> labelsBeside(SourceFile file) {
    String labels = file.name().replaceFirst("(?i)(edges|edgelist|edge-list)", "labels");
    Path beside = file.path().resolveSibling(labels);
    return Files.isRegularFile(beside) ? Optional.of(new SourceFile(beside)) : Optional.empty();
  }

  private long readEdges(InputStream in) throws IOException {
    return forRows(file, in, this::takeLink);
  }

  private long readLabels(SourceFile labelFile, InputStream in) throws IOException {
    return forRows(
        labelFile,
        in,
        (values, row) -> {
          if (values.size() != 2) {
            throw labelFile.refuse(
                "row %d has %d values, expected 'item,label'; give every item one label"
                    .formatted(row, values.size()));
          }
          if (labels.put(values.getFirst(), values.getLast()) != null) {
            throw labelFile.refuse(
                "row %d labels '%s' a second time; remove one of the rows"
                    .formatted(row, SourceFile.abbreviated(values.getFirst())));
          }
        });
  }

  /** Hands on the values of every row that is neither blank nor a comment nor column names. */
  private static long forRows(SourceFile file, InputStream in, RowReader reader)
      throws IOException {
    long row = 0;
    boolean first = true;
    BufferedReader text = file.text(in);
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      row++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith("%")) {
        continue;
      }
      List<String> values = List.of(content.split("\\s*[,;\\s]\\s*", -1));
      if (values.contains("")) {
        throw file.refuse("row %d has an empty value; fill it in".formatted(row));
      }
      if (!(first && isHeader(values))) {
        reader.take(values, row);
      }
      first = false;
    }
    return row;
  }

  private static boolean isHeader(List<String> values) {
    String name = values.getFirst().toLowerCase(Locale.ROOT);
    String last = values.getLast().toLowerCase(Locale.ROOT);
    return COLUMN_NAMES.contains(name)
        || Set.of("weight", "label", "class", "club", "group", "community").contains(last);
  }

  private void takeLink(List<String> values, long row) throws DataFormatException {
    if (values.size() < 2 || values.size() > 3) {
      throw file.refuse(
          "row %d has %s, expected 'from to' or 'from to weight'; correct the row"
              .formatted(row, Count.of(values.size(), "value", "values")));
    }
    float weight = values.size() == 3 ? weight(values.get(2), row) : 1;
    String from = values.get(0);
    String to = values.get(1);
    names.add(from);
    names.add(to);
    if (names.size() > MOST_ITEMS || links.size() > MOST_LINKS) {
      throw file.refuse(
          "row %d is beyond the %,d items or %,d links that fit; take a part of the graph"
              .formatted(row, MOST_ITEMS, MOST_LINKS));
    }
    if (from.equals(to)) {
      loops++;
    } else if (links.put(Link.of(from, to), weight) != null) {
      repeated++;
    }
  }

  private float weight(String value, long row) throws DataFormatException {
    if (CsvColumn.isNumber(value) && Float.parseFloat(value) > 0) {
      return Float.parseFloat(value);
    }
    throw file.refuse(
        "row %d, column 3 holds '%s', but a weight is a positive number; correct the row"
            .formatted(row, SourceFile.abbreviated(value)));
  }

  private Import result() throws DataFormatException {
    if (links.isEmpty()) {
      throw file.refuse("links no two items; choose a file with rows such as '1,2'");
    }
    names.addAll(labels.keySet());
    List<String> items = ordered();
    int n = items.size();
    if (n > MOST_ITEMS) {
      throw file.refuse("and its labels name %,d items, at most %,d fit".formatted(n, MOST_ITEMS));
    }
    file.requireRoomFor(n, n);
    EdgeList graph = graph(items);
    ClassLabels classes = classes(items);
    return new Import(
        new Dataset(
                file.id(),
                file.name(),
                n,
                n,
                features(graph),
                classes.labels(),
                classes.names(),
                Optional.empty(),
                Relations.of(graph))
            .withOrigin(new Origin(new Origin.Texts(items))),
        notes(items));
  }

  private List<String> ordered() {
    boolean numbers = names.stream().allMatch(name -> name.matches("\\d{1,9}"));
    return numbers
        ? names.stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList()
        : List.copyOf(names);
  }

  private EdgeList graph(List<String> items) {
    Map<String, Integer> places = LinkedHashMap.newLinkedHashMap(items.size());
    for (String item : items) {
      places.put(item, places.size());
    }
    int[] from = new int[links.size()];
    int[] to = new int[links.size()];
    float[] weights = new float[links.size()];
    int edge = 0;
    for (Map.Entry<Link, Float> link : links.entrySet()) {
      from[edge] = places.getOrDefault(link.getKey().one(), 0);
      to[edge] = places.getOrDefault(link.getKey().other(), 0);
      weights[edge] = link.getValue();
      edge++;
    }
    return new EdgeList(items.size(), from, to, weights);
  }

  private static float[] features(EdgeList graph) {
    float greatest = 0;
    for (float weight : graph.weights()) {
      greatest = Math.max(greatest, weight);
    }
    float[] features = graph.weightMatrix();
    Scaling.unitRange(graph.items(), greatest).apply(features);
    return features;
  }

  private ClassLabels classes(List<String> items) throws DataFormatException {
    if (labels.isEmpty()) {
      return ClassLabels.NONE;
    }
    for (String item : items) {
      if (!labels.containsKey(item)) {
        throw file.refuse(
            "links the item '%s', which the file of its labels does not name; add its label"
                .formatted(SourceFile.abbreviated(item)));
      }
    }
    return ClassLabels.of(items.stream().map(item -> labels.getOrDefault(item, "")).toList());
  }

  private List<String> notes(List<String> items) {
    List<String> notes = new ArrayList<>();
    notes.add("Each item's features are its weights to all %,d items.".formatted(items.size()));
    if (loops > 0) {
      notes.add(
          Count.of(
              loops,
              "link of an item with itself was left out.",
              "links of an item with itself were left out."));
    }
    if (repeated > 0) {
      notes.add(
          Count.of(repeated, "link was", "links were") + " listed again; the last weight counts.");
    }
    return notes;
  }
}
