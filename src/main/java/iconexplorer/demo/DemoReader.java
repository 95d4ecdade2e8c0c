package iconexplorer.demo;

import iconexplorer.data.DataFormatException;
import iconexplorer.export.Setting;
import iconexplorer.training.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads demos: those of the program, and those of a teacher. */
public final class DemoReader {

  private static final List<String> BUNDLED =
      List.of("one-equation-many-names", "from-t-sne-to-simclr", "labels-are-another-p");

  private DemoReader() {}

  /** The demos that come with the program, in the order of a menu. */
  public static List<Demo> bundled() {
    return BUNDLED.stream().map(DemoReader::bundled).toList();
  }

  private static Demo bundled(String id) {
    String resource = "/assets/demos/" + id + ".json";
    try (InputStream in = DemoReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /**
   * Reads a demo from a file.
   *
   * @throws DataFormatException in one sentence with the file's name and the place in it
   */
  public static Demo read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new DataFormatException(file.getFileName() + " is not text in UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a demo from its text.
   *
   * @throws IllegalArgumentException in one sentence
   */
  static Demo parse(String text) {
    JsonFields json = JsonFields.parse(text);
    List<DemoStep> steps = new ArrayList<>();
    for (JsonFields step : json.objects("steps")) {
      steps.add(step(step, steps.size() + 1));
    }
    Demo demo = new Demo(json.text("id"), json.text("title"), json.integer("minutes"), steps);
    json.noOthers();
    return demo;
  }

  private static DemoStep step(JsonFields json, int number) {
    try {
      DemoStep step =
          new DemoStep(
              json.text("text"),
              json.text("method"),
              json.text("dataset"),
              settings(json.object("settings")),
              json.integer("steps"),
              json.text("watch"));
      json.noOthers();
      return step;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("step " + number + ": " + e.getMessage(), e);
    }
  }

  private static Map<Setting, String> settings(JsonFields json) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (String name : json.names()) {
      settings.put(Setting.byId(name), json.typed(name));
    }
    return settings;
  }
}
