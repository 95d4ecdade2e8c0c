package iconexplorer.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Versions of the program and of what computes in it. */
public final class Versions {
  private Versions() {}

  /** The program's version, as in its pom. */
  public static String program() {
    return version("version.properties", "unknown");
  }

  /** Program, libraries, Java and operating system, in this order. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("icon-explorer", program());
    versions.put("nd4j", ofArtifact("org.nd4j/nd4j-api", "unknown"));
    versions.put("deeplearning4j", ofArtifact("org.deeplearning4j/deeplearning4j-nn", "unknown"));
    versions.put("java", System.getProperty("java.runtime.version", "unknown"));
    versions.put(
        "os",
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"));
    return versions;
  }

  /** What Maven leaves in a jar. */
  private static String ofArtifact(String artifact, String fallback) {
    return version("/META-INF/maven/" + artifact + "/pom.properties", fallback);
  }

  private static String version(String resource, String fallback) {
    try (InputStream in = Versions.class.getResourceAsStream(resource)) {
      if (in == null) {
        return fallback;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", fallback);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
