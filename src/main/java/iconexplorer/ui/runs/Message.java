package iconexplorer.ui.runs;

/**
 * One line for the person.
 *
 * @param severity how urgent
 * @param text one sentence
 * @param details to be copied; may be empty
 * @param count how many times it came
 */
public record Message(Severity severity, String text, String details, int count) {

  /** How urgent a message is. */
  public enum Severity {
    NOTE,
    ERROR
  }

  Message again() {
    return new Message(severity, text, details, count + 1);
  }
}
