package iconexplorer.data;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Where a long computation says how far it is and hears that nobody wants it any more. It is called
 * every few milliseconds, on the thread that computes.
 *
 * @param progress takes the share done, in [0, 1], never less than before
 * @param cancelled whether to end
 */
public record Checkpoint(DoubleConsumer progress, BooleanSupplier cancelled) {

  /** Tells nobody and never ends early. */
  public static final Checkpoint NONE = new Checkpoint(share -> {}, () -> false);

  /**
   * Reports, and ends the computation where that is wanted.
   *
   * @param share done, in [0, 1]
   * @throws CancellationException if cancelled
   */
  public void reached(double share) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("cancelled at %.0f %%".formatted(100 * share));
    }
    progress.accept(share);
  }

  /** For a part of the computation: its 0 is reported as {@code from}, its 1 as {@code to}. */
  public Checkpoint part(double from, double to) {
    return new Checkpoint(share -> progress.accept(from + share * (to - from)), cancelled);
  }
}
