package iconexplorer.matrix;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loop whose result is wanted later: members of the {@link Team} do its pieces while they have
 * nothing else to do, and whoever needs the result has the whole team do the rest. It takes no time
 * from loops that are waited for, however few cores there are.
 *
 * <p>Which thread does a piece, and when, is up to timing; results must depend on the piece only.
 * All methods but the pieces themselves are called by one thread.
 */
public final class IdleLoop {

  /** One piece of a loop. */
  @FunctionalInterface
  public interface Body {
    /**
     * @param piece its number; piece 0 has ended before any other begins
     * @param worker in [0, {@link #WORKERS}), no two at the same time: for scratch memory
     */
    void run(int piece, int worker);
  }

  /** How many numbers of workers there are. */
  public static final int WORKERS = Team.BLOCKS + Team.shared().threads() - 1;

  private static final int PAUSED = Integer.MAX_VALUE;

  /** Piece 0 is under way, so that no other may begin. */
  private static final int FIRST = -1;

  private static final Throwable NO_FAILURE = new Throwable("none", null, false, false) {};

  private final Body body;
  private final int pieces;
  private final Team.Body rest = this::rest;

  /** The piece that begins next; all before it have begun. */
  private final AtomicInteger next;

  private final AtomicInteger ended;
  private int begunBeforePause;
  private volatile Throwable failure = NO_FAILURE;

  /**
   * A loop that has nothing to do until it is started.
   *
   * @param pieces how many, at least 1
   */
  public IdleLoop(int pieces, Body body) {
    this.pieces = pieces;
    this.body = body;
    next = new AtomicInteger(pieces);
    ended = new AtomicInteger(pieces);
  }

  /** Offers all pieces, from the first, to whoever is idle. No piece may be under way. */
  public void start() {
    failure = NO_FAILURE;
    ended.set(0);
    next.set(0);
    Team.shared().offer(this);
  }

  /** No piece begins from here on, and none is under way on return. */
  public void pause() {
    Team.shared().withdraw(this);
    int begun = next.getAndSet(PAUSED);
    if (begun != PAUSED) {
      begunBeforePause = begun == FIRST ? 1 : begun;
    }
    while (ended.get() < begunBeforePause) {
      Thread.onSpinWait();
    }
  }

  /**
   * Returns when all pieces are done, those that had not begun by the whole team.
   *
   * @throws IllegalStateException when a piece threw, with that as its cause
   */
  public void finish() {
    next.compareAndSet(PAUSED, begunBeforePause);
    for (int turns = 0; next.get() <= 0; turns++) {
      if (!advance(0)) {
        Team.rest(turns);
      }
    }
    if (next.get() < pieces) {
      Team.shared().forBlocks(Team.BLOCKS, rest);
    }
    for (int turns = 0; ended.get() < pieces; turns++) {
      Team.rest(turns);
    }
    Team.shared().withdraw(this);
    if (failure != NO_FAILURE) {
      throw new IllegalStateException("what was prepared for the next step failed", failure);
    }
  }

  private void rest(int from, int to, int block) {
    boolean more = true;
    while (more) {
      more = advance(block);
    }
  }

  /** Does one piece; false where none may begin now. */
  boolean advance(int worker) {
    int piece = next.get();
    while (piece >= 0 && piece < pieces) {
      if (next.compareAndSet(piece, piece == 0 ? FIRST : piece + 1)) {
        run(piece, worker);
        return true;
      }
      piece = next.get();
    }
    return false;
  }

  private void run(int piece, int worker) {
    try {
      if (failure == NO_FAILURE) {
        body.run(piece, worker);
      }
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      ended.incrementAndGet();
      if (piece == 0) {
        next.compareAndSet(FIRST, 1);
      }
    }
  }
}
