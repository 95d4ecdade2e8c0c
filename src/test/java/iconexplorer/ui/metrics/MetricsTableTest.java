package iconexplorer.ui.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Baseline;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsTableTest {

  private static final Metrics RUN =
      Metrics.NONE
          .with(Measure.KNN_ACCURACY, 0.981)
          .with(Measure.NMI, 0.9)
          .with(Measure.EFFECTIVE_CLUSTERS, 9.93);

  private static final Baseline BASELINE =
      new Baseline(
          Baseline.Kind.DBSCAN_OF_DATA,
          Metrics.NONE.with(Measure.NMI, 0.0125).with(Measure.ARI, -0.001),
          "ε 0.5, 2 clusters, 3 % noise");

  private static final Repeats ALONE = new Repeats(List.of());

  private static Repeats.Repeat repeat(long seed, double value) {
    Metrics metrics =
        Metrics.NONE.with(Measure.KNN_ACCURACY, value).with(Measure.NMI, value - 0.25);
    return new Repeats.Repeat(seed, RunState.FINISHED, 9, value, value, metrics);
  }

  @Test
  void ofSeveralSeedsMeanAndDeviationAreShown() {
    Repeats repeats = new Repeats(List.of(repeat(1, 0.75), repeat(2, 0.875)));
    MetricsTable table = MetricsTable.of(RUN, List.of(BASELINE), repeats);
    assertEquals(".813\u2009±\u2009.088", table.values().getFirst().text());
    assertEquals("9.93", table.values().getLast().text());
    assertEquals("2 seeds", table.rows().get(1).name());
    assertEquals(List.of(".563", "–"), table.rows().get(1).cells());
    assertEquals(List.of(".088", "–"), table.rows().get(2).cells());
    Repeats one = new Repeats(List.of(repeat(1, 0.75)));
    assertEquals(
        MetricsTable.of(RUN, List.of(BASELINE), ALONE),
        MetricsTable.of(RUN, List.of(BASELINE), one));
  }

  @Test
  void clusteringsAreARowEachAndOtherMeasuresStandAlone() {
    MetricsTable table = MetricsTable.of(RUN, List.of(BASELINE), ALONE);
    assertEquals(
        List.of(
            new MetricsTable.Value(Measure.KNN_ACCURACY, ".981"),
            new MetricsTable.Value(Measure.EFFECTIVE_CLUSTERS, "9.93")),
        table.values());
    assertEquals(List.of(Measure.NMI, Measure.ARI), table.columns());
    assertEquals(List.of(".900", "–"), table.rows().get(0).cells());
    assertEquals(List.of(".013", "−.001"), table.rows().get(1).cells());
    assertTrue(
        table.rows().get(1).explanation().endsWith("Here: ε 0.5, 2 clusters, 3 % noise."),
        table.rows().get(1).explanation());
  }

  @Test
  void withoutClassesAndClustersThereIsNoTable() {
    MetricsTable table =
        MetricsTable.of(Metrics.NONE.with(Measure.CONTINUITY, 1), List.of(), ALONE);
    assertTrue(table.rows().isEmpty());
    assertFalse(table.isEmpty());
    assertTrue(MetricsTable.of(Metrics.NONE, List.of(), ALONE).isEmpty());
  }

  @Test
  void aTooltipSaysWhatIsBetterAndWhereItLies() {
    String ari = MetricsTable.explanation(Measure.ARI);
    assertTrue(ari.startsWith("ARI: Adjusted Rand index"), ari);
    assertTrue(ari.endsWith(". Higher is better, in [−0.5, 1]."), ari);
  }

  @ParameterizedTest
  @EnumSource
  void everyTooltipIsWholeSentences(Measure measure) {
    String text = MetricsTable.explanation(measure);
    assertTrue(text.endsWith(".") && !text.contains(".."), text);
    assertEquals(measure, Measure.byId(measure.id()).orElseThrow());
  }
}
