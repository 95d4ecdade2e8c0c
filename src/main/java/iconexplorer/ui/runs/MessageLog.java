package iconexplorer.ui.runs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages since the start, oldest first; identical ones are counted, not repeated. */
public final class MessageLog {

  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  private final ObservableList<Message> all = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Message>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public ObservableList<Message> all() {
    return FXCollections.unmodifiableObservableList(all);
  }

  /** The message in the bar; empty where none came or the person closed it. */
  public ReadOnlyObjectProperty<Optional<Message>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  public void note(String text) {
    add(new Message(Message.Severity.NOTE, text, "", 1));
  }

  /** A note with a button. */
  public void note(String text, String title, Runnable action) {
    Message.Offer offer = new Message.Offer(title, action);
    add(new Message(Message.Severity.NOTE, text, "", 1, Optional.of(offer)));
  }

  public void error(String text) {
    add(new Message(Message.Severity.ERROR, text, "", 1));
  }

  /** One sentence for the person, the stack trace among the details. */
  public void error(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    LOG.info(text, cause);
    add(new Message(Message.Severity.ERROR, text, trace.toString(), 1));
  }

  public void close() {
    shown.set(Optional.empty());
  }

  private void add(Message message) {
    for (int i = 0; i < all.size(); i++) {
      Message earlier = all.get(i);
      if (earlier.severity() == message.severity() && earlier.text().equals(message.text())) {
        all.set(i, earlier.again());
        shown.set(Optional.of(all.get(i)));
        return;
      }
    }
    all.add(message);
    shown.set(Optional.of(message));
  }
}
