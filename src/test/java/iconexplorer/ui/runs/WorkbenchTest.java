package iconexplorer.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.session.SessionState;
import iconexplorer.training.Change;
import iconexplorer.training.EventInbox;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

  private final EventInbox inbox = new EventInbox();
  private final FakeLaboratory laboratory = new FakeLaboratory(inbox);
  private final Workbench workbench = new Workbench(inbox, DatasetCatalogue.all().getFirst());

  WorkbenchTest() {
    workbench.attach(laboratory);
    workbench.drain();
    laboratory.calls.clear();
  }

  private static Method method(String id) {
    return MethodTable.byId(id).orElseThrow();
  }

  private static Place place(String id) {
    return Place.of(method(id));
  }

  private Run start(String id) {
    workbench.start(method(id));
    workbench.drain();
    return workbench.current().orElseThrow();
  }

  private void tick(int steps) {
    laboratory.tick(steps);
    workbench.drain();
  }

  @Test
  void onlyARunThatStartedByItselfIsNothingToBeKept() {
    workbench.select(place("t-sne"));
    workbench.startByItself();
    workbench.drain();
    assertTrue(kept().untouched());
    workbench.change(new Change.Alpha(0.3));
    assertFalse(kept().untouched());
    workbench.restart();
    workbench.drain();
    assertFalse(kept().untouched());
  }

  private SessionState kept() {
    return workbench.state(
        workbench.runs().collect(Collectors.toMap(Run::id, run -> run.id() + "-1.run")), Map.of());
  }

  @Test
  void selectingATrainablePlaceAsksForAStartButStartsNothing() {
    assertTrue(workbench.select(place("t-sne")));
    assertEquals(List.of(), laboratory.calls);
    assertEquals("t-sne", workbench.methodProperty().get().orElseThrow().id());
  }

  @Test
  void whatWasSelectedBeforeTheLaboratoryCameStartsWithIt() {
    Workbench early = new Workbench(inbox, DatasetCatalogue.all().getFirst());
    early.select(place("sne"));
    early.startSelected();
    assertTrue(early.current().isEmpty());
    early.attach(laboratory);
    assertTrue(laboratory.calls.contains("start sne"));
  }

  @Test
  void repeatingTrainsMoreSeedsOneAfterAnotherAndKeepsThem() {
    Run first = start("t-sne");
    workbench.repeat(2);
    assertEquals(2, workbench.seedsToCome());
    finish(first);
    Run second = workbench.current().orElseThrow();
    assertEquals(first.spec().withSeed(first.spec().seed() + 1), second.spec());
    assertEquals(1, workbench.seedsToCome());
    finish(second);
    Run third = workbench.current().orElseThrow();
    finish(third);
    assertEquals(Optional.of(third), workbench.current());
    assertEquals(List.of(first, second, third), workbench.runs().toList());
    assertEquals(3, workbench.repeatsOf(first).finished());
    assertEquals(workbench.repeatsOf(first), workbench.repeatsOf(third));
    workbench.repeat(1);
    assertEquals(first.spec().seed() + 3, workbench.current().orElseThrow().spec().seed());
  }

  @Test
  void seedsToComeWaitWhileThePersonLooksElsewhereAndEndWithAStop() {
    Run first = start("t-sne");
    workbench.repeat(3);
    Run other = start("sne");
    finish(other);
    assertEquals(Optional.of(other), workbench.current());
    assertEquals(3, workbench.seedsToCome());
    workbench.bringForward(first);
    workbench.drain();
    workbench.stop();
    workbench.drain();
    assertEquals(0, workbench.seedsToCome());
    assertEquals(2, workbench.runs().count());
  }

  private void finish(Run run) {
    tick(run.spec().steps());
    assertEquals(RunState.FINISHED, run.state());
    workbench.drain();
  }

  @Test
  void comingBackToAParkedRunResumesIt() {
    Run first = start("t-sne");
    tick(10);
    start("sne");
    assertEquals(RunState.PARKED, first.state());
    assertFalse(workbench.select(place("t-sne")));
    workbench.drain();
    assertEquals(RunState.RUNNING, first.state());
    assertEquals(Optional.of(first), workbench.current());
    assertTrue(first.events().size() > 10, "its events are kept for the pictures");
  }

  @Test
  void aRunThatThePersonPausedStaysPausedWhenComingBack() {
    Run first = start("t-sne");
    workbench.toggle();
    start("sne");
    workbench.select(place("t-sne"));
    workbench.drain();
    assertEquals(RunState.PAUSED, first.state());
  }

  @Test
  void aRestartDiscardsTheRunItReplaces() {
    Run first = start("t-sne");
    for (int i = 0; i < 20; i++) {
      workbench.restart();
    }
    workbench.drain();
    assertEquals(1, workbench.runs().count());
    assertTrue(laboratory.calls.contains("discard " + first.id()));
  }

  @Test
  void aChangedAlphaIsInForceAfterARestart() {
    start("t-sne");
    workbench.change(new Change.Alpha(0.2));
    workbench.restart();
    assertEquals(0.2, workbench.current().orElseThrow().spec().equation().modifiers().alpha());
  }

  @Test
  void aNewSeedIsTheNextOne() {
    start("t-sne");
    workbench.newSeed();
    assertEquals(Workbench.FIRST_SEED + 1, workbench.current().orElseThrow().spec().seed());
  }

  @Test
  void oneStepPausesWhatTrains() {
    Run run = start("t-sne");
    workbench.step();
    workbench.drain();
    assertEquals(RunState.PAUSED, run.state());
    assertEquals(1, run.stepProperty().get());
  }

  @Test
  void aFinishedRunGoesOnForAsLongAgain() {
    Run run = start("t-sne");
    tick(run.spec().steps());
    assertEquals(RunState.FINISHED, run.state());
    workbench.toggle();
    assertEquals(2 * run.spec().steps(), run.plannedSteps());
    assertEquals(0.5, run.progress(), 1e-9);
  }

  @Test
  void theTileOfARunThatEndedElsewhereSaysSoUntilItIsSeen() {
    Run first = start("t-sne");
    start("sne");
    inbox.accept(new TrainingEvent.StateChanged(first.id(), RunState.FINISHED, ""));
    workbench.drain();
    assertTrue(workbench.statusOf(place("t-sne")).get().unseen());
    workbench.select(place("t-sne"));
    assertFalse(workbench.statusOf(place("t-sne")).get().unseen());
  }

  @Test
  void anotherDataSetStartsTheMethodAnewOnIt() {
    start("t-sne");
    workbench.changeDataset(workbench.dataOf("iris"));
    assertEquals("iris", workbench.current().orElseThrow().spec().dataset());
  }

  @Test
  void tilesTellAboutTheDataSetInWorkAndRunsOnOthersAreKept() {
    Run digits = start("t-sne");
    tick(digits.spec().steps());
    assertFalse(workbench.statusOf(place("t-sne")).get().figure().isEmpty());
    start("sne");
    workbench.changeDataset(workbench.dataOf("iris"));
    workbench.drain();
    assertEquals(TileStatus.NONE, workbench.statusOf(place("t-sne")).get());
    assertTrue(workbench.select(place("t-sne")), "nothing has run on iris yet");
    workbench.changeDataset(workbench.dataOf("digits"));
    assertFalse(workbench.select(place("t-sne")));
    assertEquals(Optional.of(digits), workbench.current());
    assertEquals(1, workbench.statusOf(place("t-sne")).get().progress());
  }

  @Test
  void aMethodThatCannotTrainOnOtherDataLeavesTheDataSetAsItIs() {
    Run run = start("supcon");
    workbench.changeDataset(
        new DatasetInfo("plain.csv", "plain", "", 200, 3, 0, Optional.empty(), false));
    assertEquals("digits", workbench.datasetProperty().get().id());
    assertEquals(Optional.of(run), workbench.current());
    assertEquals(1, workbench.messages().all().size());
  }

  @Test
  void twoMethodsOfOneCellKeepTheirRuns() {
    Run first = start("t-simclr");
    start("t-simcne");
    assertEquals(2, workbench.runs().count());
    start("t-simclr");
    assertEquals(Optional.of(first), workbench.current());
    assertEquals(
        Optional.of(method("t-simclr")), workbench.statusOf(place("t-simclr")).get().method());
  }

  @Test
  void aDemoBeginsAnewAndKeepsTheRunThatWasThere() {
    Run first = start("t-sne");
    tick(first.spec().steps());
    Run played = workbench.play(method("t-sne"), workbench.datasetProperty().get(), first.spec());
    workbench.drain();
    assertEquals(RunState.RUNNING, played.state());
    assertEquals(List.of(first, played), workbench.runs().toList());
    workbench.bringForward(first);
    assertEquals(Optional.of(first), workbench.current());
    assertEquals(1, workbench.statusOf(place("t-sne")).get().progress());
  }

  @Test
  void alphaStaysBelowOneWhereNegativesAreNeeded() {
    Run run = start("triplet");
    workbench.change(new Change.Alpha(0.9));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> workbench.change(new Change.Alpha(1)));
    assertTrue(refused.getMessage().startsWith("alpha must be below 1"), refused.getMessage());
    assertEquals(0.9, run.spec().equation().modifiers().alpha());
    start("sne");
    workbench.change(new Change.Alpha(1));
    assertEquals(1, workbench.current().orElseThrow().spec().equation().modifiers().alpha());
  }

  @Test
  void aFileThatIsNoModelIsOneMessageAndTheRunGoesOn() {
    Run run = start("t-sne");
    AtomicInteger ends = new AtomicInteger();
    workbench.loadModel(Path.of("holiday.zip"), Checkpoint.NONE, ends::incrementAndGet);
    workbench.loadModel(Path.of("holiday.zip"), Checkpoint.NONE, ends::incrementAndGet);
    workbench.drain();
    assertEquals(2, ends.get());
    assertEquals(1, workbench.messages().all().size());
    assertEquals(2, workbench.messages().all().getFirst().count());
    assertEquals(RunState.RUNNING, run.state());
  }

  @Test
  void framesOfOtherRunsAreNotHandedOut() {
    Run first = start("t-sne");
    start("sne");
    laboratory.show(first.id());
    assertTrue(workbench.drain().isEmpty());
    assertTrue(first.frameProperty().get().isPresent());
  }
}
