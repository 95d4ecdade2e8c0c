package iconexplorer.ui.shell;

import iconexplorer.data.Count;
import iconexplorer.training.RunState;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is kept, what went wrong, and how fast it goes. */
final class StatusBar extends HBox {

  private final Workbench workbench;
  private final RunsMenu count;
  private final Label runs = new Label();
  private final Button messages = new Button();
  private final Label device = new Label();
  private final Label speed = new Label();

  StatusBar(Workbench workbench, Runnable openMessages) {
    this.workbench = workbench;
    getStyleClass().add("status-bar");
    count = new RunsMenu(workbench);
    runs.getStyleClass().add("muted");
    runs.setId("runs");
    messages.getStyleClass().add("link-button");
    messages.setId("messages");
    messages.setMinWidth(USE_PREF_SIZE);
    messages.setOnAction(event -> openMessages.run());
    device.getStyleClass().add("muted");
    device.setMinWidth(USE_PREF_SIZE);
    speed.getStyleClass().add("muted");
    speed.setMinWidth(USE_PREF_SIZE);
    speed.setId("speed");
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(count, runs, gap, messages, device, speed);
  }

  void refresh(int framesPerSecond, boolean withDevice) {
    count.refresh();
    runs.setText(summary());
    int said = workbench.messages().all().size();
    messages.setText(said == 0 ? "" : Count.of(said, "message", "messages"));
    messages.setVisible(said > 0);
    messages.setManaged(said > 0);
    device.setText(workbench.deviceProperty().get());
    device.setManaged(withDevice && !device.getText().isEmpty());
    device.setVisible(device.isManaged());
    speed.setText(speed(framesPerSecond));
  }

  private String speed(int framesPerSecond) {
    String frames = framesPerSecond > 0 ? framesPerSecond + " fps" : "";
    double steps =
        workbench
            .current()
            .filter(run -> run.state() == RunState.RUNNING)
            .map(run -> run.stepsPerSecondProperty().get())
            .orElse(0.0);
    return steps > 0 ? frames + (frames.isEmpty() ? "" : " · ") + Numbers.speed(steps) : frames;
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    add(parts, "finished", run -> run.state() == RunState.FINISHED);
    add(parts, "parked", run -> run.state() == RunState.PARKED);
    add(parts, "paused", run -> run.state() == RunState.PAUSED);
    add(parts, "stopped", run -> run.state() == RunState.STOPPED);
    add(parts, "failed", run -> run.state().broken());
    return String.join(", ", parts);
  }

  private void add(List<String> parts, String what, Predicate<Run> which) {
    String names =
        workbench.runs().filter(which).map(Run::title).collect(Collectors.joining(" · "));
    if (!names.isEmpty()) {
      parts.add(names + " " + what);
    }
  }
}
