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
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** PyTorch on the CPU, in a process of its own that stays in memory between measurements. */
public final class Torch implements AutoCloseable {

  private static final String SCRIPT = "torch_peer.py";
  private static final long CLOSING_SECONDS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path script;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final String version;

  private Torch(Path script, Process process) throws IOException {
    this.script = script;
    this.process = process;
    questions = process.outputWriter();
    answers = process.inputReader();
    version = answer().path("torch").asText();
  }

  /**
   * Starts Python.
   *
   * @param python the interpreter
   * @param threads that PyTorch may use
   * @throws IOException in one sentence, where there is no such Python or it has no torch
   */
  public static Torch start(String python, int threads) throws IOException {
    Path script = Files.createTempFile("icon-explorer-", SCRIPT);
    try (InputStream source = Torch.class.getResourceAsStream(SCRIPT)) {
      Files.copy(
          Objects.requireNonNull(source, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
      Process process =
          new ProcessBuilder(python, script.toString(), String.valueOf(threads))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Torch(script, process);
    } catch (IOException missing) {
      Files.deleteIfExists(script);
      throw new IOException(
          python
              + " with torch did not start: install it (on Debian: apt-get install python3-torch"
              + " libopenblas0-openmp) or name another with --python",
          missing);
    }
  }

  /** PyTorch's version. */
  public String version() {
    return version;
  }

  /**
   * Steps per second over one block of time.
   *
   * @throws IOException when the process has ended
   */
  public double rate(Workload workload, double seconds) throws IOException {
    questions.write(
        "%s %s %d %s%n"
            .formatted(workload.family().id(), workload.method(), workload.size(), seconds));
    questions.flush();
    return answer().path("steps_per_s").asDouble();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("PyTorch's process ended without an answer");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() throws IOException {
    try {
      questions.close();
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
}
