package iconexplorer.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import iconexplorer.data.ProgramFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** One file that turns over: what happened, and each error once with its stack trace. */
public final class LogFile {
  private static final String NAME = "icon-explorer.log";
  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0}: %msg%n%ex";
  private static final String SIZE = "1MB";

  private LogFile() {}

  /** Where it is for this user. */
  public static Path ofUser() {
    return ProgramFolders.ofUser().state().resolve("logs").resolve(NAME);
  }

  /**
   * From now on warnings and errors of everything, and what the program itself tells, go to a file
   * as well; errors that nobody caught, too.
   *
   * @throws IOException if its folder cannot be made
   */
  public static void begin(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender(context, file));
      context.getLogger("iconexplorer").setLevel(Level.INFO);
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, uncaught) ->
        LoggerFactory.getLogger(LogFile.class)
            .error("nobody caught this in {}", thread.getName(), uncaught));
  }

  private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file.toString());
    FixedWindowRollingPolicy turning = new FixedWindowRollingPolicy();
    turning.setContext(context);
    turning.setParent(appender);
    turning.setFileNamePattern(file + ".%i");
    turning.setMinIndex(1);
    turning.setMaxIndex(1);
    turning.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setMaxFileSize(FileSize.valueOf(SIZE));
    full.setCheckIncrement(Duration.buildByMilliseconds(0));
    full.start();
    PatternLayoutEncoder encoder = new ImpersonalEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setRollingPolicy(turning);
    appender.setTriggeringPolicy(full);
    appender.setEncoder(encoder);
    appender.addFilter(new OnceFilter());
    appender.start();
    return appender;
  }

  /** Takes the person's folder out of every line. */
  private static final class ImpersonalEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      String text = new String(super.encode(event), StandardCharsets.UTF_8);
      return PersonalPaths.without(text).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The last lines of the file, oldest first; none where there is no file. */
  public static List<String> tail(Path file, int lines) {
    try {
      List<String> all = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException none) {
      return List.of();
    }
  }
}
