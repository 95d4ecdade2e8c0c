package iconexplorer.encoder;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What is saved of a run.
 *
 * @param network the encoder's network
 * @param manifest what else is needed to build the run again, as JSON; {@link ModelFile} does not
 *     read it
 * @param parts the networks that it trained beside the encoder
 * @param optimiserState copies of {@link Optimiser#state}, empty where training need not go on
 */
public record Model(
    MultiLayerNetwork network,
    String manifest,
    Map<ModelPart, MultiLayerNetwork> parts,
    List<float[]> optimiserState) {
  public Model {
    parts = Map.copyOf(parts);
    optimiserState = List.copyOf(optimiserState);
  }
}
