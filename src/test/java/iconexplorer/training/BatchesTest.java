package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.matrix.Team;
import iconexplorer.method.MethodTable;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

  private static final int STEPS = 40;

  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 42);

  private static final int[] ITEMS =
      IntStream.range(0, DIGITS.size()).filter(i -> i % 5 > 0).toArray();

  private static final Companions NEXT = (item, random) -> (item + 1 + random.nextInt(3)) % 1000;

  private static TrainingSpec plan(String method, int batch) {
    DatasetInfo info =
        DatasetCatalogue.all().stream()
            .filter(known -> known.id().equals("digits"))
            .findFirst()
            .orElseThrow();
    return RunPlanner.plan(MethodTable.byId(method).orElseThrow(), info, 42).withBatchItems(batch);
  }

  private static Batches infonce() {
    return new Batches(plan("infonce", 64), DIGITS, ITEMS, false);
  }

  /** One number for each step, of items and inputs. */
  private static long[] drawn(Batches batches, Companions companions, Runnable between) {
    long[] fingerprints = new long[STEPS];
    for (int step = 0; step < STEPS; step++) {
      batches.draw(step, companions);
      fingerprints[step] = fingerprint(batches);
      between.run();
    }
    return fingerprints;
  }

  private static long fingerprint(Batches batches) {
    return 31L * Arrays.hashCode(batches.batch().items())
        + Arrays.hashCode(batches.batch().inputs().toArray());
  }

  @ParameterizedTest
  @CsvSource({"infonce,false", "supcon,false", "t-sne,true"})
  void batchesAreTheSameWhateverTheTiming(String method, boolean accompanied) {
    TrainingSpec spec = plan(method, 64).withAugment(!method.equals("supcon"));
    SplittableRandom delays = new SplittableRandom(7);
    Companions slow =
        (item, random) -> {
          LockSupport.parkNanos(1_000);
          return NEXT.draw(item, random);
        };
    try (Batches straight = new Batches(spec, DIGITS, ITEMS, accompanied);
        Batches idle = new Batches(spec, DIGITS, ITEMS, accompanied);
        Batches hindered = new Batches(spec, DIGITS, ITEMS, accompanied)) {
      long[] expected = drawn(straight, NEXT, () -> {});
      assertArrayEquals(
          expected,
          drawn(
              idle,
              NEXT,
              () -> {
                Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
                LockSupport.parkNanos(delays.nextLong(2_000_000));
              }));
      assertArrayEquals(
          expected,
          drawn(
              hindered,
              slow,
              () -> {
                if (delays.nextInt(4) == 0) {
                  hindered.rest();
                }
              }));
      assertEquals(STEPS, Arrays.stream(expected).distinct().count(), "no batch twice");
    }
  }

  @Test
  void aLaterStartDrawsWhatWouldHaveBeenDrawn() {
    try (Batches straight = infonce();
        Batches late = infonce();
        Batches jumping = infonce()) {
      long[] expected = drawn(straight, NEXT, () -> {});
      late.draw(17, NEXT);
      assertEquals(expected[17], fingerprint(late));
      late.draw(18, NEXT);
      assertEquals(expected[18], fingerprint(late));
      jumping.draw(0, NEXT);
      jumping.draw(25, NEXT);
      assertEquals(expected[25], fingerprint(jumping));
      jumping.draw(26, NEXT);
      assertEquals(expected[26], fingerprint(jumping));
    }
  }

  @Test
  void anItemThatWasBroughtIsThereUntilTheNextDrawOnly() {
    try (Batches straight = infonce();
        Batches watched = infonce()) {
      long[] expected = drawn(straight, NEXT, () -> {});
      watched.draw(0, NEXT);
      watched.draw(1, NEXT);
      int absent = Arrays.stream(ITEMS).filter(i -> watched.rowOf(i) < 0).findFirst().orElseThrow();
      watched.bring(absent);
      assertEquals(0, watched.rowOf(absent));
      assertEquals(absent, watched.batch().items()[64], "both views");
      assertEquals(absent, ITEMS[watched.trainRows()[0]]);
      assertNotEquals(expected[1], fingerprint(watched));
      watched.draw(1, NEXT);
      assertEquals(expected[1], fingerprint(watched));
      watched.bring(absent);
      watched.draw(2, NEXT);
      assertEquals(expected[2], fingerprint(watched));
    }
  }

  @Test
  void whatGoesWrongAheadIsToldToWhoDrawsNext() {
    IllegalStateException thrown = new IllegalStateException("no such neighbour");
    AtomicInteger asked = new AtomicInteger();
    Companions broken =
        (item, random) -> {
          if (asked.incrementAndGet() > 32 * BatchSampler.ATTEMPTS) {
            throw thrown;
          }
          return item;
        };
    try (Batches batches = new Batches(plan("t-sne", 64), DIGITS, ITEMS, true)) {
      batches.draw(0, broken);
      batches.rest();
      assertSame(
          thrown,
          assertThrows(IllegalStateException.class, () -> batches.draw(1, broken)).getCause());
    }
  }

  @Test
  void nobodyIsAskedForCompanionsAtRest() {
    AtomicInteger asked = new AtomicInteger();
    Companions counting =
        (item, random) -> {
          asked.incrementAndGet();
          return item;
        };
    try (Batches batches = new Batches(plan("t-sne", 64), DIGITS, ITEMS, true)) {
      batches.draw(0, counting);
      batches.rest();
      int before = asked.get();
      for (int turn = 0; turn < 50; turn++) {
        Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
        LockSupport.parkNanos(100_000);
      }
      assertEquals(before, asked.get());
    }
  }

  @Test
  void allItemsWithoutAugmentationStayAsTheyAre() {
    TrainingSpec spec = plan("t-sne", 0);
    try (Batches batches = new Batches(spec, DIGITS, ITEMS, true)) {
      batches.draw(0, NEXT);
      long first = fingerprint(batches);
      batches.bring(ITEMS[3]);
      assertNotEquals(first, fingerprint(batches));
      batches.draw(1, NEXT);
      assertEquals(first, fingerprint(batches));
      assertEquals(5, batches.rowOf(ITEMS[5]));
    }
  }

  @Test
  void aRunAtRestIsHeldByNobody() {
    WeakReference<Companions> companions = new WeakReference<>(restedCompanions());
    for (int turn = 0; turn < 50 && companions.get() != null; turn++) {
      System.gc();
      LockSupport.parkNanos(10_000_000);
    }
    assertTrue(companions.get() == null, "the team still holds a run that is at rest");
  }

  private static Companions restedCompanions() {
    Batches batches = new Batches(plan("t-sne", 64), DIGITS, ITEMS, true);
    int[] own = {1};
    Companions companions = (item, random) -> item + own[0] - 1;
    batches.draw(0, companions);
    batches.close();
    return companions;
  }

  @Test
  void rowsAreAugmentedByTheNumbersOfASplittableRandom() {
    RowRandom row = new RowRandom();
    for (long seed : new long[] {0, 1, -7, 42}) {
      SplittableRandom expected = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 12345);
      row.seed(seed, 12345);
      for (int i = 0; i < 1000; i++) {
        assertEquals(expected.nextDouble(), row.nextDouble());
        assertEquals(expected.nextGaussian(), row.nextGaussian());
        assertEquals(expected.nextLong(), row.nextLong());
      }
    }
  }
}
