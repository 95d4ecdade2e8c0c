package iconexplorer.ui.method;

import iconexplorer.method.Checks;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.Reference;
import iconexplorer.method.Symbols;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;

/** What a method is, what to watch, its check and where it was published, in a pop-over. */
final class MethodNote {

  private final CardPopOver popOver = new CardPopOver(ArrowLocation.BOTTOM_LEFT);

  void show(Node owner, Method method) {
    Reference reference = method.reference();
    Label title = line(method.name(), "card-title");
    Label about = line(method.about(), "note-about");
    about.setId("about-text");
    Label symbols = line(String.join("\n", Symbols.of(method.training().equation())), "note-about");
    symbols.setId("symbols-text");
    Label difference =
        line(
            MethodTable.differenceFromLeft(method).map(d -> "It " + d + ".").orElse(""),
            "note-about");
    Label source = line(reference.citation() + ", " + reference.title(), "muted");
    Label check = line("Checked: " + String.join("; ", Checks.texts(method)) + ".", "muted");
    check.setId("check-text");
    VBox content = new VBox(title, about, symbols, difference, check, source, link(reference));
    content.getStyleClass().add("method-note");
    popOver.show(owner, content);
  }

  void hide() {
    popOver.hide();
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    label.setManaged(!text.isEmpty());
    return label;
  }

  /** To be copied: the program opens nothing outside. */
  private static TextField link(Reference reference) {
    TextField link = new TextField(reference.link());
    link.setEditable(false);
    link.setFocusTraversable(false);
    link.getStyleClass().setAll("note-link");
    link.setAccessibleText("Address of the paper");
    return link;
  }
}
