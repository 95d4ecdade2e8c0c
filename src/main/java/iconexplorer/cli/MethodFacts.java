package iconexplorer.cli;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Views;
import iconexplorer.export.Setting;
import iconexplorer.method.Checks;
import iconexplorer.method.Method;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a method trains and what it is checked against, in words. */
final class MethodFacts {

  /** Any seed: settings do not depend on it. */
  private static final long SEED = 42;

  /** What is said elsewhere on a method's card, or says nothing about it. */
  private static final Set<Setting> LEFT_OUT =
      EnumSet.of(
          Setting.SEED,
          Setting.BACKEND,
          Setting.ENCODER,
          Setting.VIEWS,
          Setting.AUGMENT,
          Setting.PATIENCE,
          Setting.LEAST_IMPROVEMENT);

  private MethodFacts() {}

  /** As it starts on the data that suit it, which need not be loaded for that. */
  static TrainingSpec planned(Method method) {
    String data = DataChoice.suited(method);
    return RunPlanner.plan(method, DatasetCatalogue.info(data).orElseThrow(), SEED)
        .withDataset(data);
  }

  /**
   * Names and facts, in the order of reading.
   *
   * @param spec as {@link #planned}
   */
  static Map<String, String> of(Method method, TrainingSpec spec) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", spec.dataset());
    facts.put("Encoder", spec.encoder().title());
    facts.put("Augmentation", augmentation(spec));
    facts.put("Settings", settings(spec));
    facts.put("Check", String.join("; ", Checks.texts(method)));
    return facts;
  }

  private static String augmentation(TrainingSpec spec) {
    SupervisoryDistribution p = spec.equation().p();
    if (p.views() == 1 && !spec.augment()) {
      return "none";
    }
    String how =
        spec.views() == Views.ALIKE
            ? "images are moved, turned, scaled, of other brightness and with noise; of other items"
                + " features vary and are left out"
            : spec.views().id();
    String what =
        p instanceof CrossModalPairs
            ? "items anew at each step: "
            : p.views() > 1 ? p.views() + " views of each item: " : "each item: ";
    return what + how;
  }

  /** As on the command line, without the dashes. */
  private static String settings(TrainingSpec spec) {
    return EnumSet.complementOf(EnumSet.copyOf(LEFT_OUT)).stream()
        .filter(setting -> setting.in(spec).filter(value -> !value.isEmpty()).isPresent())
        .map(setting -> setting.id() + " " + setting.in(spec).orElseThrow())
        .collect(Collectors.joining(", "));
  }
}
