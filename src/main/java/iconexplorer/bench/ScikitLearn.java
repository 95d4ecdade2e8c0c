package iconexplorer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** scikit-learn in a process of its own, for what it is the usual program for: t-SNE. */
public final class ScikitLearn implements AutoCloseable {

  private final PythonPeer peer;

  private ScikitLearn(PythonPeer peer) {
    this.peer = peer;
  }

  /**
   * Starts Python.
   *
   * @param python the interpreter
   * @param threads that it may use
   * @throws IOException in one sentence, where there is no such Python or it has no scikit-learn
   */
  public static ScikitLearn start(String python, int threads) throws IOException {
    return new ScikitLearn(
        PythonPeer.start(
            "scikit-learn",
            "sklearn_peer.py",
            python,
            List.of(String.valueOf(threads)),
            "on Debian: apt-get install python3-sklearn"));
  }

  /** scikit-learn's version. */
  public String version() {
    return peer.greeting().path("sklearn").asText();
  }

  /**
   * The same digits by Barnes and Hut's tree, from the same kind of start, as many steps.
   *
   * @throws IOException when the process has ended
   */
  public DigitsRun digits() throws IOException {
    JsonNode answer = peer.ask("digits");
    return new DigitsRun(
        answer.path("seconds").asDouble(),
        answer.path("kl").asDouble(),
        answer.path("iters").asInt());
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
