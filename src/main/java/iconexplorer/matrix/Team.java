package iconexplorer.matrix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share the blocks of one loop, the caller among them. A member spins briefly
 * for the next loop and then parks, so that an idle team costs nothing.
 *
 * <p>Which member takes a block is up to timing; results must depend on the block only.
 */
public final class Team {

  /** The part of a loop that belongs to one block. */
  @FunctionalInterface
  public interface Body {
    /**
     * @param from first row of the block
     * @param to end of the block, exclusive
     * @param block its number, in [0, blocks)
     */
    void run(int from, int to, int block);
  }

  /** Blocks that a loop is cut into, whatever the number of threads: sums stay bit-equal. */
  public static final int BLOCKS = 8;

  private static final int SPINS = 2_000;

  private static final Team SHARED = new Team(Runtime.getRuntime().availableProcessors());

  private final Thread[] members;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile int round;
  private int rows;
  private Body body = (from, to, block) -> {};
  private volatile Throwable failure = NONE;

  private static final Throwable NONE = new Throwable("no failure", null, false, false) {};

  private Team(int threads) {
    members = new Thread[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = Thread.ofPlatform().daemon().name("team-" + (i + 1)).start(this::serve);
    }
  }

  /** The team of this machine: one member per core. Only the compute thread calls it. */
  public static Team shared() {
    return SHARED;
  }

  /** Threads that work, the caller included. */
  public int threads() {
    return members.length + 1;
  }

  /**
   * Runs the body for every block of [0, rows) and returns when all are done.
   *
   * @throws IllegalStateException when a body threw, with that as its cause
   */
  public synchronized void forBlocks(int rows, Body body) {
    this.rows = rows;
    this.body = body;
    failure = NONE;
    unfinished.set(members.length);
    nextBlock.set(0);
    round++;
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
    work();
    for (int spins = 0; unfinished.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    if (failure != NONE) {
      throw new IllegalStateException("a kernel failed", failure);
    }
  }

  private void serve() {
    int served = 0;
    int spins = 0;
    while (true) {
      if (round == served) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      } else {
        spins = 0;
        served++;
        work();
        unfinished.decrementAndGet();
      }
    }
  }

  private void work() {
    for (int block = nextBlock.getAndIncrement();
        block < BLOCKS;
        block = nextBlock.getAndIncrement()) {
      try {
        int from = (int) ((long) rows * block / BLOCKS);
        int to = (int) ((long) rows * (block + 1) / BLOCKS);
        if (from < to) {
          body.run(from, to, block);
        }
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }
  }
}
