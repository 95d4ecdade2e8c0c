package iconexplorer.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.encoder.SavedModelFile;
import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process while it trains and keeps its session every 20 ms; what is on the disk is
 * then whole, and the next process goes on from it. As often as -Dicon.kills says.
 */
class KilledSessionTest {
  private static final int KILLS = Integer.getInteger("icon.kills", 3);

  @TempDir Path home;

  @Test
  void whateverTheMomentWhatWasKeptIsWholeAndOpens() throws IOException, InterruptedException {
    Random random = new Random(11);
    int opened = 0;
    int restored = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process window = start();
      try (BufferedReader out = window.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          assertTrue(!line.startsWith("complaint"), line);
          if (line.startsWith("restored ")) {
            restored++;
            assertTrue(Integer.parseInt(line.substring(9)) > 0, line);
          }
          if (line.equals("keeping")) {
            break;
          }
        }
        assertTrue(window.isAlive(), "the window ended by itself");
        Thread.sleep(random.nextInt(400));
      } finally {
        window.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      }
      assertTrue(window.exitValue() != 0, "it was killed");
      opened += whole(new SessionFolder(home.resolve("autosave")));
    }
    assertTrue(opened >= KILLS, opened + " runs were whole");
    assertEquals(KILLS - 1, restored);
  }

  /** Reads everything that session.json names. */
  private static int whole(SessionFolder folder) throws IOException {
    SessionState state = folder.read();
    int runs = 0;
    for (KeptRun run : state.runs()) {
      if (!run.file().isEmpty()) {
        assertTrue(SavedModelFile.read(folder.file(run.file())).parameters().length > 0);
        runs++;
      }
    }
    return runs;
  }

  private Process start() throws IOException {
    Path log = home.resolve("stderr.txt");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            KilledWindow.class.getName(),
            home.toString())
        .redirectError(Files.exists(log) ? log.toFile() : Files.createFile(log).toFile())
        .start();
  }

  /** Of this test, whoever runs it. */
  private static String classPath() {
    return KilledSessionTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
