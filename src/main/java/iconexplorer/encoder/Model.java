package iconexplorer.encoder;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What is saved of a run.
 *
 * @param network the encoder's network
 * @param manifest what else is needed to build the run again, as JSON; {@link ModelFile} does not
 *     read it
 * @param prototypes the network of {@link Prototypes}, where the run has them
 * @param optimiserState copies of {@link Optimiser#state}, empty where training need not go on
 */
public record Model(
    MultiLayerNetwork network,
    String manifest,
    Optional<MultiLayerNetwork> prototypes,
    List<float[]> optimiserState) {
  public Model {
    optimiserState = List.copyOf(optimiserState);
  }
}
