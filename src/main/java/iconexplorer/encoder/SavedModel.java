package iconexplorer.encoder;

import java.util.List;
import java.util.Optional;

/**
 * What was read from a model file: values only, to be copied into an {@link Encoder} that is
 * created as the manifest says.
 *
 * @param manifest as it was given when the model was saved
 * @param parameters all parameters of the encoder, in DL4J's order
 * @param prototypes all parameters of the {@link Prototypes}, where the run has them
 * @param optimiserState for {@link Optimiser#restore}, or empty
 */
public record SavedModel(
    String manifest,
    float[] parameters,
    Optional<float[]> prototypes,
    List<float[]> optimiserState) {
  public SavedModel {
    optimiserState = List.copyOf(optimiserState);
  }
}
