package iconexplorer.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionStoreTest {

  @TempDir Path home;

  @Test
  void whatWasInWorkBecomesTheLastSession() throws IOException {
    try (SessionStore first = SessionStore.in(home)) {
      assertEquals(Optional.empty(), first.last());
      first.autosave().write(SessionFileTest.state());
      assertEquals(Optional.empty(), first.last());
    }
    try (SessionStore second = SessionStore.in(home)) {
      assertFalse(second.autosave().holdsSession());
      assertEquals(SessionFileTest.state(), second.last().orElseThrow().read());
    }
    try (SessionStore third = SessionStore.in(home)) {
      assertTrue(third.last().isPresent(), "nothing was in work, so the last one stays");
      third.autosave().write(SessionFileTest.state().asClosed());
      third.turn();
      assertTrue(third.last().orElseThrow().read().closed());
    }
  }

  @Test
  void twoWindowsDoNotShareASession() throws IOException {
    try (SessionStore first = SessionStore.in(home);
        SessionStore second = SessionStore.in(home)) {
      first.autosave().write(SessionFileTest.state());
      assertNotEquals(first.autosave(), second.autosave());
      assertFalse(second.autosave().holdsSession());
    }
  }

  @Test
  void theLatestFiveSessionsStay() throws IOException {
    for (int seed = 1; seed <= 8; seed++) {
      keep(SessionFileTest.state(seed));
    }
    assertEquals(List.of(8L, 7L, 6L, 5L, 4L), seeds());
  }

  @Test
  void aSessionInWhichNobodyDidAnythingTakesNoPlace() throws IOException {
    for (int seed = 1; seed <= 8; seed++) {
      keep(seed > 5 ? untouched(seed).asClosed() : SessionFileTest.state(seed));
    }
    assertEquals(List.of(5L, 4L, 3L, 2L, 1L), seeds());
    keep(untouched(9));
    assertEquals(List.of(9L, 5L, 4L, 3L, 2L, 1L), seeds(), "it was lost, and comes back");
    keep(SessionFileTest.state(10));
    assertEquals(List.of(10L, 5L, 4L, 3L, 2L), seeds());
  }

  private void keep(SessionState state) throws IOException {
    try (SessionStore store = SessionStore.in(home)) {
      store.autosave().write(state);
    }
  }

  private List<Long> seeds() throws IOException {
    try (SessionStore store = SessionStore.in(home)) {
      List<Long> seeds = new ArrayList<>();
      for (SessionFolder folder : store.earlier()) {
        seeds.add(folder.read().seed());
      }
      return seeds;
    }
  }

  private static SessionState untouched(long seed) {
    SessionState one = SessionFileTest.state(seed);
    return new SessionState(
        one.saved(),
        false,
        true,
        one.runs(),
        one.current(),
        one.place(),
        one.method(),
        one.dataset(),
        seed,
        one.view());
  }

  @Test
  void whatAWindowLeftThatIsGoneIsFoundAgain() throws IOException {
    long gone = 999_999_999_999L;
    SessionFolder left = new SessionFolder(home.resolve("autosave-" + gone));
    left.write(SessionFileTest.state());
    Path empty = Files.createDirectories(home.resolve("autosave-" + (gone - 1)));
    Path opened = Files.createDirectories(home.resolve("opened-" + gone));
    Path alive = Files.createDirectories(home.resolve("opened-" + ProcessHandle.current().pid()));
    try (SessionStore store = SessionStore.in(home)) {
      assertEquals(SessionFileTest.state(), store.last().orElseThrow().read());
      assertFalse(Files.exists(left.path()));
      assertFalse(Files.exists(empty));
      assertFalse(Files.exists(opened));
      assertTrue(Files.exists(alive));
    }
  }

  @Test
  void aSessionThatEndedTheProgramIsNotedUntilItIsOpen() throws IOException {
    try (SessionStore store = SessionStore.in(home)) {
      assertFalse(store.failedToRestore());
      store.beginRestoring();
      assertTrue(store.failedToRestore());
      store.endRestoring();
      assertFalse(store.failedToRestore());
    }
  }
}
