package iconexplorer.training;

/** Where a run stands. A worker ends with exactly one of the last five. */
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
  /** A loss that is no number, or left its best for good; the last good state is kept. */
  DIVERGED("diverged"),
  /** All embeddings have long been alike. */
  COLLAPSED("collapsed"),
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
    return switch (this) {
      case STOPPED, FINISHED, DIVERGED, COLLAPSED, FAILED -> true;
      case QUEUED, PREPARING, RUNNING, PAUSED, PARKED -> false;
    };
  }

  /** Whether it ended otherwise than planned or asked for. */
  public boolean broken() {
    return this == DIVERGED || this == COLLAPSED || this == FAILED;
  }
}
