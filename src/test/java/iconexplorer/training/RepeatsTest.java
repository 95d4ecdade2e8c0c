package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.Repeats.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  private static Repeat run(long seed, RunState state, double kl, double nmi) {
    return new Repeat(seed, state, 100, kl, 2 * kl, Metrics.NONE.with(Measure.NMI, nmi));
  }

  @Test
  void meanAndSpreadAreThoseOfTheRunsThatFinished() {
    Repeats repeats =
        new Repeats(
            List.of(
                run(1, RunState.FINISHED, 1, 0.5),
                run(2, RunState.FINISHED, 3, 0.7),
                run(3, RunState.DIVERGED, 1000, 0.1),
                run(4, RunState.FINISHED, Double.NaN, 0.1)));
    assertEquals(2, repeats.finished());
    assertEquals(Optional.of(new Spread(2, Math.sqrt(2), 2)), repeats.kl());
    assertEquals(4, repeats.loss().orElseThrow().mean());
    Spread nmi = repeats.measures().get(Measure.NMI);
    assertEquals(0.6, nmi.mean(), 1e-12);
    assertEquals(Math.sqrt(0.02), nmi.deviation(), 1e-12);
    assertEquals(1, repeats.measures().size());
  }

  @Test
  void ofNoRunNothingIsKnown() {
    Repeats repeats = new Repeats(List.of(run(3, RunState.DIVERGED, 1, 0.1)));
    assertEquals(Optional.empty(), repeats.kl());
    assertEquals(Map.of(), repeats.measures());
  }

  @Test
  void oneRunHasNoSpread() {
    Repeats repeats = new Repeats(List.of(run(3, RunState.FINISHED, 1.5, 0.1)));
    assertEquals(Optional.of(new Spread(1.5, 0, 1)), repeats.kl());
  }
}
