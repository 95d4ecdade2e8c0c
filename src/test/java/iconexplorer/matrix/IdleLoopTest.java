package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class IdleLoopTest {

  private static final int PIECES = 200;

  @RepeatedTest(50)
  void everyPieceIsDoneOnceWhetherMembersWereIdleOrNot() {
    AtomicIntegerArray visits = new AtomicIntegerArray(PIECES);
    IdleLoop loop = new IdleLoop(PIECES, (piece, worker) -> visits.incrementAndGet(piece));
    for (int round = 1; round <= 20; round++) {
      loop.start();
      if (round % 3 == 0) {
        Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
      }
      if (round % 5 == 0) {
        loop.pause();
      }
      loop.finish();
      for (int piece = 0; piece < PIECES; piece++) {
        assertEquals(round, visits.get(piece));
      }
    }
  }

  @RepeatedTest(20)
  void theFirstPieceEndsBeforeAnyOtherBegins() {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger early = new AtomicInteger();
    IdleLoop loop =
        new IdleLoop(
            PIECES,
            (piece, worker) -> {
              if (piece == 0) {
                spin(200_000);
                ended.set(true);
              } else if (!ended.get()) {
                early.incrementAndGet();
              }
            });
    loop.start();
    Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
    loop.finish();
    assertEquals(0, early.get());
  }

  @RepeatedTest(20)
  void noTwoPiecesShareAWorkerAtOneTime() {
    AtomicIntegerArray busy = new AtomicIntegerArray(IdleLoop.WORKERS);
    AtomicInteger clashes = new AtomicInteger();
    IdleLoop loop =
        new IdleLoop(
            PIECES,
            (piece, worker) -> {
              clashes.addAndGet(busy.getAndSet(worker, 1));
              spin(20_000);
              busy.set(worker, 0);
            });
    loop.start();
    Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> spin(100_000));
    loop.finish();
    assertEquals(0, clashes.get());
  }

  @Test
  void membersDoItWhileTheCallerIsBusyElsewhere() {
    assumeTrue(Team.shared().threads() > 1, "one core: there are no other members");
    AtomicInteger done = new AtomicInteger();
    IdleLoop loop = new IdleLoop(PIECES, (piece, worker) -> done.incrementAndGet());
    loop.start();
    for (int turn = 0; turn < 10_000 && done.get() < PIECES; turn++) {
      Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
      spin(2_000_000);
    }
    assertEquals(PIECES, done.get());
  }

  @Test
  void aPausedLoopStandsStillAndGoesOnWhereItWas() {
    AtomicInteger done = new AtomicInteger();
    IdleLoop loop =
        new IdleLoop(
            PIECES,
            (piece, worker) -> {
              spin(50_000);
              done.incrementAndGet();
            });
    loop.start();
    Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
    loop.pause();
    loop.pause();
    int before = done.get();
    for (int turn = 0; turn < 50; turn++) {
      Team.shared().forBlocks(Team.BLOCKS, (from, to, block) -> {});
      spin(100_000);
    }
    assertEquals(before, done.get());
    loop.finish();
    assertEquals(PIECES, done.get());
  }

  @Test
  void whatAPieceThrowsReachesWhoFinishesAndTheNextStartIsClean() {
    RuntimeException thrown = new RuntimeException("row 5");
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger done = new AtomicInteger();
    IdleLoop loop =
        new IdleLoop(
            PIECES,
            (piece, worker) -> {
              if (piece == 5 && broken.get()) {
                throw thrown;
              }
              done.incrementAndGet();
            });
    loop.start();
    assertSame(thrown, assertThrows(IllegalStateException.class, loop::finish).getCause());
    broken.set(false);
    done.set(0);
    loop.start();
    loop.finish();
    assertEquals(PIECES, done.get());
  }

  @Test
  void aLoopThatWasNeverStartedHasNothingToDo() {
    AtomicBoolean ran = new AtomicBoolean();
    IdleLoop loop = new IdleLoop(3, (piece, worker) -> ran.set(true));
    loop.pause();
    loop.finish();
    assertFalse(ran.get());
    assertTrue(IdleLoop.WORKERS >= Team.BLOCKS);
  }

  private static void spin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
