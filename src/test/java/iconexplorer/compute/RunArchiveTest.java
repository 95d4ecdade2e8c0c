package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Curve;
import iconexplorer.training.Plateau;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunArchiveTest {

  @TempDir Path folder;

  @BeforeAll
  static void startNd4j() {
    Device.start();
  }

  private static TrainingSpec spec(String method, String dataset, int steps) {
    DatasetInfo data = DatasetCatalogue.info(dataset).orElseThrow();
    return RunPlanner.plan(MethodTable.byId(method).orElseThrow(), data, 7).withSteps(steps);
  }

  private static Run begun(TrainingSpec spec, List<TrainingEvent> events, int steps) {
    Dataset data = DatasetCatalogue.load(spec.dataset(), spec.seed());
    TrainingSession session = new TrainingSession(1, spec, data, events::add);
    session.begin(Checkpoint.NONE);
    go(session, steps);
    return new Run(session, data);
  }

  private static void go(TrainingSession session, int steps) {
    for (int step = 0; step < steps; step++) {
      session.step();
    }
  }

  private Run again(Run run, RunState then, List<TrainingEvent> events) throws IOException {
    Path file = RunArchive.Copy.of(run.session()).write(folder.resolve("sub/1-1.run"));
    return RunArchive.read(
        9, file, then, "so it was", new DatasetShelf(), new SupervisionCache(), events::add);
  }

  @ParameterizedTest
  @CsvSource({
    "t-sne, iris",
    "infonce, iris",
    "supcon, iris",
    "k-means, iris",
    "cross-entropy, iris",
    "iic, iris",
    "clip, digit-halves"
  })
  void aRunThatWasKeptGoesOnBitForBit(String method, String dataset) throws IOException {
    TrainingSpec spec = spec(method, dataset, 24);
    List<TrainingEvent> whole = new ArrayList<>();
    Run uncut = begun(spec, whole, 24);
    List<TrainingEvent> before = new ArrayList<>();
    Run cut = begun(spec, before, 11);
    List<TrainingEvent> after = new ArrayList<>();
    Run back = again(cut, RunState.RUNNING, after);
    assertEquals(RunState.PARKED, back.state());
    assertEquals(11, back.session().steps());
    cut.close();
    back.session().begin(Checkpoint.NONE);
    go(back.session(), 13);

    assertEquals(RunState.FINISHED, back.state());
    double[] curve = Curve.of(whole);
    assertEquals(24, curve.length);
    before.addAll(after);
    assertArrayEquals(curve, Curve.of(before));
    assertArrayEquals(curve, Curve.of(back.session().history()));
    assertArrayEquals(uncut.embedding().values(), back.embedding().values());
    uncut.close();
    back.close();
  }

  @ParameterizedTest
  @CsvSource({
    "t-sne, iris",
    "cross-entropy, iris",
    "iic, iris",
    "moco-v3, iris",
    "clip, digit-halves"
  })
  void equalRunsGiveEqualModels(String method, String dataset) throws IOException {
    TrainingSpec spec = spec(method, dataset, 12);
    Run first = begun(spec, new ArrayList<>(), 12);
    Run second = begun(spec, new ArrayList<>(), 12);
    byte[] bytes = Files.readAllBytes(ModelArchive.write(first.session(), folder.resolve("1")));
    assertArrayEquals(
        bytes, Files.readAllBytes(ModelArchive.write(second.session(), folder.resolve("2"))));
    requireNoTimes(new ByteArrayInputStream(bytes));
    first.close();
    second.close();
  }

  /** Clocks of two seconds in zips would hide most of what the comparison looks for. */
  private static void requireNoTimes(InputStream stream) throws IOException {
    ZipInputStream zip = new ZipInputStream(stream);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal(), entry.getName());
      if (entry.getName().endsWith(".zip")) {
        requireNoTimes(zip);
      }
    }
  }

  /** t-SNE's exaggeration ends at 250, and IIC reports another sub-head now and then. */
  @ParameterizedTest
  @CsvSource({"t-sne, 60, 0.5, 20", "t-sne, 60, 0.5, 100", "iic, 150, 50, 10"})
  void aRunThatWasKeptEndsOnThePlateauThatItWouldHaveEndedOn(
      String method, int patience, double least, int before) throws IOException {
    TrainingSpec planned = spec(method, "iris", 450).withPlateau(new Plateau(patience, least));
    TrainingSpec spec =
        method.equals("iic") ? planned.withHeads(new Heads(3, 7)).withBatchItems(30) : planned;
    Run uncut = begun(spec, new ArrayList<>(), 450);
    int end = uncut.session().steps();
    assertEquals(RunState.FINISHED, uncut.state());
    assertTrue(end < 450, "it ended early");
    assertTrue(
        uncut.session().history().stream()
            .anyMatch(event -> event instanceof Marked mark && mark.step() < end - 20),
        "something changed on the way");
    Run cut = begun(spec, new ArrayList<>(), end - before);
    Run back = again(cut, RunState.RUNNING, new ArrayList<>());
    back.session().begin(Checkpoint.NONE);
    go(back.session(), 450);
    assertEquals(end, back.session().steps());
    uncut.close();
    cut.close();
    back.close();
  }

  @Test
  void anEndedRunIsStillEndedAndSaysWhy() throws IOException {
    Run run = begun(spec("t-sne", "iris", 20), new ArrayList<>(), 5);
    List<TrainingEvent> events = new ArrayList<>();
    Run back = again(run, RunState.STOPPED, events);
    assertEquals(RunState.STOPPED, back.state());
    assertEquals(
        new TrainingEvent.StateChanged(9, RunState.STOPPED, "so it was"), events.getLast());
    back.close();
    run.close();
  }

  @Test
  void aDamagedFileIsRefusedInOneSentenceWhereverTheDamageIs() throws IOException {
    Run run = begun(spec("t-sne", "iris", 20), new ArrayList<>(), 5);
    Path file = RunArchive.Copy.of(run.session()).write(folder.resolve("1-1.run"));
    run.close();
    byte[] intact = Files.readAllBytes(file);
    for (int at = 0; at < intact.length; at += 1 + intact.length / 97) {
      byte[] flipped = intact.clone();
      flipped[at] ^= 4;
      assertRefused(Files.write(file, flipped));
      assertRefused(Files.write(file, java.util.Arrays.copyOf(intact, at)));
    }
  }

  private static void assertRefused(Path file) {
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class,
            () ->
                RunArchive.read(
                    9,
                    file,
                    RunState.PAUSED,
                    "",
                    new DatasetShelf(),
                    new SupervisionCache(),
                    event -> {}));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("1-1.run") && message.lines().count() == 1, message);
  }
}
