package iconexplorer.ui.runs;

import java.util.Optional;

/**
 * One line for the person.
 *
 * @param severity how urgent
 * @param text one sentence
 * @param details to be copied; may be empty
 * @param count how many times it came
 * @param offer what the person may do about it
 */
public record Message(
    Severity severity, String text, String details, int count, Optional<Offer> offer) {

  /**
   * Something that a click does.
   *
   * @param title of the button, one or two words
   */
  public record Offer(String title, Runnable action) {}

  /** One that offers nothing. */
  public Message(Severity severity, String text, String details, int count) {
    this(severity, text, details, count, Optional.empty());
  }

  /** How urgent a message is. */
  public enum Severity {
    NOTE,
    ERROR
  }

  Message again() {
    return new Message(severity, text, details, count + 1, offer);
  }
}
