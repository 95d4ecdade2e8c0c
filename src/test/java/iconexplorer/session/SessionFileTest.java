package iconexplorer.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DataFormatException;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.evaluation.LabelBudget.Point;
import iconexplorer.evaluation.Measure;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Baseline;
import iconexplorer.training.Metrics;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {

  @TempDir Path root;

  private static TrainingSpec spec(String method) {
    return RunPlanner.plan(
        MethodTable.byId(method).orElseThrow(), DatasetCatalogue.info("iris").orElseThrow(), 42);
  }

  static SessionState state() {
    return state(-9);
  }

  static SessionState state(long seed) {
    Metrics metrics = Metrics.NONE.with(Measure.NMI, 0.25);
    List<TrainingEvent> measured =
        List.of(
            new TrainingEvent.MetricsMeasured(0, 40, metrics),
            new TrainingEvent.BaselinesMeasured(
                0, 40, List.of(new Baseline(Baseline.Kind.DBSCAN_OF_DATA, metrics, "ε 0.5"))),
            new TrainingEvent.LabelBudgetsMeasured(
                0,
                40,
                Map.of("clusters", new LabelBudget(List.of(new Point(0.01, 14, 0.75, 0.5, 2.5))))),
            new TrainingEvent.Noted(0, "3 anchors without a positive"));
    return new SessionState(
        Instant.parse("2026-03-04T05:06:07Z"),
        false,
        false,
        List.of(
            new KeptRun(
                "1-2.run",
                spec("t-sne"),
                RunState.FINISHED,
                "plateau",
                true,
                measured,
                Optional.of(
                    new RunTimes(
                        Instant.EPOCH, Instant.EPOCH.plusSeconds(9), Duration.ofMillis(1500)))),
            new KeptRun("", spec("sne"), RunState.QUEUED, "", false, List.of(), Optional.empty()),
            new KeptRun(
                "7-1.run",
                spec("infonce"),
                RunState.RUNNING,
                "",
                false,
                List.of(),
                Optional.empty())),
        2,
        "gaussian/student-t",
        "t-sne",
        "digits?part=test",
        seed,
        Map.of("tab", "Metrics"));
  }

  private SessionFolder folder() throws IOException {
    SessionFolder folder = new SessionFolder(root.resolve("folder"));
    folder.make();
    Files.write(folder.file("1-2.run"), new byte[] {1, 2, 3});
    Files.write(folder.file("7-1.run"), new byte[100_000]);
    return folder;
  }

  @Test
  void aFolderReadsBack() throws IOException {
    SessionFolder folder = folder();
    assertFalse(folder.holdsSession());
    folder.write(state());
    assertTrue(folder.holdsSession());
    assertEquals(state(), folder.read());
    folder.write(state().asClosed());
    assertTrue(folder.read().closed());
  }

  @Test
  void filesOfRunsThatAreGoneAreRemoved() throws IOException {
    SessionFolder folder = folder();
    Files.write(folder.file("1-1.run"), new byte[] {1});
    Path other = Files.writeString(folder.path().resolve("notes.txt"), "mine");
    folder.write(state());
    assertTrue(Files.exists(folder.file("1-2.run")));
    assertFalse(Files.exists(folder.file("1-1.run")));
    assertTrue(Files.exists(other));
    folder.write(state().withFiles(Map.of("7-1.run", "")));
    assertFalse(Files.exists(folder.file("7-1.run")));
    assertEquals("", folder.read().runs().getLast().file());
  }

  @Test
  void aFileReadsBackWithItsRuns() throws IOException {
    Path file = root.resolve("mine.icon");
    SessionFile.write(file, folder(), state());
    SessionFolder into = new SessionFolder(root.resolve("into"));
    assertEquals(state(), SessionFile.read(file, into));
    assertEquals(state(), into.read());
    assertEquals(3, Files.size(into.file("1-2.run")));
    assertEquals(100_000, Files.size(into.file("7-1.run")));
    SessionFile.write(root.resolve("again.icon"), into, state());
    assertEquals(-1, Files.mismatch(file, root.resolve("again.icon")));
  }

  @Test
  void eventsGetTheNumberOfTheirNewRun() {
    for (TrainingEvent event : state().runs().getFirst().measuredAs(77)) {
      assertEquals(77, event.run());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../1-1.run",
        "/tmp/1-1.run",
        "1-1.run/../../x",
        "1-1.RUN",
        "a",
        "1-1.run ",
        "C:1-1.run",
        "1234567890-1.run"
      })
  void noNameLeadsOutOfTheFolder(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new KeptRun(
                name, spec("sne"), RunState.PAUSED, "", false, List.of(), Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> new SessionFolder(root).file(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "file" : "1-2.run" | "file" : "../../evil" | the file of a run is called like
          "schema" : 1 | "schema" : 9 | it has schema 9
          "current" : 2 | "current" : 3 | the current run must be in [-1, 3), got 3
          "state" : "finished" | "state" : "bored" | unknown state "bored"
          "saved" : "2026-03-04T05:06:07Z" | "saved" : "yesterday" | "saved" must be a time like
          "kind" : "dbscanOfData" | "kind" : "x" | unknown baseline "x"
          "steps" : 1000 | "steps" : -1 | steps must be at least 1, got -1
          """)
  void whatCannotBeUsedIsRefusedInOneSentence(String good, String bad, String complaint)
      throws IOException {
    SessionFolder folder = folder();
    folder.write(state());
    Path file = folder.path().resolve("session.json");
    String text = Files.readString(file);
    assertTrue(text.contains(good), text);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(good), bad));
    DataFormatException refused = assertThrows(DataFormatException.class, folder::read);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file + ": " + complaint), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aBombIsRefusedBeforeItGrows() throws IOException {
    Path packed = root.resolve("packed.icon");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
      zip.putNextEntry(new ZipEntry("session.json"));
      SessionFolder folder = folder();
      folder.write(state());
      Files.copy(folder.path().resolve("session.json"), zip);
      zip.putNextEntry(new ZipEntry("1-2.run"));
      zip.write(new byte[50_000_000]);
    }
    assertRefused(packed, "is missing or packed");

    Path json = root.resolve("json.icon");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(json))) {
      zip.putNextEntry(new ZipEntry("session.json"));
      spaces(zip, SessionFolder.LARGEST_STATE + 1);
    }
    assertRefused(json, "session.json is larger than 64 MiB");
    try (Stream<Path> files = Files.walk(root.resolve("into"))) {
      assertEquals(0, files.filter(Files::isRegularFile).count());
    }
  }

  private static void spaces(OutputStream out, int count) throws IOException {
    byte[] piece = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    for (int left = count; left > 0; left -= piece.length) {
      out.write(piece, 0, Math.min(left, piece.length));
    }
  }

  @Test
  void aCutOrForeignFileIsRefused() throws IOException {
    Path file = root.resolve("mine.icon");
    SessionFile.write(file, folder(), state());
    byte[] intact = Files.readAllBytes(file);
    for (int length = 0; length < intact.length - 1; length += 4001) {
      Files.write(file, Arrays.copyOf(intact, length));
      assertRefused(file, "mine.icon: ");
    }
    Path other = root.resolve("other.icon");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
    }
    assertRefused(other, "this zip is no session");
    assertRefused(root.resolve("none.icon"), "there is no such file");
  }

  private void assertRefused(Path file, String complaint) {
    DataFormatException refused =
        assertThrows(
            DataFormatException.class,
            () -> SessionFile.read(file, new SessionFolder(root.resolve("into"))));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(complaint) && message.lines().count() == 1, message);
  }

  @Test
  void aRefusalIsOneLineWhateverTheFileSays() throws IOException {
    SessionFolder folder = new SessionFolder(root.resolve("lines"));
    folder.write(state());
    Path file = root.resolve("lines/session.json");
    String text = Files.readString(file);
    assertTrue(text.contains("\"student-t\""));
    Files.writeString(file, text.replace("\"student-t\"", "\"student\\n\\r-t\""));
    DataFormatException refused = assertThrows(DataFormatException.class, folder::read);
    assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
  }
}
