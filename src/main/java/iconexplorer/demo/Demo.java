package iconexplorer.demo;

import java.util.List;

/**
 * A guided demo.
 *
 * @param id short name for the command line
 * @param title name for the screen
 * @param minutes about how long it takes, at least 1
 * @param steps in order, at least one
 */
public record Demo(String id, String title, int minutes, List<DemoStep> steps) {
  public Demo {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a demo's id must be lower-case words joined by hyphens, got \"" + id + "\"");
    }
    if (minutes < 1) {
      throw new IllegalArgumentException("minutes must be at least 1, got " + minutes);
    }
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a demo must have at least one step");
    }
  }
}
