package iconexplorer.cli;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.PublishedFile;
import iconexplorer.data.PublishedSet;
import iconexplorer.data.download.Download;
import iconexplorer.data.download.DownloadException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "download",
    description = {
      "Fetches a published data set over HTTPS and checks its length and SHA-256.",
      "",
      "What broke off or was stopped (Ctrl+C) goes on where it ended. Nothing is ever fetched but"
          + " by this command, or by a yes in the window."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer download",
      "  icon-explorer download mnist",
      "  icon-explorer train supcon --data mnist"
    })
final class DownloadCommand implements Callable<Integer> {
  private static final int LINES = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SET",
      description = "mnist, fashion-mnist or cifar-10; without it they are listed.")
  private @Nullable String id;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "Where to put the files; default: the place for data of programs, where --data SET finds"
              + " them.")
  private @Nullable Path to;

  @Override
  public Integer call() throws DownloadException {
    PrintWriter out = spec.commandLine().getOut();
    String wanted = id;
    if (wanted == null) {
      for (PublishedSet set : PublishedSet.values()) {
        out.print(card(set));
      }
    } else {
      fetch(set(wanted), out);
    }
    out.flush();
    return Program.DONE;
  }

  private static PublishedSet set(String id) {
    return PublishedSet.byId(id)
        .orElseThrow(() ->
            Refusal.badInput(
                "no published data set is called '%s'; known are %s."
                    .formatted(
                        id,
                        Arrays.stream(PublishedSet.values())
                            .map(PublishedSet::id)
                            .collect(Collectors.joining(", ")))));
  }

  private void fetch(PublishedSet set, PrintWriter out) throws DownloadException {
    Path folder = to == null ? set.folder() : to;
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "Fetching %s (%s) from %s to %s.%n",
        set.title(),
        megabytes(set.bytes()),
        set.files().getFirst().address().getHost(),
        folder);
    err.flush();
    Path fetched = new Download(folder).fetch(set, tenths(err));
    out.println("Fetched and checked: " + fetched);
    out.println(
        to == null
            ? "Use it with --data " + set.id() + "."
            : "Use it with --data '" + fetched + "'.");
  }

  /** A line every tenth. */
  private static Checkpoint tenths(PrintWriter err) {
    int[] told = {0};
    return new Checkpoint(
        share -> {
          int tenth = (int) (LINES * share);
          if (tenth > told[0]) {
            told[0] = tenth;
            err.printf(Locale.ROOT, "%d %%%n", 100 / LINES * tenth);
            err.flush();
          }
        },
        () -> false);
  }

  private static String card(PublishedSet set) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-15s %s, %s; %s%n"
            .formatted(
                set.id(),
                megabytes(set.bytes()),
                set.licence(),
                set.isIn(set.folder()) ? "in " + set.folder() : "not on this machine"));
    text.append(Paragraph.wrap(set.description(), " ".repeat(16))).append('\n');
    for (PublishedFile file : set.files()) {
      text.append(" ".repeat(16)).append(file.address()).append('\n');
    }
    return text.toString();
  }

  private static String megabytes(long bytes) {
    return "%.1f MB".formatted(bytes / 1e6);
  }
}
