package dev.muster.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open: by us down to TRACE, by others as usual. */
public final class LogTrap implements AutoCloseable {
  private static final String OURS = "dev.muster";

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger(OURS);
  private final Level before = ours.getLevel();
  private final AppenderBase<ILoggingEvent> appender = new Slf4j();
  private final Handler handler = new Jul();
  private final Map<String, Boolean> loggers = new ConcurrentHashMap<>();

  public LogTrap() {
    appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    appender.start();
    root.addAppender(appender);
    ours.setLevel(Level.TRACE);
    java.util.logging.Logger.getLogger("").addHandler(handler);
  }

  /** All of it, with the stack traces. */
  public String all() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  /** Whether somebody of this name has logged at all, so that a trap that caught nothing shows. */
  public boolean heard(String logger) {
    return loggers.containsKey(logger);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    ours.setLevel(before);
    java.util.logging.Logger.getLogger("").removeHandler(handler);
  }

  private final class Slf4j extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      loggers.put(event.getLoggerName(), true);
      lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  private final class Jul extends Handler {
    @Override
    public void publish(LogRecord record) {
      lines.add(record.getLoggerName() + " " + record.getMessage());
      if (record.getThrown() != null) {
        lines.add(record.getThrown().toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
