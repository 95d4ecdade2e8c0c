package iconexplorer.compute;

import iconexplorer.data.Dataset;
import iconexplorer.training.EmbeddingMetrics;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Path;

/** A session with what the laboratory needs around it. */
record Run(TrainingSession session, Dataset data) {

  long id() {
    return session.id();
  }

  RunState state() {
    return session.state();
  }

  EmbeddingMetrics.Sample sample() {
    return session.sample();
  }

  Embedding embedding() {
    return new Embedding(
        session.steps(),
        data.size(),
        session.learner().representation().dimension(),
        session.learner().representation().embedding(),
        session.sample().clusters(),
        session.learner().representation().subHeadClusters());
  }

  Path write(Path file) throws IOException {
    return ModelArchive.write(session, file);
  }

  void close() {
    session.close();
  }
}
