package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelationsTest {

  private static final Modality CAPTIONS =
      new Modality(
          "caption", 2, new float[] {0, 1, 2, 3, 4, 5}, Optional.empty(), List.of("a", "b", "c"));
  private static final EdgeList PATH =
      new EdgeList(3, new int[] {0, 1}, new int[] {1, 2}, new float[] {2, 3});
  private static final TokenCounts COUNTS =
      new TokenCounts(
          List.of("red", "green"),
          new int[] {0, 1, 3, 4},
          new int[] {0, 0, 1, 1},
          new float[] {1, 2, 5, 1});

  private static Dataset items() {
    return new Dataset(
        "three", "Three", 3, 1, new float[] {1, 2, 3}, new int[0], List.of(), Optional.empty());
  }

  @Test
  void aDataSetKnowsNothingBesideFeaturesUnlessTold() {
    assertEquals(Set.of(), items().relations().kinds());
    assertEquals(
        Set.of(Relations.Kind.GRAPH),
        items().withRelations(Relations.of(PATH)).relations().kinds());
  }

  @Test
  void aSubsetTakesItsRowsOfTheOtherModalityAlong() {
    Modality other =
        items()
            .withRelations(Relations.of(CAPTIONS))
            .subset(2, 0)
            .relations()
            .modality()
            .orElseThrow();
    assertArrayEquals(new float[] {4, 5, 0, 1}, other.features());
    assertEquals(List.of("c", "a"), other.captions());
  }

  @Test
  void aSubsetKeepsTheEdgesAmongItsItemsUnderTheirNewNumbers() {
    EdgeList graph =
        items().withRelations(Relations.of(PATH)).subset(2, 1).relations().graph().orElseThrow();
    assertArrayEquals(new float[] {0, 3, 3, 0}, graph.weightMatrix());
  }

  @Test
  void aSubsetTakesTheCountsOfItsContextsAlong() {
    TokenCounts counts =
        items().withRelations(Relations.of(COUNTS)).subset(1).relations().tokens().orElseThrow();
    assertArrayEquals(new int[] {0, 2}, counts.offsets());
    assertArrayEquals(new float[] {2, 5}, counts.counts());
    assertEquals(1, counts.mostFrequent(0));
  }

  @Test
  void relationsOfOtherItemsAreRefused() {
    Relations two = Relations.of(new EdgeList(2, new int[] {0}, new int[] {1}, new float[] {1}));
    assertEquals(
        "a graph must cover the 3 items of the data set, got 2",
        assertThrows(IllegalArgumentException.class, () -> items().withRelations(two))
            .getMessage());
  }

  @Test
  void edgesWithoutWeightAndLoopsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EdgeList(2, new int[] {0}, new int[] {0}, new float[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EdgeList(2, new int[] {0}, new int[] {1}, new float[] {0}));
  }
}
