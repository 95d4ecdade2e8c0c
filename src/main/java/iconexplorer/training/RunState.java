package iconexplorer.training;

/** Where a run stands. A worker ends with exactly one of the last four. */
public enum RunState {
  /** Waiting for the compute thread. */
  QUEUED("queued"),
  /** Reading data, searching neighbours and widths. */
  PREPARING("preparing"),
  RUNNING("training"),
  PAUSED("paused"),
  /** Set aside because another cell was chosen; coming back resumes it. */
  PARKED("parked"),
  /** Ended by the person. */
  STOPPED("stopped"),
  FINISHED("finished"),
  /** A loss that is not a number or infinite; the last good state is kept. */
  DIVERGED("diverged"),
  FAILED("failed");

  private final String title;

  RunState(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether no further step will follow by itself. */
  public boolean ended() {
    return this == STOPPED || this == FINISHED || this == DIVERGED || this == FAILED;
  }
}
