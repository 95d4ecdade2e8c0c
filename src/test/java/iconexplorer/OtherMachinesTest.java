package iconexplorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell agrees with its reference on a machine with narrower vectors, or with none. */
class OtherMachinesTest {

  private static final Path CELLS = Path.of("../shared/reference/fixtures/cells.json");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"-XX:UseAVX=2, true", "-XX:UseAVX=0, true", "-XX:UseAVX=2, false"})
  void everyCellAgreesWithItsReferenceByNarrowVectorsAndByNone(String flag, boolean vectors)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(CELLS), "reference fixtures are not beside the project: skipped");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (vectors) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions", // UseAVX is x86's.
            flag,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            "iconexplorer.Launcher",
            "evaluate",
            CELLS.toString(),
            "--check"));
    Path output = folder.resolve("output");
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(java.waitFor(2, TimeUnit.MINUTES), "still running");
      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertEquals(0, java.exitValue(), said);
      assertTrue(said.contains("299 compared"), said);
      assertEquals(!vectors, said.contains("without its vector module"), said);
    } finally {
      java.destroyForcibly();
    }
  }
}
