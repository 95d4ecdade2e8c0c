package iconexplorer.ui.runs;

import iconexplorer.data.DatasetInfo;
import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.training.Laboratory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A session as it was read: its runs in the laboratory, or why they are not there.
 *
 * @param runs those that have a file, in the session's order
 * @param data that the person chose for all tiles
 */
record ReopenedSession(SessionState state, List<Reopened> runs, Chosen data) {

  /** A run, or why it is not there. */
  record Reopened(KeptRun kept, Optional<OpenedRun> opened, Optional<Throwable> failure) {}

  /** Chosen data, or why they are not there; neither where none were chosen. */
  record Chosen(Optional<DatasetInfo> data, Optional<Throwable> failure) {}

  /** The runs of a session that have a file. */
  static List<KeptRun> kept(SessionState state) {
    return state.runs().stream().filter(run -> !run.file().isEmpty()).toList();
  }

  /** Begins to read a session. */
  static CompletableFuture<ReopenedSession> read(
      SessionState state, SessionFolder folder, Laboratory laboratory) {
    List<CompletableFuture<Reopened>> runs =
        kept(state).stream().map(run -> reopen(run, folder, laboratory)).toList();
    CompletableFuture<Chosen> chosen =
        CompletableFuture.supplyAsync(() -> chosen(state.dataset()))
            .exceptionally(failure -> new Chosen(Optional.empty(), Optional.of(failure)));
    return CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
        .thenCombine(
            chosen,
            (nothing, data) ->
                new ReopenedSession(
                    state, runs.stream().map(CompletableFuture::join).toList(), data));
  }

  private static CompletableFuture<Reopened> reopen(
      KeptRun kept, SessionFolder folder, Laboratory laboratory) {
    return laboratory
        .restoreRun(folder.file(kept.file()), kept.state(), kept.message())
        .thenApplyAsync(loaded -> described(loaded, laboratory))
        .handle((opened, failure) ->
            new Reopened(kept, Optional.ofNullable(opened), Optional.ofNullable(failure)));
  }

  private static OpenedRun described(Laboratory.Loaded loaded, Laboratory laboratory) {
    try {
      return OpenedRun.of(loaded);
    } catch (CompletionException | IllegalArgumentException unreadable) {
      laboratory.discard(loaded.run());
      throw unreadable;
    }
  }

  private static Chosen chosen(String address) {
    try {
      return new Chosen(
          address.isEmpty() ? Optional.empty() : Optional.of(DataChoice.describe(address)),
          Optional.empty());
    } catch (IOException unreadable) {
      return new Chosen(Optional.empty(), Optional.of(unreadable));
    }
  }
}
