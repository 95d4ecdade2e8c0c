package iconexplorer.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for Python that answers what the scripts would. */
class PythonPeerTest {

  @TempDir private Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void scikitLearnsAnswerIsReadFieldByField() throws IOException {
    String python =
        standIn(
            """
            echo '{"sklearn": "9.8"}'
            while read line; do echo '{"seconds": 2.5, "kl": 0.7, "iters": 1000}'; done
            """);
    try (ScikitLearn peer = ScikitLearn.start(python, 2)) {
      assertEquals("9.8", peer.version());
      assertEquals(new DigitsRun(2.5, 0.7, 1000), peer.digits());
      assertEquals(new DigitsRun(2.5, 0.7, 1000), peer.digits());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pyTorchIsAskedForFamilyMethodSizeAndSeconds() throws IOException {
    String python =
        standIn(
            """
            echo '{"torch": "1.2"}'
            read line
            [ "$line" = "icon xent 256 0.5" ] && echo '{"steps_per_s": 42}'
            """);
    try (Torch peer = Torch.start(python, 2, Optional.empty())) {
      assertEquals("1.2", peer.version());
      assertEquals(42, peer.rate(new Workload(Workload.Family.ICON, "xent", 256), 0.5));
      assertThrows(
          IOException.class,
          () -> peer.rate(new Workload(Workload.Family.ICON, "xent", 256), 0.5),
          "it has ended");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theAuthorsCheckoutIsHandedToTheScript() throws IOException {
    String python =
        standIn(
            """
            [ "$3" = "%s" ] && echo '{"torch": "1.2"}'
            """
                .formatted(folder.toAbsolutePath()));
    try (Torch peer = Torch.start(python, 2, Optional.of(folder))) {
      assertEquals("1.2", peer.version());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPythonWithoutTheLibraryIsNamedWithTheRemedy() throws IOException {
    String python = standIn("exit 1");
    String message =
        assertThrows(IOException.class, () -> ScikitLearn.start(python, 2)).getMessage();
    assertTrue(message.contains(python) && message.contains("scikit-learn"), message);
    assertTrue(message.contains("--python"), message);
  }

  private String standIn(String script) throws IOException {
    Path file = folder.resolve("python");
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertTrue(file.toFile().setExecutable(true));
    return file.toString();
  }
}
