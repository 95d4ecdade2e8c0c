package iconexplorer.encoder;

import java.util.List;
import java.util.Map;

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
}
