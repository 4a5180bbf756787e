package dev.muster.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.muster.settings.Settings.LogLevel;
import org.slf4j.LoggerFactory;

/** Sets how much Muster itself logs; what it is built of stays quiet. */
final class LogLevels {
  private LogLevels() {}

  static void set(LogLevel level) {
    if (LoggerFactory.getLogger("dev.muster") instanceof Logger logger) {
      logger.setLevel(Level.toLevel(level.name()));
    }
  }
}
