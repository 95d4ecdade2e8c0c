package iconexplorer.ui.method;

import java.util.List;
import java.util.function.Function;

/**
 * One thing a person may set.
 *
 * @param id unique within a card
 * @param title short, in front of the field
 * @param value as it is now
 * @param help what it means and what goes wrong outside its range
 * @param restarts whether a new value needs a new run
 * @param choices what may be chosen; empty where the value is typed
 * @param parse what a typed or chosen value does; throws IllegalArgumentException in one sentence
 */
record Setting(
    String id,
    String title,
    String value,
    String help,
    boolean restarts,
    List<String> choices,
    Function<String, Edit> parse) {

  Setting {
    choices = List.copyOf(choices);
  }

  /** When a new value applies, in words. */
  String when() {
    return restarts ? "restarts the run" : "applies at the next step";
  }
}
