package iconexplorer.ui.data;

import iconexplorer.data.DataAddress.Setting;
import iconexplorer.data.TableForm;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** How a table was read, and ways to have it read otherwise. */
final class FormChoices extends FlowPane {

  /** What a person reads, and how it is written in an address. */
  private record Choice(String words, String value) {
    @Override
    public String toString() {
      return words;
    }
  }

  private static final List<Choice> HEADERS =
      List.of(new Choice("names", "yes"), new Choice("data", "no"));
  private static final List<Choice> ROWS =
      List.of(new Choice("features", "table"), new Choice("square images", "images"));
  private static final List<Choice> DELIMITERS =
      List.of(
          new Choice("commas", "comma"),
          new Choice("semicolons", "semicolon"),
          new Choice("tabs", "tab"),
          new Choice("bars", "bar"),
          new Choice("blanks", "blank"));
  private static final String SEPARATORS = ",;\t| ";

  private final BiConsumer<Setting, String> otherwise;

  /**
   * @param images whether rows were taken for images
   * @param otherwise hears what a person chose, and how it is written
   */
  FormChoices(TableForm form, boolean images, BiConsumer<Setting, String> otherwise) {
    this.otherwise = otherwise;
    getStyleClass().add("data-choices");
    form.delimiter()
        .ifPresent(delimiter -> {
          add("First row holds", Setting.HEADER, HEADERS, form.header() ? 0 : 1);
          add("Separated by", Setting.DELIMITER, DELIMITERS, SEPARATORS.indexOf(delimiter));
        });
    if (form.square() || images) {
      add("Rows are", Setting.AS, ROWS, images ? 1 : 0);
    }
  }

  private void add(String words, Setting setting, List<Choice> choices, int chosen) {
    ChoiceBox<Choice> box = new ChoiceBox<>();
    box.setId("data-" + setting.id());
    box.getItems().addAll(choices);
    box.getSelectionModel().select(chosen);
    box.valueProperty()
        .addListener((observed, before, now) -> otherwise.accept(setting, now.value()));
    HBox pair = new HBox(new Label(words), box);
    pair.getStyleClass().add("data-row");
    getChildren().add(pair);
  }
}
