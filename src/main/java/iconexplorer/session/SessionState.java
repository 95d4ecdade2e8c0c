package iconexplorer.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a window held.
 *
 * @param saved when
 * @param closed whether the person ended the program, so that nothing was lost
 * @param untouched whether nothing is in it but what a start does by itself
 * @param runs oldest first
 * @param current index of the run in the pictures, −1 for none
 * @param place id of the place in the card; may be empty
 * @param method id of the method in the card; may be empty
 * @param dataset address of the data that the person chose for all tiles; empty for none
 * @param seed that the next run gets
 * @param view what else the window shows, by names that its parts understand
 */
public record SessionState(
    Instant saved,
    boolean closed,
    boolean untouched,
    List<KeptRun> runs,
    int current,
    String place,
    String method,
    String dataset,
    long seed,
    Map<String, String> view) {

  /** More than a person starts in a week. */
  public static final int MOST_RUNS = 1000;

  public SessionState {
    runs = List.copyOf(runs);
    view = Map.copyOf(view);
    if (runs.size() > MOST_RUNS) {
      throw new IllegalArgumentException(
          "a session has at most %d runs, got %d".formatted(MOST_RUNS, runs.size()));
    }
    if (current < -1 || current >= runs.size()) {
      throw new IllegalArgumentException(
          "the current run must be in [-1, %d), got %d".formatted(runs.size(), current));
    }
  }

  /**
   * The same where some runs have another file.
   *
   * @param others by the name of the file; empty where there is none
   */
  public SessionState withFiles(Map<String, String> others) {
    List<KeptRun> renamed =
        runs.stream()
            .map(run -> run.withFile(others.getOrDefault(run.file(), run.file())))
            .toList();
    return new SessionState(
        saved, closed, untouched, renamed, current, place, method, dataset, seed, view);
  }

  /** The same and some more runs at the end, as far as there is room. */
  public SessionState with(List<KeptRun> more) {
    List<KeptRun> all = Stream.concat(runs.stream(), more.stream()).limit(MOST_RUNS).toList();
    return new SessionState(
        saved,
        closed,
        untouched && more.isEmpty(),
        all,
        current,
        place,
        method,
        dataset,
        seed,
        view);
  }

  /** The same, ended by the person. */
  public SessionState asClosed() {
    return new SessionState(
        saved, true, untouched, runs, current, place, method, dataset, seed, view);
  }
}
