package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.compute.ComputeThread;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.MethodTable;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionStore;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in the real window, with the real compute thread behind it. */
@NeedsWindow
class SessionsTest {

  @TempDir private Path home;

  private static void begin(OpenWindow open, SessionStore store) {
    OpenWindow.onFx(() -> {
      open.window
          .sessions()
          .begin(
              store,
              () -> {
                open.workbench.select(Place.of(MethodTable.byId("sne").orElseThrow()));
                open.workbench.startByItself();
              },
              Optional.empty());
      return true;
    });
  }

  /** What a window left that nobody closed: its runs, the last of which stands at a step. */
  private record Left(long runs, int steps) {}

  private Left left() throws IOException {
    try (SessionStore store = SessionStore.in(home);
        OpenWindow open = new OpenWindow(ComputeThread::new)) {
      begin(open, store);
      OpenWindow.onFx(() -> {
        open.workbench.changeDataset(DatasetCatalogue.info("iris").orElseThrow());
        return true;
      });
      open.await("iris", () -> open.run().spec().dataset().equals("iris"));
      OpenWindow.onFx(() -> {
        open.workbench.restart(open.run().spec().withSteps(100_000_000));
        return true;
      });
      open.await("some steps", () -> open.run().stepProperty().get() >= 20);
      open.robot.clickOn("#button-run");
      int steps = open.pausedAt(open.run());
      open.await("the session to be kept", () -> holds(store.autosave(), 2, steps));
      return new Left(OpenWindow.onFx(() -> open.workbench.runs().count()), steps);
    }
  }

  @Test
  void aSessionThatCouldNotBeOpenedAtTheStartIsOfferedInTheMenu() throws IOException {
    Left left = left();
    try (SessionStore store = SessionStore.in(home);
        OpenWindow open = new OpenWindow(ComputeThread::new)) {
      store.beginRestoring();
      begin(open, store);
      open.await("a start without it", () -> open.workbench.runs().count() == 1);
      assertEquals("sne", open.run().spec().method());
      open.robot.clickOn("#menu-more").clickOn("#recent-sessions").clickOn("#last-session");
      open.await("the session", () -> open.workbench.runs().count() == left.runs());
      open.await("its current run", () -> open.workbench.current().isPresent());
      assertEquals("iris", open.run().spec().dataset());
      assertEquals(left.steps(), open.run().stepProperty().get());
    }
  }

  @Test
  void aSessionThatNobodyClosedComesBackAndCanBeDiscarded() throws IOException {
    Left left = left();
    try (SessionStore store = SessionStore.in(home);
        OpenWindow open = new OpenWindow(ComputeThread::new)) {
      begin(open, store);
      open.await("the session", () -> open.workbench.runs().count() == left.runs());
      open.await("its current run", () -> open.workbench.current().isPresent());
      assertEquals(left.steps(), open.run().stepProperty().get());
      open.await("its data", () -> open.workbench.datasetProperty().get().id().equals("iris"));
      open.await(
          "a line that says so", () -> shown(open).startsWith("Restored your last session of "));
      open.await("its one place", () -> folders(store).isEmpty());
      open.robot.clickOn("#message-offer");
      open.await("only the first method", () -> open.workbench.runs().count() == 1);
      open.await("it trains", () -> open.run().stepProperty().get() > 0);
      assertEquals(1, folders(store).size(), "what was discarded can be had again");
      open.await("a session of that run alone", () -> untouched(store.autosave()));
      List<Sessions.Earlier> earlier = OpenWindow.onFx(() -> open.window.sessions().earlier());
      assertEquals(folders(store), earlier.stream().map(Sessions.Earlier::folder).toList());
      OpenWindow.onFx(() -> {
        open.window.sessions().reopen(earlier.getFirst());
        return true;
      });
      open.await("the session again", () -> open.workbench.runs().count() == left.runs());
      assertEquals(List.of(), OpenWindow.onFx(() -> open.window.sessions().earlier()));
      open.await("only what nobody touched", () -> folders(store).size() == 1);
      assertTrue(untouched(folders(store).getFirst()));
    }
  }

  private static List<SessionFolder> folders(SessionStore store) {
    try {
      return store.earlier();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static boolean untouched(SessionFolder folder) {
    try {
      return folder.holdsSession() && folder.read().untouched();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String shown(OpenWindow open) {
    return open.workbench.messages().shownProperty().get().map(line -> line.text()).orElse("");
  }

  private static boolean holds(SessionFolder folder, int runs, int steps) {
    try {
      return folder.holdsSession()
          && folder.read().runs().size() == runs
          && folder.read().runs().getLast().state() == RunState.PAUSED
          && steps > 0;
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void aSavedSessionOpensWithItsCurve() throws IOException {
    Path file = home.resolve("mine.icon");
    try (SessionStore store = SessionStore.in(home.resolve("state"));
        OpenWindow open = new OpenWindow(ComputeThread::new)) {
      begin(open, store);
      open.await("some steps", () -> open.run().stepProperty().get() >= 30);
      open.robot.clickOn("#button-run");
      Run before = open.run();
      int steps = open.pausedAt(before);
      List<Double> curve = curve(before);
      OpenWindow.onFx(() -> {
        open.window.sessions().saveAs(file);
        return true;
      });
      open.await("the file", () -> Files.exists(file));
      OpenWindow.onFx(() -> {
        open.window.drop(file);
        return true;
      });
      open.await(
          "another run", () -> open.workbench.current().filter(r -> r != before).isPresent());
      assertEquals(curve, curve(open.run()));
      assertEquals(steps, open.run().stepProperty().get());
      assertEquals(
          List.of(file.toAbsolutePath().toString()),
          OpenWindow.onFx(() -> open.window.sessions().recent()));
      assertEquals(
          List.of(),
          OpenWindow.onFx(() -> open.window.sessions().earlier()),
          "nobody did anything but save it as a file");
      open.robot.clickOn("#button-run");
      open.await("more steps", () -> open.run().stepProperty().get() > curve.size());
    }
  }

  @Test
  void whateverADotInTheNameTheFileEndsAsSessionsDo() {
    assertEquals(Path.of("v1.2 digits.icon"), Sessions.withEnding(Path.of("v1.2 digits")));
    assertEquals(Path.of("mine.icon"), Sessions.withEnding(Path.of("mine.icon")));
  }

  private static List<Double> curve(Run run) {
    return OpenWindow.onFx(() -> run.curve().stream().map(KlMeasured::kl).toList());
  }
}
