package iconexplorer.cli;

import iconexplorer.training.TrainingEvent.KlMeasured;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that fills, with the KL and the time left. */
final class ProgressOnTerminal implements Progress {
  private static final int COLUMNS = 100;

  private final ProgressBar bar;

  ProgressOnTerminal(PrintStream terminal, String title, int steps) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(title)
            .setInitialMax(steps)
            .setUpdateIntervalMillis(100)
            .setMaxRenderedLength(COLUMNS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
            .build();
  }

  @Override
  public void at(KlMeasured point) {
    bar.stepTo(point.step());
    bar.setExtraMessage(String.format(Locale.ROOT, " KL %.3f nats", point.kl()));
  }

  @Override
  public void prepared(double share) {
    bar.setExtraMessage(String.format(Locale.ROOT, " preparing %.0f %%", 100 * share));
  }

  @Override
  public void note(String remark) {
    bar.setExtraMessage(" " + remark);
  }

  @Override
  public void close() {
    bar.close();
  }
}
