package iconexplorer.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.encoder.EncoderSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MethodTableTest {

  /** Ids by cell, as the paper's table has them; what is not named here is an open cell. */
  private static final String PAPER =
      """
      gaussian/gaussian: sne x-sample
      gaussian/student-t: t-sne
      gaussian/clusters: k-means spectral-clustering
      student-t/gaussian: dual-t-sne
      student-t/student-t: doubly-t-sne
      student-t/clusters: t-k-means
      identity/sigma-infinity: pca
      graph/gaussian: sne-graph
      graph/student-t: t-sne-graph
      graph/clusters: normalized-cuts
      k-neighbours/gaussian: uniform-sne lgsimclr
      k-neighbours/student-t: uniform-t-sne
      k-neighbours/clusters: dcd pmi-clustering
      positive-pairs/gaussian: infonce simclr moco-v3
      positive-pairs/sigma-infinity: vicreg
      positive-pairs/sigma-zero: triplet
      positive-pairs/student-t: t-simclr t-simcne
      positive-pairs/clusters: infonce-clustering debiased-infonce-clustering mutual-information-clustering
      cross-modal/gaussian: clip cmc
      cross-modal/sigma-infinity: average-margin-clip
      cross-modal/sigma-zero: triplet-clip
      cross-modal/student-t: t-clip
      classes/gaussian: supcon
      classes/sigma-infinity: average-margin-supcon
      classes/sigma-zero: triplet-supcon
      classes/student-t: t-supcon
      classes/clusters: supervised-clustering
      data-label/gaussian: cross-entropy
      data-label/sigma-zero: error-rate
      data-label/student-t: harmonic-loss
      context-token/gaussian: masked-language-modelling next-token-prediction
      """;

  @Test
  void thereAreTenRowsOfFiveCells() {
    assertEquals(50, MethodTable.cells().size());
    assertEquals(50, Set.copyOf(MethodTable.cells()).size());
  }

  @Test
  void everyCellHoldsThePapersMethods() {
    String held =
        MethodTable.cells().stream()
            .filter(cell -> !MethodTable.methodsOf(cell).getFirst().isOpen())
            .map(cell ->
                cell.id()
                    + ": "
                    + MethodTable.methodsOf(cell).stream()
                        .map(Method::id)
                        .collect(Collectors.joining(" "))
                    + "\n")
            .collect(Collectors.joining());
    assertEquals(PAPER, held);
  }

  @Test
  void relativesStandBesideTheTable() {
    assertEquals(
        List.of("iic", "dcl", "vicreg-covariance"),
        MethodTable.relatives().stream().map(Method::id).toList());
    assertTrue(MethodTable.relatives().stream().allMatch(method -> method.cell().isEmpty()));
  }

  @Test
  void symbolsIdsAndNamesAreUnique() {
    Set<String> seen = new HashSet<>();
    for (Method method : MethodTable.named()) {
      assertTrue(seen.add("symbol " + method.symbol()), method.symbol());
      assertTrue(seen.add("id " + method.id()), method.id());
      assertTrue(seen.add("name " + method.name()), method.name());
      assertTrue(method.symbol().matches("[A-Za-z]{2,4}"), method.symbol());
      assertTrue(method.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), method.id());
      assertTrue(method.shortName().length() <= 15, method.shortName());
    }
  }

  @Test
  void everyMethodHasAReferenceAndAText() {
    for (Method method : MethodTable.named()) {
      Reference reference = method.reference();
      assertFalse(reference.authors().isBlank(), method.id());
      assertFalse(reference.title().isBlank(), method.id());
      assertTrue(reference.year() >= 1901 && reference.year() <= 2026, method.id());
      assertTrue(reference.link().matches("https://[^ ]+"), method.id());
      assertTrue(method.about().matches("[^\\n]{80,360}\\."), method.id() + ": " + method.about());
    }
  }

  @Test
  void gapsAreThePapersReadingAndSayThatTheyAreNotPublished() {
    for (Method method : MethodTable.named()) {
      boolean gap = method.category() == Category.GAP;
      assertEquals(gap, method.about().contains("not a published method"), method.id());
      assertTrue(!gap || method.reference().equals(Reference.I_CON), method.id());
    }
  }

  @Test
  void everyCellHasAMethod() {
    for (Cell cell : MethodTable.cells()) {
      assertFalse(MethodTable.methodsOf(cell).isEmpty(), cell.id());
    }
  }

  @Test
  void anOpenCellHasOneMethodThatIsCalledByTheCellAndSaysThatItIsOpen() {
    for (Cell cell : MethodTable.cells()) {
      List<Method> methods = MethodTable.methodsOf(cell);
      boolean open = methods.stream().anyMatch(Method::isOpen);
      assertEquals(open, methods.getFirst().isOpen(), cell.id());
      if (open) {
        Method method = methods.getFirst();
        assertEquals(1, methods.size(), cell.id());
        assertEquals(cell.id(), method.id());
        assertEquals(Optional.of(method), MethodTable.byId(cell.id()));
        assertTrue(
            method.about().matches("An open cell: nobody [^\\n]{80,360}\\."), method.about());
      }
    }
    assertEquals(19, MethodTable.open().size());
  }

  @Test
  void neighboursOfOneRowShareTheirSupervision() {
    assertEquals(
        Optional.of("differs from InfoNCE only in q"),
        MethodTable.differenceFromLeft(MethodTable.byId("vicreg").orElseThrow()));
    assertEquals(
        Optional.of("differs from VICReg only in q"),
        MethodTable.differenceFromLeft(MethodTable.byId("triplet").orElseThrow()));
    assertEquals(
        Optional.of("differs from Triplet only in q"),
        MethodTable.differenceFromLeft(MethodTable.byId("t-simclr").orElseThrow()));
    assertEquals(
        Optional.of("differs from SNE in q, normalisation and training"),
        MethodTable.differenceFromLeft(MethodTable.byId("t-sne").orElseThrow()));
    assertEquals(
        Optional.empty(), MethodTable.differenceFromLeft(MethodTable.byId("sne").orElseThrow()));
  }

  @Test
  void imagesAreSeenThroughConvolutionsByThoseThatTheReadmeNames() {
    List<String> convolutional =
        MethodTable.all().stream()
            .filter(method -> {
              Recipe recipe = method.training().recipe();
              return recipe.onImages().orElse(recipe).encoder() instanceof EncoderSpec.Cnn;
            })
            .map(Method::id)
            .toList();
    assertEquals(
        List.of(
            "x-sample",
            "lgsimclr",
            "simclr",
            "moco-v3",
            "t-simcne",
            "clip",
            "average-margin-clip",
            "triplet-clip",
            "t-clip",
            "supcon",
            "average-margin-supcon",
            "triplet-supcon",
            "t-supcon",
            "cross-entropy",
            "data-label/sigma-infinity",
            "error-rate",
            "harmonic-loss"),
        convolutional);
  }

  @Test
  void clipAndItsThreeKinDifferOnlyInQ() {
    for (String kin : List.of("average-margin-clip", "triplet-clip", "t-clip")) {
      String said =
          MethodTable.differenceFromLeft(MethodTable.byId(kin).orElseThrow()).orElseThrow();
      assertTrue(said.endsWith("CLIP only in q"), said);
    }
  }

  @Test
  void aDifferenceOnlyInQIsSaidOnlyWhereEverythingElseIsEqual() {
    for (Method method : MethodTable.all()) {
      Optional<Method> left = MethodTable.leftNeighbour(method);
      if (left.isPresent()) {
        String said = MethodTable.differenceFromLeft(method).orElseThrow();
        Recipe one = left.get().training().recipe();
        Recipe other = method.training().recipe();
        boolean alike =
            one.encoder().equals(other.encoder())
                && one.steps() == other.steps()
                && one.batchItems() == other.batchItems()
                && one.optimiser().equals(other.optimiser())
                && one.schedule().equals(other.schedule())
                && one.ema() == other.ema()
                && one.stages().equals(other.stages())
                && one.heads().equals(other.heads())
                && one.space() == other.space()
                && one.onImages().map(Recipe::encoder).equals(other.onImages().map(Recipe::encoder))
                && one.onImages().map(Recipe::steps).equals(other.onImages().map(Recipe::steps));
        assertTrue(alike || said.contains("training"), method.id() + " " + said);
        assertTrue(!alike || !said.contains("and training") || dimensions(one, other), said);
      }
    }
  }

  private static boolean dimensions(Recipe one, Recipe other) {
    return one.dimension() != other.dimension();
  }
}
