package iconexplorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The licence list of the about box against what the build really ships. */
class ThirdPartyListTest {
  private static final Path LICENCES = Path.of("assets", "licences");

  @Test
  void everyShippedLibraryIsListedWithItsVersion() throws IOException {
    List<String> listed = listedJars();
    List<String> missing =
        shippedJars().stream()
            .filter(jar -> listed.stream().noneMatch(entry -> isOf(jar, entry)))
            .toList();
    assertEquals(List.of(), missing, "not in " + LICENCES.resolve("third-party.json"));
  }

  @Test
  void everyListedLibraryIsShipped() throws IOException {
    List<String> shipped = shippedJars();
    List<String> gone =
        listedJars().stream()
            .filter(entry -> shipped.stream().noneMatch(jar -> isOf(jar, entry)))
            .toList();
    assertEquals(List.of(), gone, "no longer shipped");
  }

  @Test
  void everyLicenceTextExists() throws IOException {
    for (JsonNode library : list()) {
      assertTrue(library.get("texts").size() > 0, library.get("name").asText());
      for (JsonNode text : library.get("texts")) {
        assertTrue(Files.isRegularFile(LICENCES.resolve(text.asText())), text.asText());
      }
    }
  }

  /** Whether jar "x-1.0-linux.jar" is of entry "x-1.0"; the rest of its name is its platform. */
  private static boolean isOf(String jar, String entry) {
    return jar.equals(entry + ".jar") || jar.startsWith(entry + "-");
  }

  private static List<String> shippedJars() {
    String libraries = System.getProperty("runtime.libraries");
    assumeTrue(libraries != null, "only the Maven build names the libraries");
    return Arrays.stream(libraries.split("\\|"))
        .map(path -> Path.of(path).getFileName().toString())
        .toList();
  }

  private static List<String> listedJars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (JsonNode library : list()) {
      for (JsonNode jar : library.get("jars")) {
        jars.add(jar.asText() + "-" + library.get("version").asText());
      }
    }
    return jars;
  }

  private static JsonNode list() throws IOException {
    return new ObjectMapper().readTree(LICENCES.resolve("third-party.json").toFile());
  }
}
