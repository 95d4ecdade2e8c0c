package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TeamTest {

  @Test
  void everyRowIsVisitedOnce() {
    for (int rows : new int[] {0, 1, 3, 7, 8, 9, 1000}) {
      AtomicIntegerArray visits = new AtomicIntegerArray(rows + 1);
      Team.shared()
          .forBlocks(
              rows,
              (from, to, block) -> {
                for (int row = from; row < to; row++) {
                  visits.incrementAndGet(row);
                }
              });
      for (int row = 0; row < rows; row++) {
        assertEquals(1, visits.get(row));
      }
      assertEquals(0, visits.get(rows));
    }
  }

  @RepeatedTest(20)
  void sumsByBlockAreBitEqual() {
    float[] first = sumsByBlock();
    assertArrayEquals(first, sumsByBlock());
  }

  @Test
  void manyLoopsInARowAllFinish() {
    int[] counts = new int[Team.BLOCKS];
    for (int loop = 0; loop < 20_000; loop++) {
      Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> counts[block]++);
    }
    for (int count : counts) {
      assertEquals(20_000, count);
    }
  }

  @Test
  void whatABodyThrowsReachesTheCallerAndTheTeamGoesOn() {
    RuntimeException thrown = new RuntimeException("row 5");
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                Team.shared()
                    .forBlocks(
                        16,
                        (from, to, block) -> {
                          if (from <= 5 && 5 < to) {
                            throw thrown;
                          }
                        }));
    assertSame(thrown, failure.getCause());
    everyRowIsVisitedOnce();
  }

  private static float[] sumsByBlock() {
    float[] sums = new float[Team.BLOCKS];
    Team.shared()
        .forBlocks(
            10_007,
            (from, to, block) -> {
              float sum = 0;
              for (int row = from; row < to; row++) {
                sum += 1f / (row + 1);
              }
              sums[block] = sum;
            });
    return sums;
  }
}
