package iconexplorer.cli;

import iconexplorer.training.TrainingEvent.KlMeasured;

/** Tells how far a run is. */
interface Progress extends AutoCloseable {

  void at(KlMeasured point);

  /**
   * Neighbours are being searched for.
   *
   * @param share done, in [0, 1]
   */
  void prepared(double share);

  /** A remark of the run. */
  void note(String remark);

  @Override
  void close();

  /** Tells nothing. */
  record Silent() implements Progress {
    @Override
    public void at(KlMeasured point) {}

    @Override
    public void prepared(double share) {}

    @Override
    public void note(String remark) {}

    @Override
    public void close() {}
  }
}
