package iconexplorer.objective;

/** An objective that keeps what each row came to in {@link Totals}, and means them. */
interface RowwiseObjective extends Objective {

  /** Of the last evaluation with values. */
  Totals totals();

  @Override
  default double loss() {
    return totals().meanLoss();
  }

  @Override
  default double kl() {
    return totals().meanKl();
  }

  @Override
  default double rowLoss(int i) {
    return totals().rowLoss(i);
  }

  @Override
  default double rowKl(int i) {
    return totals().rowKl(i);
  }

  @Override
  default int anchorsWithPositives() {
    return totals().anchorsWithPositives();
  }
}
