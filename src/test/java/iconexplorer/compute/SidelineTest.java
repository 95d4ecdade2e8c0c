package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidelineTest {

  private final List<TrainingEvent> told = new ArrayList<>();
  private final Sideline sideline = new Sideline(told::add);

  private static void fail() {
    throw new IllegalStateException("no pencil");
  }

  @Test
  void whatFailsIsToldOncePerRunAndTriedAgain() {
    assertFalse(sideline.attempt(1, "the picture", SidelineTest::fail));
    assertFalse(sideline.attempt(1, "the picture", SidelineTest::fail));
    assertFalse(sideline.attempt(2, "the picture", SidelineTest::fail));
    String sentence = "the picture failed, and the run goes on without: no pencil";
    assertEquals(
        List.of(new TrainingEvent.Noted(1, sentence), new TrainingEvent.Noted(2, sentence)), told);
    List<String> done = new ArrayList<>();
    assertTrue(sideline.attempt(1, "the picture", () -> done.add("picture")));
    assertEquals(List.of("picture"), done);
  }

  @Test
  void aLackOfMemoryIsNoEnd() {
    assertFalse(
        sideline.attempt(
            3,
            "measuring",
            () -> {
              throw new OutOfMemoryError("Java heap space");
            }));
    assertEquals(
        List.of(
            new TrainingEvent.Noted(
                3, "measuring failed, and the run goes on without: no memory left")),
        told);
  }
}
