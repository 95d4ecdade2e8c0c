package iconexplorer.ui.method;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Every setting of a run, in a pop-over; made when it is first asked for. */
final class MoreSettings {

  private static final int COLUMNS = 3;

  private final Consumer<Edit> onEdit;
  private final CardPopOver popOver = new CardPopOver(ArrowLocation.BOTTOM_RIGHT);

  MoreSettings(Consumer<Edit> onEdit) {
    this.onEdit = onEdit;
  }

  void show(Node owner, List<Settings.Group> groups) {
    Label refusal = new Label();
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    Label legend = new Label("↻ restarts the run; the others apply at the next step");
    legend.getStyleClass().add("muted");
    legend.visibleProperty().bind(refusal.textProperty().isEmpty());
    GridPane fields = fields(groups, this::apply, refusal::setText);
    StackPane words = new StackPane(legend, refusal);
    words.getStyleClass().add("more-words");
    VBox content = new VBox(fields, words);
    content.getStyleClass().add("more-settings");
    popOver.show(owner, content);
  }

  /** In columns of one width; beside the first of a group stands its title. */
  private static GridPane fields(
      List<Settings.Group> groups, Consumer<Edit> onEdit, Consumer<String> onRefused) {
    GridPane fields = new GridPane();
    fields.getStyleClass().add("more-fields");
    int row = 0;
    for (Settings.Group group : groups) {
      Label title = new Label(group.title());
      title.getStyleClass().add("more-group");
      GridPane.setValignment(title, VPos.BOTTOM);
      fields.add(title, 0, row);
      for (int i = 0; i < group.settings().size(); i++) {
        fields.add(
            new SettingField(group.settings().get(i), onEdit, onRefused),
            1 + i % COLUMNS,
            row + i / COLUMNS);
      }
      row += (group.settings().size() + COLUMNS - 1) / COLUMNS;
    }
    return fields;
  }

  private void apply(Edit edit) {
    onEdit.accept(edit);
    if (edit instanceof Edit.Restart) {
      popOver.hide();
    }
  }
}
