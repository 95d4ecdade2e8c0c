package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Relations;
import iconexplorer.method.MethodTable;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlannerTest {

  @ParameterizedTest
  @CsvSource({"2, 0, 2", "3, 0, 2", "9, 0, 4", "16, 0, 8", "500, 0, 8", "500, 1, 8", "500, 12, 12"})
  void clustersAreTheClassesOrAsManyAsTheItemsAllow(int items, int classes, int clusters) {
    DatasetInfo graph =
        new DatasetInfo(
            "g",
            "G",
            "",
            items,
            items,
            classes,
            Optional.empty(),
            false,
            Set.of(Relations.Kind.GRAPH));
    TrainingSpec spec =
        RunPlanner.plan(MethodTable.byId("normalized-cuts").orElseThrow(), graph, 42);
    assertEquals(clusters, spec.dimension());
  }

  @Test
  void moreClustersThanItemsAreRefusedInOneSentence() {
    DatasetInfo iris = DatasetCatalogue.info("iris").orElseThrow();
    TrainingSpec spec =
        RunPlanner.plan(MethodTable.byId("k-means").orElseThrow(), iris, 42).withDimension(151);
    assertEquals(
        "there are at most as many clusters as the 150 items of Iris flowers, got 151",
        assertThrows(IllegalArgumentException.class, () -> RunPlanner.check(spec, iris))
            .getMessage());
    RunPlanner.check(spec.withDimension(150), iris);
  }
}
