package iconexplorer.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.bench.Workload.Family;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

  @Test
  void namesAndSizesAreThoseOfThePeers() {
    assertEquals(
        List.of("infonce", "supcon", "tsimcne", "cluster10", "cluster64", "xent", "encoder"),
        Workload.all(Family.ICON).map(Workload::method).distinct().toList());
    assertEquals(
        List.of(256, 512, 1024), Workload.all(Family.ICON).map(Workload::size).distinct().toList());
    assertEquals(
        List.of(1797, 5000), Workload.all(Family.FULL).map(Workload::size).distinct().toList());
    assertEquals(
        List.of("sne", "tsne_row", "tsne_joint"),
        Workload.all(Family.FULL).map(Workload::method).distinct().toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"ICON", "FULL"})
  void everySmallestWorkloadSteps(Family family) {
    int smallest = Workload.all(family).mapToInt(Workload::size).min().orElseThrow();
    Workload.all(family)
        .filter(workload -> workload.size() == smallest)
        .forEach(workload -> {
          try (Workload.Steps steps = workload.open()) {
            steps.step();
            steps.step();
          }
        });
  }
}
