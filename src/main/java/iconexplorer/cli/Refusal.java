package iconexplorer.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What a person asked for cannot be done; the message is one sentence with the remedy. */
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int exitCode;

  private Refusal(int exitCode, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** Bad input: exit code {@value Program#BAD_INPUT}. */
  static Refusal badInput(String sentence) {
    return new Refusal(Program.BAD_INPUT, sentence, null);
  }

  /** Bad input: exit code {@value Program#BAD_INPUT}. */
  static Refusal badInput(String sentence, Throwable cause) {
    return new Refusal(Program.BAD_INPUT, sentence, cause);
  }

  /** Work that did not succeed: exit code {@value Program#FAILED}. */
  static Refusal failed(String sentence) {
    return new Refusal(Program.FAILED, sentence, null);
  }

  /** Work that did not succeed: exit code {@value Program#FAILED}. */
  static Refusal failed(String sentence, Throwable cause) {
    return new Refusal(Program.FAILED, sentence, cause);
  }

  int exitCode() {
    return exitCode;
  }
}
