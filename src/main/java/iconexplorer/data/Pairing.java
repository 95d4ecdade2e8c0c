package iconexplorer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes two data sets one of two modalities: each item of the first gets an item of the same class
 * of the second, by draw and each at most once. So whatever is held out of one modality is held out
 * of the other.
 */
final class Pairing {
  private final Dataset items;
  private final Dataset others;
  private final List<Integer> kept = new ArrayList<>();
  private final Map<Integer, Integer> partners = new HashMap<>();

  private Pairing(Dataset items, Dataset others) {
    this.items = items;
    this.others = others;
  }

  /**
   * Pairs as many items of every class as both have, in the order of the first set.
   *
   * @param file of the second set, for complaints
   * @throws DataFormatException if no two items are of classes of the same name
   */
  static Import pair(Dataset items, Import second, SourceFile file, long seed)
      throws DataFormatException {
    Dataset others = second.data();
    if (!items.labelled() || !others.labelled()) {
      throw file.refuse(
          "cannot be paired with %s, because %s has no labels; pairs are of the same class"
              .formatted(items.title(), (items.labelled() ? others : items).title()));
    }
    Pairing pairing = new Pairing(items, others);
    pairing.draw(new Random(seed));
    if (pairing.kept.size() < 2) {
      throw file.refuse(
          "cannot be paired with %s, because they share no class: %s against %s"
              .formatted(
                  items.title(), shortened(items.classNames()), shortened(others.classNames())));
    }
    List<String> notes = new ArrayList<>(second.notes());
    notes.add(
        "%,d of %,d items were paired with one of %,d of the same class, each of them once."
            .formatted(pairing.kept.size(), items.size(), others.size()));
    return new Import(pairing.dataset(), notes);
  }

  private void draw(Random random) {
    for (int c = 0; c < items.classes(); c++) {
      int other = others.classNames().indexOf(items.classNames().get(c));
      List<Integer> own = ofClass(items, c);
      List<Integer> free = ofClass(others, other);
      Collections.shuffle(own, random);
      Collections.shuffle(free, random);
      for (int k = 0; k < Math.min(own.size(), free.size()); k++) {
        kept.add(own.get(k));
        partners.put(own.get(k), free.get(k));
      }
    }
    Collections.sort(kept);
  }

  private static List<Integer> ofClass(Dataset data, int label) {
    return new ArrayList<>(
        IntStream.range(0, data.size()).filter(i -> data.labels()[i] == label).boxed().toList());
  }

  private Dataset dataset() {
    int[] first = kept.stream().mapToInt(Integer::intValue).toArray();
    int[] second = kept.stream().mapToInt(i -> partners.getOrDefault(i, 0)).toArray();
    Dataset partner = others.subset(second);
    Modality modality =
        new Modality(
            partner.title(),
            partner.dimension(),
            partner.features(),
            partner.imageShape(),
            List.of(),
            partner.preparation(),
            partner.origin());
    Dataset some = items.subset(first);
    return some.withRelations(Relations.of(modality));
  }

  private static String shortened(List<String> names) {
    return String.join(", ", names.stream().limit(5).map(SourceFile::abbreviated).toList());
  }
}
