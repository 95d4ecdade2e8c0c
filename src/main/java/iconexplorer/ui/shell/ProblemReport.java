package iconexplorer.ui.shell;

import iconexplorer.export.Versions;
import iconexplorer.log.LogFile;
import iconexplorer.log.PersonalPaths;
import iconexplorer.ui.runs.Message;
import java.nio.file.Path;
import java.util.List;

/**
 * What helps whoever looks into a problem: versions, device, the last errors; no personal paths.
 */
final class ProblemReport {
  private static final int MOST_MESSAGES = 10;
  private static final int LINES = 120;

  private ProblemReport() {}

  /**
   * The report as text.
   *
   * @param device in words
   * @param messages since the start, oldest first
   * @param log file, which need not be there
   */
  static String text(String device, List<Message> messages, Path log) {
    StringBuilder text = new StringBuilder("I-Con Explorer: report\n\n");
    Versions.all()
        .forEach((name, version) -> text.append(name).append(' ').append(version).append('\n'));
    text.append("javafx ").append(System.getProperty("javafx.runtime.version", "unknown"));
    text.append("\ndevice ").append(device.isEmpty() ? "not started" : device);
    text.append("\nmemory ").append(Runtime.getRuntime().maxMemory() >> 20).append(" MiB\n");
    text.append("\nLast errors\n");
    List<Message> errors =
        messages.stream().filter(one -> one.severity() == Message.Severity.ERROR).toList();
    if (errors.isEmpty()) {
      text.append("none\n");
    }
    for (Message error :
        errors.subList(Math.max(0, errors.size() - MOST_MESSAGES), errors.size())) {
      text.append(error.text()).append(error.count() > 1 ? " × " + error.count() : "");
      text.append('\n').append(error.details());
    }
    text.append("\nLog\n");
    LogFile.tail(log, LINES).forEach(line -> text.append(line).append('\n'));
    return PersonalPaths.without(text.toString());
  }
}
