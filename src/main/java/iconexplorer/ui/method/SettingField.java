package iconexplorer.ui.method;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A setting with its title above; Enter or leaving the field commits, a bad value goes back. */
final class SettingField extends VBox {

  private final Label title = new Label();
  private final Consumer<Edit> onEdit;
  private final Consumer<String> onRefused;
  private final Editor editor;
  private Setting setting;

  private record Editor(Control control, Consumer<String> write) {}

  /**
   * @param onEdit gets what a good new value does
   * @param onRefused gets one sentence about a bad value; an empty one when all is well again
   */
  SettingField(Setting setting, Consumer<Edit> onEdit, Consumer<String> onRefused) {
    this.setting = setting;
    this.onEdit = onEdit;
    this.onRefused = onRefused;
    getStyleClass().add("setting");
    title.getStyleClass().add("setting-title");
    title.setText(setting.title() + (setting.restarts() ? " ↻" : ""));
    title.setMinWidth(USE_PREF_SIZE);
    editor = setting.choices().isEmpty() ? field() : choice();
    Control control = editor.control();
    control.setId("setting-" + setting.id());
    control.setAccessibleText(setting.title() + ", " + setting.when());
    control.setTooltip(tooltip(setting));
    getChildren().addAll(title, control);
    show(setting);
  }

  private static Tooltip tooltip(Setting setting) {
    Tooltip tooltip = new Tooltip(setting.help() + "\nA new value " + setting.when() + ".");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(300);
    return tooltip;
  }

  /** What was refused, as it is shown. */
  static String sentence(RuntimeException refused) {
    String why = refused.getMessage() == null ? "That value cannot be used." : refused.getMessage();
    return why.substring(0, 1).toUpperCase(Locale.ENGLISH)
        + why.substring(1)
        + (why.endsWith(".") ? "" : ".");
  }

  private Editor field() {
    TextField field = new TextField();
    field.getStyleClass().add("value-field");
    field.setOnAction(event -> commit(field));
    field
        .focusedProperty()
        .addListener((observed, before, now) -> {
          if (!now) {
            commit(field);
          }
        });
    return new Editor(field, field::setText);
  }

  private Editor choice() {
    ComboBox<String> choice = new ComboBox<>();
    choice.getItems().setAll(setting.choices());
    choice.setOnAction(event -> {
      if (choice.getValue() != null && !choice.getValue().equals(setting.value())) {
        commit(choice.getValue());
      }
    });
    return new Editor(choice, choice::setValue);
  }

  private void commit(TextField field) {
    if (!field.getText().equals(setting.value())) {
      commit(field.getText());
    }
  }

  private void commit(String text) {
    try {
      Edit edit = setting.parse().apply(text);
      onRefused.accept("");
      setting = changedTo(text);
      onEdit.accept(edit);
    } catch (IllegalArgumentException | ArithmeticException refused) {
      write();
      onRefused.accept(sentence(refused));
    }
  }

  private Setting changedTo(String text) {
    return new Setting(
        setting.id(),
        setting.title(),
        text,
        setting.help(),
        setting.restarts(),
        setting.choices(),
        setting.parse());
  }

  /** The id of its setting. */
  String settingId() {
    return setting.id();
  }

  /** Shows a value that is in force already, unless the person is typing. */
  void show(Setting newest) {
    setting = newest;
    if (!editor.control().isFocused()) {
      write();
    }
  }

  private void write() {
    editor.write().accept(setting.value());
  }
}
