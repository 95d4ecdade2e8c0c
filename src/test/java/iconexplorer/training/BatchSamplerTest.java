package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSamplerTest {

  private static final int ITEMS = 103;

  private static final int EPOCHS = 5;

  private static long distinct(int[] batch) {
    return Arrays.stream(batch).distinct().count();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 64, ITEMS})
  void noItemIsInABatchTwiceHoweverFewTheNeighbours(int size) {
    Companions nearest = (item, random) -> item / 10 * 10;
    Companions itself = (item, random) -> item;
    Companions anybody = (item, random) -> random.nextInt(ITEMS);
    for (Companions companions : new Companions[] {nearest, itself, anybody}) {
      BatchSampler sampler = new BatchSampler(ITEMS, size, true, 3);
      for (int step = 0; step < EPOCHS * sampler.stepsPerEpoch(); step++) {
        assertEquals(size, distinct(sampler.next(companions)));
      }
    }
  }

  @Test
  void anAnchorBringsANeighbourThatIsNotThereYet() {
    BatchSampler sampler = new BatchSampler(ITEMS, 16, true, 3);
    Companions next = (item, random) -> (item + 1 + random.nextInt(5)) % ITEMS;
    int steps = 200;
    int brought = 0;
    for (int step = 0; step < steps; step++) {
      int[] batch = sampler.next(next);
      for (int i = 8; i < 16; i++) {
        int ahead = Math.floorMod(batch[i] - batch[i - 8], ITEMS);
        brought += ahead >= 1 && ahead <= 5 ? 1 : 0;
      }
    }
    assertTrue(brought > 0.99 * 8 * steps, brought + " of " + 8 * steps);
  }

  @Test
  void anEpochShowsEveryItemAsAnAnchorOnce() {
    BatchSampler sampler = new BatchSampler(100, 20, true, 3);
    Companions next = (item, random) -> (item + 1) % 100;
    int[] anchors =
        IntStream.range(0, sampler.stepsPerEpoch())
            .flatMap(step -> Arrays.stream(sampler.next(next), 0, 10))
            .sorted()
            .toArray();
    assertEquals(10, sampler.stepsPerEpoch());
    assertEquals(100, distinct(anchors));
  }
}
