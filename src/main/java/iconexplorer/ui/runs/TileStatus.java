package iconexplorer.ui.runs;

import iconexplorer.method.Method;
import iconexplorer.training.RunState;
import java.util.Optional;

/**
 * What a tile says about its run.
 *
 * @param method whose run it is; empty where nothing ran yet
 * @param state empty where nothing ran yet
 * @param progress in [0, 1]
 * @param figure what the run came to, such as "0.71" (KL) or "93 %" (accuracy); may be empty
 * @param unseen whether it ended while another tile was selected
 */
public record TileStatus(
    Optional<Method> method,
    Optional<RunState> state,
    double progress,
    String figure,
    boolean unseen) {

  public static final TileStatus NONE =
      new TileStatus(Optional.empty(), Optional.empty(), 0, "", false);
}
