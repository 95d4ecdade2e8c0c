package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.training.TrainingEvent.KlMeasured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final StringWriter out = new StringWriter();
  private final AtomicLong clock = new AtomicLong();
  private final ProgressLines lines = new ProgressLines(new PrintWriter(out), 1_000, clock::get);

  private long told(int step, Duration later) {
    clock.addAndGet(later.toNanos());
    lines.at(new KlMeasured(1, step, 0.5, 0.5, 10));
    return out.toString().lines().count();
  }

  @Test
  void eachTenthIsToldOnce() {
    assertEquals(0, told(99, Duration.ZERO));
    assertEquals(1, told(100, Duration.ZERO));
    assertEquals(1, told(199, Duration.ofSeconds(1)));
    assertEquals(2, told(200, Duration.ofSeconds(1)));
  }

  @Test
  void aSlowRunIsNotSilentForLongerThanHalfAMinute() {
    assertEquals(0, told(1, Duration.ofSeconds(29)));
    assertEquals(1, told(2, Duration.ofSeconds(1)));
    assertEquals(1, told(3, Duration.ofSeconds(29)));
    assertEquals(2, told(4, Duration.ofSeconds(1)));
    assertEquals(
        "step 2 of 1000, KL 0.5000 nats, 1 min 39 s left",
        out.toString().lines().findFirst().orElseThrow());
  }
}
