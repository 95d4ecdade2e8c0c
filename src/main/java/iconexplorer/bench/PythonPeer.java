package iconexplorer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A script of ours in a Python process that stays in memory between measurements: a line in, a line
 * of JSON out. The first line out names the version.
 */
final class PythonPeer implements AutoCloseable {

  private static final long CLOSING_SECONDS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Path script;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final JsonNode greeting;

  private PythonPeer(String name, Path script, Process process) throws IOException {
    this.name = name;
    this.script = script;
    this.process = process;
    questions = process.outputWriter();
    answers = process.inputReader();
    greeting = answer();
  }

  /**
   * Starts Python.
   *
   * @param name what it runs, for sentences
   * @param source the script, a resource of this package
   * @param python the interpreter
   * @param arguments of the script
   * @param remedy how to install what is missing
   * @throws IOException in one sentence, where there is no such Python or it has no such library
   */
  static PythonPeer start(
      String name, String source, String python, List<String> arguments, String remedy)
      throws IOException {
    Path script = Files.createTempFile("icon-explorer-", source);
    try (InputStream text = PythonPeer.class.getResourceAsStream(source)) {
      Files.copy(Objects.requireNonNull(text, source), script, StandardCopyOption.REPLACE_EXISTING);
      List<String> command = new ArrayList<>(List.of(python, script.toString()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new PythonPeer(name, script, process);
    } catch (IOException missing) {
      Files.deleteIfExists(script);
      throw new IOException(
          "%s with %s did not start: install it (%s) or name another with --python"
              .formatted(python, name, remedy),
          missing);
    }
  }

  /** The first line it wrote. */
  JsonNode greeting() {
    return greeting;
  }

  /**
   * One measurement.
   *
   * @throws IOException when the process has ended
   */
  JsonNode ask(String question) throws IOException {
    questions.write(question);
    questions.newLine();
    questions.flush();
    return answer();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the process of " + name + " ended without an answer");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() throws IOException {
    try {
      closeQuestions();
      if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException leaving) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private void closeQuestions() {
    try {
      questions.close();
    } catch (IOException ended) {
      process.destroyForcibly(); // it no longer read its last question
    }
  }
}
