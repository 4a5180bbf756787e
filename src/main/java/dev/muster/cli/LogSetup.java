package dev.muster.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.muster.log.CountingLayout;
import java.util.Map;

/**
 * The log: lines on the standard error. In code, for reading XML would take a fifth of the start;
 * {@code -Dlogback.configurationFile=FILE} puts a file in its place.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} %msg%n";

  /**
   * What we are built of stays quiet. Slack's client logs whole requests, tokens too, below WARN;
   * its parser does so at WARN with whatever it does not know, people's words and all.
   */
  private static final Map<String, Level> LEVELS =
      Map.of(
          "dev.muster", Level.INFO,
          "com.slack.api", Level.WARN,
          "com.slack.api.bolt.util.SlackRequestParser", Level.OFF,
          "org.flywaydb", Level.OFF, // what it throws is said in our words
          "com.zaxxer.hikari", Level.WARN,
          "io.undertow", Level.WARN,
          "org.xnio", Level.WARN);

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    CountingLayout layout = new CountingLayout();
    layout.setContext(context);
    layout.setPattern(PATTERN);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
