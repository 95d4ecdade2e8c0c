package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.export.RepeatsFiles;
import iconexplorer.export.RunFolder;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import picocli.CommandLine;

/**
 * The same run with several seeds, one after another, each in a folder of its own.
 *
 * @param title of method and data
 * @param first the run of the first seed
 * @param folder of all
 * @param extras what each folder holds besides
 * @param addition what else goes into the folder of each
 */
record SeveralSeeds(
    Services services,
    String title,
    TrainingSpec first,
    RunFolder folder,
    RunExtras extras,
    TrainCommand.Addition addition,
    CommandLine line) {

  /**
   * Trains, writes mean and spread, and says them; Ctrl-C ends it with the seed that trains.
   *
   * @param data of a seed; generated data are generated anew
   */
  int train(
      int count, LongFunction<DataChoice> data, BiFunction<String, TrainingSpec, Progress> progress)
      throws IOException {
    List<Repeat> runs = new ArrayList<>();
    long start = System.nanoTime();
    try (OffscreenRun laboratory = new OffscreenRun(services);
        Interruption _ = new Interruption(laboratory)) {
      for (int run = 0; run < count && !laboratory.stopped(); run++) {
        Outcome outcome = train(laboratory, first.withSeed(first.seed() + run), data, progress);
        runs.add(outcome.repeat(first.seed() + run));
        say(runs.getLast());
        laboratory.laboratory().discard(outcome.id());
      }
      Repeats repeats = new Repeats(runs);
      RepeatsFiles.write(folder.path(), repeats);
      PrintWriter out = line.getOut();
      out.print(Summary.of(title, repeats, Duration.ofNanos(System.nanoTime() - start)));
      out.println(folder.path());
      out.flush();
      return repeats.finished() == count ? Program.DONE : Program.FAILED;
    }
  }

  private Outcome train(
      OffscreenRun laboratory,
      TrainingSpec planned,
      LongFunction<DataChoice> data,
      BiFunction<String, TrainingSpec, Progress> progress)
      throws IOException {
    String name = "seed-" + planned.seed();
    return TrainCommand.train(
            laboratory,
            planned,
            data.apply(planned.seed()),
            RunFolder.at(folder.path().resolve(name)),
            progress.apply("seed " + planned.seed(), planned),
            extras,
            addition,
            line)
        .outcome();
  }

  private void say(Repeat run) {
    line.getOut()
        .println(
            String.format(
                Locale.ROOT,
                "seed %d: %s after %,d steps, KL %.4f nats",
                run.seed(),
                run.state().title(),
                run.steps(),
                run.kl()));
    line.getOut().flush();
  }
}
