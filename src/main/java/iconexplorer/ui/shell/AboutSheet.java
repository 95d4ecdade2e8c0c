package iconexplorer.ui.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.export.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What the program is, and whose work it stands on. */
final class AboutSheet extends VBox {

  private static final String LICENCES = "/assets/licences/third-party.json";

  private record Library(String name, String version, String licence) {}

  AboutSheet() {
    getStyleClass().add("about-sheet");
    Label what =
        new Label(
            "A periodic table of representation learning that trains when you click it.\n"
                + "Licensed under Apache-2.0. The equation and the table are from Alshammari,"
                + " Hershey, Feldmann, Freeman and Hamilton, I-Con, ICLR 2025.");
    what.setWrapText(true);
    GridPane libraries = new GridPane();
    libraries.getStyleClass().add("library-list");
    int row = 0;
    for (Library library : libraries()) {
      Label name = new Label(library.name());
      libraries.addRow(row++, name, muted(library.version()), muted(library.licence()));
    }
    ScrollPane scroll = new ScrollPane(libraries);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(300);
    getChildren()
        .addAll(muted("Version " + Versions.program()), what, muted("Libraries and fonts"), scroll);
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static List<Library> libraries() {
    try (InputStream in = AboutSheet.class.getResourceAsStream(LICENCES)) {
      if (in == null) {
        return List.of();
      }
      List<Library> libraries = new ArrayList<>();
      for (JsonNode entry : new ObjectMapper().readTree(in)) {
        libraries.add(
            new Library(
                entry.path("name").asText(),
                entry.path("version").asText(),
                entry.path("licence").asText()));
      }
      return libraries;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + LICENCES, unreadable);
    }
  }
}
