package iconexplorer.training;

/** How the loss goes on after a mark on its curve. */
public enum Turn {
  /** As before: what is reported changed, not what is minimised. */
  NONE,
  /** On the same scale, but it may fall again: another step size, or more steps. */
  CHANCE,
  /** On another scale: what was its best before says nothing. */
  SCALE
}
