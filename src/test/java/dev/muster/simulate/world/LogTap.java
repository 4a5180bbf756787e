package dev.muster.simulate.world;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears what the bot of one week logs, and keeps it from the console. */
public final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final ThreadGroup week;
  private final List<String> lines = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private LogTap(ThreadGroup week) {
    this.week = week;
  }

  /** Begins to listen to the threads of this group. */
  public static LogTap on(ThreadGroup week) {
    LogTap tap = new LogTap(week);
    tap.setContext(root().getLoggerContext());
    tap.start();
    root().addAppender(tap);
    return tap;
  }

  /** Keeps the console for what is said outside of this group. */
  public static void silenceOnConsole(ThreadGroup weeks) {
    for (Iterator<Appender<ILoggingEvent>> all = root().iteratorForAppenders(); all.hasNext(); ) {
      Appender<ILoggingEvent> appender = all.next();
      if (!(appender instanceof LogTap)) {
        appender.addFilter(
            new Filter<ILoggingEvent>() {
              @Override
              public FilterReply decide(ILoggingEvent event) {
                return weeks.parentOf(Thread.currentThread().getThreadGroup())
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
              }
            });
      }
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  protected void append(ILoggingEvent event) {
    ThreadGroup speaker = Thread.currentThread().getThreadGroup();
    if (!week.parentOf(speaker)) {
      return;
    }
    String line = event.getLevel() + " " + event.getFormattedMessage();
    if (event.getThrowableProxy() != null) {
      line += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
    boolean dead = speaker instanceof Mortal.LifeGroup life && life.isOver();
    synchronized (lines) {
      lines.add(line);
      if (event.getLevel().isGreaterOrEqual(Level.ERROR) && !dead && !isSlacksOwn(line)) {
        errors.add(line);
      }
    }
  }

  /** A token that Slack takes away is an error for whoever looks after Muster, and none of ours. */
  private static boolean isSlacksOwn(String line) {
    return line.startsWith("ERROR Slack refuses whatever Muster asks.");
  }

  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** What the living said was a fault of ours. */
  public List<String> errors() {
    synchronized (lines) {
      return List.copyOf(errors);
    }
  }

  @Override
  public void close() {
    root().detachAppender(this);
    stop();
  }
}
