package iconexplorer.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of one run, every so many steps, for an animation. The thread that trains adds to
 * it, others read: a short lock, no wait.
 *
 * <p>A film that became too long or too large loses every other picture, and from then on takes
 * half as many: however long the run, its film covers all of it and stays in bounds.
 */
public class Film {
  static final int MOST_SHOTS = 1_000;

  /** Of all pictures together: 256 MiB. */
  private static final long MOST_VALUES = 64L << 20;

  private final List<Shot> shots = new ArrayList<>();
  private final boolean fromFirst;
  private final int wanted;
  private int every;
  private volatile boolean ended;

  /**
   * @param frame without its embedding
   * @param kl in nats, of the curve's last point; NaN before the first
   */
  public record Shot(Frame frame, double kl) {}

  /**
   * @param every steps from one picture to the next, at least 1
   */
  public Film(int every) {
    this(every, false);
  }

  /**
   * @param fromFirst whether it waits for a run that has made no step yet
   */
  public Film(int every, boolean fromFirst) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a film takes a picture every 1 or more steps, got " + every);
    }
    wanted = every;
    this.every = every;
    this.fromFirst = fromFirst;
  }

  /** No more pictures. */
  public void end() {
    ended = true;
  }

  public boolean hasEnded() {
    return ended;
  }

  /** Whether a picture is due after so many updates of a run. */
  synchronized boolean wants(long run, int step) {
    boolean another = !shots.isEmpty() && shots.getLast().frame().run() != run;
    boolean taken = !shots.isEmpty() && shots.getLast().frame().step() >= step;
    boolean late = fromFirst && shots.isEmpty() && step > 0;
    return !ended && !another && !taken && !late && step % every == 0;
  }

  /** Takes the picture of a session where one is due; cheap where none is. */
  public void look(TrainingSession session, int watched) {
    if (wants(session.id(), session.steps())) {
      add(session.frame(watched), session.kl());
    }
  }

  synchronized void add(Frame frame, double kl) {
    shots.add(new Shot(frame.withoutEmbedding(), kl));
    long values = (long) shots.size() * (frame.xy().length + 2L * frame.clusters().length);
    if (shots.size() >= MOST_SHOTS || shots.size() > 2 && values > MOST_VALUES) {
      thin();
    }
  }

  private void thin() {
    every = Math.multiplyExact(every, 2);
    Shot first = shots.getFirst();
    shots.removeIf(shot -> shot != first && shot.frame().step() % every != 0);
  }

  /** Those so far, in order. */
  public synchronized List<Shot> shots() {
    return List.copyOf(shots);
  }

  /** Steps between two pictures now: as asked for, or more where the film became long. */
  public synchronized int every() {
    return every;
  }

  /** Steps between two pictures as they were asked for. */
  public int wanted() {
    return wanted;
  }
}
