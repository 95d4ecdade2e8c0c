package iconexplorer.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets the same sentence of the same logger through once; of the latest hundred. */
final class OnceFilter extends Filter<ILoggingEvent> {
  private static final int MEMORY = 100;

  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MEMORY;
        }
      };

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String sentence = event.getLevel() + event.getLoggerName() + event.getFormattedMessage();
    synchronized (seen) {
      return seen.put(sentence, true) == null ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
  }
}
