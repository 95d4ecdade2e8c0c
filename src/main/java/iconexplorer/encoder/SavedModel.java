package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What was read from a model file: values only, to be copied into an {@link Encoder} that is
 * created as the manifest says.
 *
 * @param manifest as it was given when the model was saved
 * @param parameters all parameters of the encoder, in DL4J's order
 * @param parts all parameters of each network beside the encoder, in DL4J's order
 * @param optimiserState for {@link Optimiser#restore}, or empty
 */
public record SavedModel(
    String manifest,
    float[] parameters,
    Map<ModelPart, float[]> parts,
    List<float[]> optimiserState) {
  public SavedModel {
    parts = Map.copyOf(parts);
    optimiserState = List.copyOf(optimiserState);
  }

  /** What a model would be read as, once it is written: copies of its values. */
  public static SavedModel of(Model model) {
    Map<ModelPart, float[]> parts = new EnumMap<>(ModelPart.class);
    model.parts().forEach((part, network) -> parts.put(part, values(network)));
    return new SavedModel(model.manifest(), values(model.network()), parts, model.optimiserState());
  }

  private static float[] values(MultiLayerNetwork network) {
    return Matrix.viewOf(network.params()).toArray();
  }
}
