package iconexplorer.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.MethodTable;
import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFile;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.training.EventInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionKeeperTest {

  @TempDir Path home;

  private final EventInbox inbox = new EventInbox();
  private final FakeLaboratory laboratory = new FakeLaboratory(inbox);
  private final Workbench workbench = new Workbench(inbox, DatasetCatalogue.all().getFirst());
  private final AtomicInteger saved = new AtomicInteger();
  private SessionFolder folder = new SessionFolder(Path.of("."));
  private SessionKeeper keeper = keeper();

  private SessionKeeper keeper() {
    return new SessionKeeper(workbench, folder, Map::of, Duration.ofDays(1));
  }

  @BeforeEach
  void aRunThatMadeSomeSteps() {
    folder = new SessionFolder(home.resolve("autosave"));
    keeper = keeper();
    workbench.employ(laboratory);
    start("t-sne");
    tick();
  }

  private void start(String method) {
    workbench.start(MethodTable.byId(method).orElseThrow());
    workbench.drain();
  }

  private void tick() {
    laboratory.tick(5);
    workbench.drain();
  }

  /** Until what was begun has been answered. */
  private void keep() throws InterruptedException {
    AtomicInteger kept = new AtomicInteger();
    keeper.keepThen(kept::incrementAndGet);
    await(() -> {
      keeper.pulse(0);
      return kept.get() > 0;
    });
    assertEquals(1, kept.get(), "it was kept");
  }

  /** Takes in what comes until this holds. */
  private void await(BooleanSupplier condition) throws InterruptedException {
    for (int poll = 0; poll < 2000; poll++) {
      workbench.drain();
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("waited in vain; messages: " + complaints());
  }

  private List<String> complaints() {
    return workbench.messages().all().stream().map(Message::text).toList();
  }

  @Test
  void aFullDiskKeepsWhatARunWasBeforeAndIsTold() throws IOException, InterruptedException {
    keep();
    String before = folder.read().runs().getFirst().file();
    tick();
    laboratory.full = true;
    keep();
    assertEquals(before, folder.read().runs().getFirst().file());
    assertEquals("run 1", Files.readString(folder.file(before)));
    List<String> told = List.of("The session cannot be saved: the run t-SNE: no space left.");
    assertEquals(told, complaints());
    tick();
    keep();
    assertEquals(told, complaints(), "once");
    laboratory.full = false;
    keep();
    assertFalse(folder.read().runs().getFirst().file().equals(before));
    assertFalse(Files.exists(folder.file(before)));
  }

  @Test
  void aFileIsNotSaidToBeSavedWhereARunIsNot() throws InterruptedException {
    laboratory.full = true;
    Path file = home.resolve("mine.icon");
    keeper.saveAs(file, saved::incrementAndGet);
    keep();
    assertFalse(Files.exists(file));
    assertEquals(0, saved.get());
    assertEquals(
        List.of("The session cannot be saved: the run t-SNE: no space left."), complaints());
  }

  @Test
  void whatFollowsTheKeepingWaitsUntilAllOfItIsKept() throws InterruptedException {
    laboratory.full = true;
    keeper.onceKept(saved::incrementAndGet);
    keep();
    assertEquals(0, saved.get());
    laboratory.full = false;
    keep();
    keep();
    assertEquals(1, saved.get());
  }

  @Test
  void aRunThatHasNotBegunIsKeptWithoutAFile() throws IOException, InterruptedException {
    keep();
    start("sne");
    laboratory.full = true;
    keep();
    assertEquals("", folder.read().runs().getLast().file());
    assertEquals(List.of(), complaints());
  }

  @Test
  void whatCannotBeReadNowStaysInTheSession() throws IOException, InterruptedException {
    start("sne");
    tick();
    keep();
    SessionState before = folder.read();
    String hidden = before.runs().getFirst().file();
    Path aside = Files.move(folder.file(hidden), home.resolve("aside"));
    SessionState moved =
        new SessionState(
            before.saved(),
            false,
            false,
            before.runs(),
            before.current(),
            before.place(),
            before.method(),
            home.resolve("moved.csv").toString(),
            before.seed(),
            Map.of());
    List<KeptRun> left = new ArrayList<>();
    AtomicInteger answers = new AtomicInteger();
    workbench.restore(
        moved,
        folder,
        runs -> {
          left.addAll(runs);
          answers.incrementAndGet();
        });
    await(() -> answers.get() > 0);
    assertEquals(List.of(before.runs().getFirst()), left);
    assertEquals(
        List.of("sne"), workbench.runs().map(run -> run.spec().method()).toList(), "the other");
    assertEquals(2, complaints().size(), "one for the run, one for the data set");
    Files.move(aside, folder.file(hidden));
    SessionFolder next = new SessionFolder(home.resolve("next"));
    keeper = new SessionKeeper(workbench, next, Map::of, Duration.ofDays(1));
    keeper.carry(next.take(left, folder));
    keep();
    KeptRun carried = next.read().runs().getLast();
    assertEquals("t-sne", carried.spec().method());
    assertEquals("run 1", Files.readString(next.file(carried.file())));
  }

  @Test
  void aFileThatWasAskedForIsThereWhenTheWindowIsClosed() throws IOException {
    Path file = home.resolve("mine.icon");
    keeper.saveAs(file, saved::incrementAndGet);
    keeper.close();
    assertEquals(1, SessionFile.read(file, new SessionFolder(home.resolve("into"))).runs().size());
    assertEquals(1, saved.get());
    assertTrue(folder.read().closed());
  }

  @Test
  void ofTooManyRunsTheNewestAreKept() throws IOException, InterruptedException {
    workbench.restart(workbench.current().orElseThrow().spec().withSteps(1));
    workbench.drain();
    workbench.repeat(SessionState.MOST_RUNS);
    for (int run = 0; run <= SessionState.MOST_RUNS; run++) {
      tick();
    }
    assertEquals(SessionState.MOST_RUNS + 1, workbench.runs().count());
    keep();
    SessionState state = folder.read();
    assertEquals(SessionState.MOST_RUNS, state.runs().size());
    assertEquals(43, state.runs().getFirst().spec().seed(), "the oldest is left out");
    keep();
    String told = "The session keeps the newest 1000 runs only.";
    assertEquals(List.of(told), complaints().stream().filter(told::equals).toList());
  }
}
