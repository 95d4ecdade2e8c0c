package iconexplorer.ui.method;

import iconexplorer.training.Change;
import iconexplorer.training.TrainingSpec;

/** What a new value of a setting does to a run. */
sealed interface Edit {

  /** Applies at the next step. */
  record Live(Change change) implements Edit {}

  /** Needs a new run. */
  record Restart(TrainingSpec spec) implements Edit {}
}
