package iconexplorer.compute;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.Import;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Laboratory.Exported;
import iconexplorer.training.Laboratory.ModelSource;
import iconexplorer.training.Laboratory.NewItems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of runs and of trained models: copies, files, embeddings of other items. Answered
 * in the thread that may touch their arrays, with a future; reading data and writing copies happens
 * on other threads, so that a run that trains goes on meanwhile.
 */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final Executor letters;
  private final LongFunction<@Nullable Run> runs;

  /** A question to a run that is there. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Run run) throws IOException;
  }

  /** What a future is completed with. */
  @FunctionalInterface
  interface Answer<T> {
    T get() throws IOException;
  }

  /** What becomes of a model. */
  @FunctionalInterface
  private interface Use<T> {
    T of(TrainedModel model) throws IOException;
  }

  /**
   * @param letters carries out in the thread of the runs
   * @param runs by their numbers, from any thread; null for one that is gone
   */
  Requests(Executor letters, LongFunction<@Nullable Run> runs) {
    this.letters = letters;
    this.runs = runs;
  }

  CompletableFuture<Path> exportModel(long run, Path file) {
    return ask(run, wanted -> wanted.write(file));
  }

  CompletableFuture<Path> save(long run, Path file) {
    return ask(run, wanted -> RunArchive.Copy.of(wanted.session()))
        .thenApplyAsync(copy -> {
          try {
            return copy.write(file);
          } catch (IOException failed) {
            throw new CompletionException(failed);
          }
        });
  }

  CompletableFuture<Embedding> embedding(long run) {
    return ask(run, Run::embedding);
  }

  /** At once, where the run is there already. */
  CompletableFuture<Dataset> data(long run) {
    Run known = runs.apply(run);
    return known == null ? ask(run, Run::data) : CompletableFuture.completedFuture(known.data());
  }

  CompletableFuture<Exported> exportOnnx(ModelSource model, Path file) {
    return ask(
        model,
        trained -> {
          try (trained) {
            return ModelOutputs.writeOnnx(trained, file);
          }
        });
  }

  CompletableFuture<NewItems> embed(ModelSource model, String address, Checkpoint reading) {
    return ask(model, trained -> trained)
        .thenCompose(trained ->
            read(trained, address, reading)
                .whenComplete((data, refused) -> {
                  if (refused != null) {
                    letters.execute(trained::close);
                  }
                })
                .thenCompose(data -> mapped(trained, data)));
  }

  private static CompletableFuture<Import> read(
      TrainedModel model, String address, Checkpoint reading) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return ModelOutputs.open(model, address, reading);
      } catch (IOException refused) {
        throw new CompletionException(refused);
      }
    });
  }

  private CompletableFuture<NewItems> mapped(TrainedModel model, Import data) {
    return later(() -> {
      try (model) {
        return ModelOutputs.embed(model, data);
      }
    });
  }

  private <T> CompletableFuture<T> ask(ModelSource source, Use<T> use) {
    return switch (source) {
      case ModelSource.OfRun(long run) ->
          ask(run, wanted -> use.of(TrainedModel.of(wanted.session())));
      case ModelSource.OfFile file -> later(() -> use.of(TrainedModel.read(file)));
    };
  }

  <T> CompletableFuture<T> ask(long id, Question<T> question) {
    return later(() -> {
      Run run = runs.apply(id);
      if (run == null) {
        throw new IOException("this run is gone");
      }
      return question.ask(run);
    });
  }

  /** In the thread of the runs. */
  <T> CompletableFuture<T> later(Answer<T> answer) {
    CompletableFuture<T> future = new CompletableFuture<>();
    letters.execute(() -> complete(future, answer));
    return future;
  }

  /** With the answer, or with what keeps it from coming. */
  static <T> void complete(CompletableFuture<T> future, Answer<T> answer) {
    try {
      future.complete(answer.get());
    } catch (OutOfMemoryError full) {
      LOG.error("a request found no memory", full);
      future.completeExceptionally(
          new IOException("there is not enough memory for this: give the program more", full));
    } catch (IOException | RuntimeException failed) {
      future.completeExceptionally(failed);
    }
  }
}
