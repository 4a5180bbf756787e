package dev.muster.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Lines as a pattern has them; but of warnings and errors with one cause, the same words with other
 * values, at a {@link FallingRate}. A cause that was quiet for an hour begins again.
 */
public final class CountingLayout extends PatternLayout {
  private static final long QUIET_MS = Duration.ofHours(1).toMillis();
  private static final int MOST_CAUSES = 1_000;

  /**
   * One cause: who says what, about which fault from where.
   *
   * @param words as the code has them, without the values
   */
  private record Cause(String logger, Level level, String words, String fault) {}

  private static final class Counted {
    private final FallingRate rate = new FallingRate();
    private long last;
  }

  private final Map<Cause, Counted> causes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Cause, Counted> eldest) {
          return size() > MOST_CAUSES;
        }
      };

  @Override
  public String doLayout(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
      return super.doLayout(event);
    }
    OptionalLong count = count(event);
    if (count.isEmpty()) {
      return "";
    }
    String line = super.doLayout(event);
    String said = FallingRate.said(count.getAsLong());
    int end = line.indexOf(System.lineSeparator());
    return said.isEmpty() || end < 0 ? line : line.substring(0, end) + said + line.substring(end);
  }

  private synchronized OptionalLong count(ILoggingEvent event) {
    Cause cause =
        new Cause(
            event.getLoggerName(),
            event.getLevel(),
            String.valueOf(event.getMessage()),
            fault(event.getThrowableProxy()));
    Counted counted = causes.computeIfAbsent(cause, c -> new Counted());
    if (event.getTimeStamp() - counted.last > QUIET_MS) {
      counted.rate.over();
    }
    counted.last = event.getTimeStamp();
    return counted.rate.happened();
  }

  private static String fault(@Nullable IThrowableProxy fault) {
    if (fault == null) {
      return "";
    }
    var trace = fault.getStackTraceElementProxyArray();
    return fault.getClassName() + (trace == null || trace.length == 0 ? "" : " " + trace[0]);
  }
}
