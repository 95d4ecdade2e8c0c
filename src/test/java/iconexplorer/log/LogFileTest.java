package iconexplorer.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
  private static final String HOME = System.getProperty("user.home");

  @TempDir Path folder;

  @AfterEach
  void letGoOfTheFile() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.getAppender("file").stop();
    root.detachAppender("file");
    context.getLogger("iconexplorer").setLevel(null);
  }

  @Test
  void anErrorIsThereOnceWithItsTraceAndWithoutPersonalPaths()
      throws IOException, InterruptedException {
    Path file = folder.resolve("logs/x.log");
    LogFile.begin(file);
    Logger log = LoggerFactory.getLogger("iconexplorer.Somewhere");
    IOException failure = new IOException(HOME + "/secret/data.csv: no such file");
    log.info("opening {} failed", HOME + "/secret/data.csv", failure);
    log.info("opening {} failed", HOME + "/secret/data.csv", failure);
    Thread thread =
        new Thread(() -> {
          throw new IllegalStateException("lost");
        });
    thread.start();
    thread.join();
    String text = Files.readString(file);
    assertEquals(1, count(text, "opening ~/secret/data.csv failed"), text);
    assertTrue(text.contains("java.io.IOException: ~/secret/data.csv: no such file"), text);
    assertTrue(text.contains("at iconexplorer.log.LogFileTest"), text);
    assertTrue(text.contains("IllegalStateException: lost"), text);
    assertFalse(text.contains(HOME), text);
    List<String> tail = LogFile.tail(file, 3);
    assertEquals(3, tail.size());
    assertEquals(List.of(), LogFile.tail(folder.resolve("none.log"), 3));
  }

  private static int count(String text, String what) {
    return (text.length() - text.replace(what, "").length()) / what.length();
  }

  @Test
  void theFileTurnsOverAndDoesNotGrowForEver() throws IOException {
    Path file = folder.resolve("x.log");
    LogFile.begin(file);
    Logger log = LoggerFactory.getLogger("iconexplorer.Somewhere");
    String filler = "x".repeat(10_000);
    for (int line = 0; line < 500; line++) {
      log.info("{} {}", line, filler);
    }
    try (var files = Files.list(folder)) {
      long bytes = files.mapToLong(one -> one.toFile().length()).sum();
      assertTrue(bytes > 500_000 && bytes < 4 << 20, bytes + " bytes");
    }
  }
}
