package iconexplorer.matrix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

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

  /** Spins after which a member takes what is wanted later: the next loop mostly comes sooner. */
  private static final int SHORT_GAP = 50;

  private static final Throwable NO_FAILURE = new Throwable("none", null, false, false) {};

  private static final Team SHARED = new Team(Runtime.getRuntime().availableProcessors());

  private final Member[] members;

  /** Round in the high half, next block in the low half: a block is taken by moving it on. */
  private final AtomicLong ticket = new AtomicLong(BLOCKS);

  private final AtomicInteger finished = new AtomicInteger();
  private int rows;
  private Body body = (from, to, block) -> {};
  private volatile Throwable failure = NO_FAILURE;
  private volatile @Nullable IdleLoop idle;

  private Team(int threads) {
    members = new Member[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member(BLOCKS + i);
      members[i].setDaemon(true);
      members[i].setName("team-" + (i + 1));
      members[i].start();
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
   * Runs the body for every block of [0, rows) and returns when all are done. A member that the
   * system has no time for is not waited for, unless it holds a block.
   *
   * @throws IllegalStateException when a body threw, with that as its cause
   */
  public synchronized void forBlocks(int rows, Body body) {
    this.rows = rows;
    this.body = body;
    failure = NO_FAILURE;
    finished.set(0);
    ticket.set(((ticket.get() >>> 32) + 1) << 32);
    for (Member member : members) {
      member.wake();
    }
    work();
    for (int turns = 0; finished.get() < BLOCKS; turns++) {
      rest(turns);
    }
    if (failure != NO_FAILURE) {
      throw new IllegalStateException("a kernel failed", failure);
    }
  }

  /** One turn of waiting for what another thread is doing. */
  static void rest(int turns) {
    if (turns < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Members take its pieces where they would spin; the last one offered is the one taken. */
  void offer(IdleLoop loop) {
    idle = loop;
  }

  /** Members do not look at it any more. */
  void withdraw(IdleLoop loop) {
    if (idle == loop) {
      idle = null;
    }
  }

  /** Does a piece of what is wanted later; false where there is none. */
  private boolean advanceIdle(int worker) {
    IdleLoop loop = idle;
    return loop != null && loop.advance(worker);
  }

  private boolean hasBlocks() {
    return (int) ticket.get() < BLOCKS;
  }

  private void work() {
    long taken = ticket.get();
    while ((int) taken < BLOCKS) {
      if (ticket.compareAndSet(taken, taken + 1)) {
        run((int) taken);
      }
      taken = ticket.get();
    }
  }

  private void run(int block) {
    try {
      int from = (int) ((long) rows * block / BLOCKS);
      int to = (int) ((long) rows * (block + 1) / BLOCKS);
      if (from < to) {
        body.run(from, to, block);
      }
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      finished.incrementAndGet();
    }
  }

  /**
   * A thread that takes blocks, spins a little for more, helps with what is wanted later, and then
   * sleeps until woken.
   */
  private final class Member extends Thread {

    private final int worker;
    private volatile boolean asleep;

    Member(int worker) {
      this.worker = worker;
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      while (true) {
        work();
        int spins = 0;
        while (spins < SPINS && !hasBlocks()) {
          if (spins < SHORT_GAP || !advanceIdle(worker)) {
            spins++;
            Thread.onSpinWait();
          }
        }
        asleep = true;
        while (!hasBlocks()) {
          LockSupport.park(this);
        }
        asleep = false;
      }
    }
  }
}
