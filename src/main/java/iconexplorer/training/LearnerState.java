package iconexplorer.training;

import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.Model;
import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.SavedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a learner that training changes: saved, read back, and kept from the last step
 * whose loss was good.
 */
final class LearnerState {

  private final Encoder encoder;
  private final Optimiser optimiser;
  private final @Nullable CandidateTower tower;
  private final @Nullable SubHeads subHeads;
  private final Optional<LearnedTemperature> temperature;
  private final float[] goodParameters;
  private final List<float[]> goodParts;

  LearnerState(
      Encoder encoder,
      Optimiser optimiser,
      @Nullable CandidateTower tower,
      @Nullable SubHeads subHeads,
      Optional<LearnedTemperature> temperature) {
    this.encoder = encoder;
    this.optimiser = optimiser;
    this.tower = tower;
    this.subHeads = subHeads;
    this.temperature = temperature;
    goodParameters = new float[encoder.parameters().columns()];
    goodParts = parts().stream().map(part -> new float[part.parameters().columns()]).toList();
  }

  private List<CandidateTower.Part> parts() {
    return tower == null ? List.of() : tower.parts();
  }

  /** What is saved beside the encoder's network. */
  private List<CandidateTower.Part> savedParts() {
    return subHeads == null ? parts() : List.of(subHeads.part());
  }

  /** Parameters whose loss was good. */
  void remember() {
    encoder.parameters().copyRowTo(0, goodParameters, 0);
    temperature.ifPresent(LearnedTemperature::remember);
    List<CandidateTower.Part> parts = parts();
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).parameters().copyRowTo(0, goodParts.get(part), 0);
    }
  }

  /** To what was remembered last. */
  void back() {
    encoder.parameters().copyFrom(goodParameters);
    temperature.ifPresent(LearnedTemperature::forget);
    List<CandidateTower.Part> parts = parts();
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).parameters().copyFrom(goodParts.get(part));
    }
  }

  /**
   * The networks themselves.
   *
   * @param manifest from which the run can be built again, as JSON
   */
  Model model(String manifest) {
    return new Model(
        encoder.network(),
        manifest,
        savedParts().stream()
            .collect(Collectors.toMap(CandidateTower.Part::kind, CandidateTower.Part::network)),
        ofOptimisers());
  }

  /**
   * The same as values that nobody changes, copied.
   *
   * @param manifest from which the run can be built again, as JSON
   */
  SavedModel copy(String manifest) {
    return new SavedModel(
        manifest,
        encoder.parameters().toArray(),
        savedParts().stream()
            .collect(
                Collectors.toMap(CandidateTower.Part::kind, part -> part.parameters().toArray())),
        ofOptimisers());
  }

  private List<float[]> ofOptimisers() {
    List<float[]> state = new ArrayList<>();
    optimiser.state().forEach(values -> state.add(values.toArray()));
    if (tower != null) {
      tower
          .optimiser()
          .ifPresent(own -> own.state().forEach(values -> state.add(values.toArray())));
    }
    temperature.ifPresent(learned -> state.addAll(learned.state()));
    if (subHeads != null) {
      state.add(subHeads.state());
    }
    return state;
  }

  /**
   * Takes over what was saved.
   *
   * @throws IllegalArgumentException when numbers of parameters differ
   */
  void restore(SavedModel saved) {
    if (subHeads == null) {
      encoder.parameters().copyFrom(saved.parameters());
    }
    List<CandidateTower.Part> parts = savedParts();
    if (parts.size() != saved.parts().size()) {
      throw new IllegalArgumentException("networks beside the encoder are missing or too many");
    }
    for (CandidateTower.Part part : parts) {
      part.parameters()
          .copyFrom(Objects.requireNonNullElse(saved.parts().get(part.kind()), new float[0]));
    }
    if (!saved.optimiserState().isEmpty()) {
      restoreOptimisers(saved.optimiserState());
    }
  }

  private void restoreOptimisers(List<float[]> state) {
    int own = optimiser.state().size();
    optimiser.restore(state.subList(0, own));
    int scale = state.size() - temperature.map(LearnedTemperature::stateSize).orElse(0);
    if (tower != null) {
      tower.optimiser().ifPresent(its -> its.restore(state.subList(own, scale)));
    }
    temperature.ifPresent(learned -> learned.restore(state.subList(scale, state.size())));
    if (subHeads != null) {
      subHeads.restore(state.getLast());
    }
  }
}
