package iconexplorer.ui.data;

import iconexplorer.data.Count;
import iconexplorer.data.Dataset;
import iconexplorer.data.Preparation;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What there is to say of a data set in few words. */
final class DataFacts {
  private static final int MOST_CLASSES = 12;

  private DataFacts() {}

  static String of(Dataset data) {
    StringBuilder facts = new StringBuilder();
    facts.append(
        "%,d items × %s".formatted(data.size(), Count.of(data.dimension(), "feature", "features")));
    data.imageShape()
        .ifPresent(shape ->
            facts.append(
                ", images of %d × %d pixels%s"
                    .formatted(
                        shape.height(),
                        shape.width(),
                        shape.channels() == 1 ? "" : " in " + shape.channels() + " channels")));
    data.relations()
        .modality()
        .ifPresent(other ->
            facts.append(
                "\nsecond modality: %s, %s"
                    .formatted(other.title(), Count.of(other.dimension(), "feature", "features"))));
    data.relations()
        .graph()
        .ifPresent(
            graph -> facts.append("\ngraph of ").append(Count.of(graph.edges(), "link", "links")));
    facts.append('\n').append(classes(data));
    data.preparation()
        .flatMap(Preparation::words)
        .ifPresent(words -> facts.append('\n').append(words));
    return facts.toString();
  }

  private static String classes(Dataset data) {
    if (!data.labelled()) {
      return "no labels";
    }
    int[] counts = new int[data.classes()];
    Arrays.stream(data.labels()).forEach(label -> counts[label]++);
    String first =
        IntStream.range(0, Math.min(MOST_CLASSES, counts.length))
            .mapToObj(c -> "%s %,d".formatted(data.classNames().get(c), counts[c]))
            .collect(Collectors.joining(", "));
    return "%s: %s%s"
        .formatted(
            Count.of(counts.length, "class", "classes"),
            first,
            counts.length > MOST_CLASSES ? ", …" : "");
  }
}
