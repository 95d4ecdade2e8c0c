package iconexplorer.cli;

import iconexplorer.training.TrainingEvent.KlMeasured;

/** Tells how far a run is; of what an implementation leaves out it tells nothing. */
@FunctionalInterface
interface Progress extends AutoCloseable {

  /** Tells nothing at all. */
  Progress SILENT = point -> {};

  void at(KlMeasured point);

  /**
   * Neighbours are being searched for.
   *
   * @param share done, in [0, 1]
   */
  default void prepared(double share) {}

  /** A remark of the run. */
  default void note(String remark) {}

  @Override
  default void close() {}
}
