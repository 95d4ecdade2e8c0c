package iconexplorer.ui.shell;

import iconexplorer.ui.runs.Message;
import iconexplorer.ui.runs.MessageLog;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** The newest message in one line; a note goes by itself, an error stays until it is closed. */
final class MessageBar extends HBox {

  private static final Duration SHORT = Duration.seconds(6);

  /** For what a person may want to press. */
  private static final Duration LONG = Duration.seconds(30);

  private final MessageLog log;
  private final Label text = new Label();
  private final Label count = new Label();
  private final Button copy = new Button("Copy details");
  private final Button offer = new Button();
  private final PauseTransition fade = new PauseTransition();

  MessageBar(MessageLog log) {
    this.log = log;
    getStyleClass().add("message-bar");
    setId("message-bar");
    text.setId("message-text");
    text.setMaxWidth(Double.MAX_VALUE);
    setHgrow(text, Priority.ALWAYS);
    count.getStyleClass().add("muted");
    copy.getStyleClass().add("link-button");
    copy.setOnAction(event -> log.shownProperty().get().ifPresent(MessageBar::copy));
    offer.setId("message-offer");
    offer.getStyleClass().add("link-button");
    Button close = new Button("✕");
    close.getStyleClass().add("link-button");
    close.setAccessibleText("Close the message");
    close.setOnAction(event -> log.close());
    fade.setOnFinished(event -> log.close());
    getChildren().addAll(text, count, offer, copy, close);
    log.shownProperty().addListener((observed, before, now) -> show(now));
    show(log.shownProperty().get());
  }

  private void show(Optional<Message> message) {
    setVisible(message.isPresent());
    setManaged(message.isPresent());
    fade.stop();
    message.ifPresent(this::show);
  }

  private void show(Message message) {
    boolean error = message.severity() == Message.Severity.ERROR;
    getStyleClass().remove("error");
    if (error) {
      getStyleClass().add("error");
    } else {
      fade.setDuration(message.offer().isPresent() ? LONG : SHORT);
      fade.playFromStart();
    }
    offer.setVisible(message.offer().isPresent());
    offer.setManaged(message.offer().isPresent());
    message.offer().ifPresent(this::show);
    text.setText(message.text());
    count.setText(message.count() > 1 ? "× " + message.count() : "");
    copy.setVisible(error);
    copy.setManaged(error);
  }

  private void show(Message.Offer offered) {
    offer.setText(offered.title());
    offer.setOnAction(event -> {
      log.close();
      offered.action().run();
    });
  }

  private static void copy(Message message) {
    ClipboardContent content = new ClipboardContent();
    content.putString(message.text() + "\n\n" + message.details());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
