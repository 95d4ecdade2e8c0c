package iconexplorer.ui.method;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Every setting of a run, in a pop-over; made when it is first asked for. */
final class MoreSettings {

  private final Consumer<Edit> onEdit;
  private Optional<PopOver> open = Optional.empty();

  MoreSettings(Consumer<Edit> onEdit) {
    this.onEdit = onEdit;
  }

  void show(Node owner, List<Setting> settings) {
    open.ifPresent(PopOver::hide);
    PopOver popOver = new PopOver();
    Label refusal = new Label();
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    refusal.setMaxWidth(400);
    FlowPane fields = new FlowPane();
    fields.getStyleClass().add("more-fields");
    for (Setting setting : settings) {
      fields
          .getChildren()
          .add(new SettingField(setting, edit -> apply(popOver, edit), refusal::setText));
    }
    Label legend = new Label("↻ restarts the run; the others apply at the next step");
    legend.getStyleClass().add("muted");
    VBox content = new VBox(fields, refusal, legend);
    content.getStyleClass().add("more-settings");
    content
        .getStylesheets()
        .add(Objects.requireNonNull(MoreSettings.class.getResource("method.css")).toExternalForm());
    popOver.setContentNode(content);
    popOver.getRoot().getStylesheets().setAll(owner.getScene().getStylesheets());
    popOver.setCornerRadius(8);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    popOver.show(owner);
    open = Optional.of(popOver);
  }

  private void apply(PopOver popOver, Edit edit) {
    onEdit.accept(edit);
    if (edit instanceof Edit.Restart) {
      popOver.hide();
    }
  }
}
