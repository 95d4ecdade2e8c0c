package iconexplorer.ui.demo;

import iconexplorer.data.DatasetInfo;
import iconexplorer.demo.Demo;
import iconexplorer.demo.DemoStep;
import iconexplorer.method.MethodTable;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A guided demo, one step at a time: what to know, what to watch; each step runs its cell. */
public final class DemoBar extends HBox {

  private final Workbench workbench;
  private final Label title = new Label();
  private final Label counter = new Label();
  private final Label text = new Label();
  private final Label watch = new Label();
  private final Button back = new Button("Back");
  private final Button next = new Button("Next");
  private final Map<Integer, Run> runs = new HashMap<>();
  private Optional<Demo> playing = Optional.empty();
  private int step;

  public DemoBar(Workbench workbench) {
    this.workbench = workbench;
    getStyleClass().add("demo-bar");
    setId("demo-bar");
    getStylesheets()
        .add(Objects.requireNonNull(DemoBar.class.getResource("demo.css")).toExternalForm());
    build();
    show(false);
  }

  private void build() {
    title.getStyleClass().add("demo-title");
    title.setWrapText(true);
    counter.getStyleClass().add("muted");
    counter.setId("demo-counter");
    VBox head = new VBox(title, counter);
    head.getStyleClass().add("demo-head");
    VBox say = words("What it is", text);
    VBox look = words("What to watch", watch);
    setHgrow(say, Priority.ALWAYS);
    setHgrow(look, Priority.SOMETIMES);
    back.setId("demo-back");
    back.setOnAction(event -> go(step - 1));
    next.setId("demo-next");
    next.getStyleClass().add("accent");
    next.setOnAction(event -> forward());
    Button close = new Button("✕");
    close.setId("demo-close");
    close.getStyleClass().add("link-button");
    close.setAccessibleText("Close the demo");
    close.setOnAction(event -> close());
    HBox buttons = new HBox(back, next, close);
    buttons.getStyleClass().add("demo-buttons");
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(head, say, look, buttons);
  }

  private static VBox words(String heading, Label words) {
    Label above = new Label(heading);
    above.getStyleClass().add("demo-heading");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(above, words);
    box.getStyleClass().add("demo-words");
    return box;
  }

  /** Begins a demo at its first step. */
  public void play(Demo demo) {
    playing = Optional.of(demo);
    runs.clear();
    title.setText(demo.title());
    show(true);
    go(0);
  }

  /** Whether there was a demo to close. */
  public boolean close() {
    boolean open = playing.isPresent();
    playing = Optional.empty();
    show(false);
    return open;
  }

  private void forward() {
    boolean last = playing.filter(demo -> step == demo.steps().size() - 1).isPresent();
    if (last) {
      close();
    } else {
      go(step + 1);
    }
  }

  private void go(int wanted) {
    playing.ifPresent(demo -> {
      int count = demo.steps().size();
      step = Math.clamp(wanted, 0, count - 1);
      DemoStep chosen = demo.steps().get(step);
      counter.setText("step " + (step + 1) + " of " + count);
      text.setText(chosen.text());
      watch.setText(chosen.watch());
      back.setDisable(step == 0);
      next.setText(step == count - 1 ? "Done" : "Next");
      run(chosen);
    });
  }

  /** A step begins anew, whatever ran before the demo; going back finds the demo's own run. */
  private void run(DemoStep chosen) {
    Optional<Run> before = workbench.runs().filter(run -> run == runs.get(step)).findFirst();
    before.ifPresentOrElse(workbench::bringForward, () -> begin(chosen));
  }

  private void begin(DemoStep chosen) {
    DatasetInfo data = workbench.dataOf(chosen.dataset());
    try {
      MethodTable.byId(chosen.method())
          .ifPresent(method ->
              runs.put(
                  step, workbench.play(method, data, chosen.plan(data, Workbench.FIRST_SEED))));
    } catch (IllegalArgumentException refused) {
      workbench.messages().error(refused);
    }
  }

  private void show(boolean whether) {
    setVisible(whether);
    setManaged(whether);
  }
}
