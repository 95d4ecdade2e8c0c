package iconexplorer.export;

import iconexplorer.training.TrainingSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Several settings at once, in whatever order they allow each other. */
public final class SettingChanges {
  /** An encoder or a divergence brings settings of its own, which the next pass compares. */
  private static final int PASSES = 3;

  private SettingChanges() {}

  /**
   * The spec with all of these settings. One that is refused waits for the others: α on q, say,
   * until the divergence is one that has it.
   *
   * @throws IllegalArgumentException in one sentence with the setting's name, where a value is
   *     refused after all others
   */
  public static TrainingSpec apply(TrainingSpec spec, Map<Setting, String> values) {
    Map<Setting, String> left = copy(values);
    TrainingSpec changed = spec;
    while (!left.isEmpty()) {
      int before = left.size();
      IllegalArgumentException first = null;
      for (Map.Entry<Setting, String> one : copy(left).entrySet()) {
        try {
          changed = one.getKey().apply(changed, one.getValue());
          left.remove(one.getKey());
        } catch (IllegalArgumentException refused) {
          first = first == null ? refused : first;
        }
      }
      if (first != null && left.size() == before) {
        throw first;
      }
    }
    return changed;
  }

  /**
   * The same with settings by their names.
   *
   * @throws IllegalArgumentException in one sentence, where a name or a value is refused
   */
  public static TrainingSpec named(TrainingSpec spec, Map<String, String> values) {
    Map<Setting, String> known = new EnumMap<>(Setting.class);
    values.forEach((name, value) -> known.put(Setting.byId(name), value));
    return apply(spec, known);
  }

  /**
   * What {@link #apply} needs to come from one spec to another.
   *
   * @return empty where they differ in something that no setting names
   */
  public static Optional<Map<Setting, String>> between(TrainingSpec from, TrainingSpec to) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    TrainingSpec current = from;
    for (int pass = 0; pass < PASSES && !current.equals(to); pass++) {
      for (Setting setting : Setting.values()) {
        Optional<String> wanted = setting.in(to);
        if (wanted.isPresent() && !wanted.equals(setting.in(current))) {
          values.put(setting, wanted.get());
          current = applied(from, values);
        }
      }
    }
    return current.equals(to) ? Optional.of(values) : Optional.empty();
  }

  /** As far as the values go; others follow. */
  private static TrainingSpec applied(TrainingSpec from, Map<Setting, String> values) {
    TrainingSpec spec = from;
    for (int pass = 0; pass < PASSES; pass++) {
      for (Map.Entry<Setting, String> one : values.entrySet()) {
        try {
          spec = one.getKey().apply(spec, one.getValue());
        } catch (IllegalArgumentException waits) {
          continue;
        }
      }
    }
    return spec;
  }

  private static Map<Setting, String> copy(Map<Setting, String> values) {
    Map<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(values);
    return copy;
  }
}
