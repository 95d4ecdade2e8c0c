package iconexplorer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PyTorch on the CPU, in a process of its own that stays in memory between measurements. */
public final class Torch implements AutoCloseable {

  private final PythonPeer peer;

  private Torch(PythonPeer peer) {
    this.peer = peer;
  }

  /**
   * Starts Python.
   *
   * @param python the interpreter
   * @param threads that PyTorch may use
   * @param authors a checkout of the I-Con authors' repository, whose kernels and KL are then
   *     measured; else the same losses written the short way are
   * @throws IOException in one sentence, where there is no such Python or it has no torch
   */
  public static Torch start(String python, int threads, Optional<Path> authors) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(String.valueOf(threads)));
    authors.ifPresent(folder -> arguments.add(folder.toAbsolutePath().toString()));
    return new Torch(
        PythonPeer.start(
            "torch",
            "torch_peer.py",
            python,
            arguments,
            "on Debian: apt-get install python3-torch libopenblas0-openmp"));
  }

  /** PyTorch's version. */
  public String version() {
    return peer.greeting().path("torch").asText();
  }

  /**
   * Steps per second over one block of time.
   *
   * @throws IOException when the process has ended
   */
  public double rate(Workload workload, double seconds) throws IOException {
    return peer.ask(
            "%s %s %d %s"
                .formatted(workload.family().id(), workload.method(), workload.size(), seconds))
        .path("steps_per_s")
        .asDouble();
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
