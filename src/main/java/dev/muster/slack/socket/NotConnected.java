package dev.muster.slack.socket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection could not be opened: why, how long to wait, and whether a person must act first. */
final class NotConnected extends Exception {
  private final String code;
  private final Duration after;

  NotConnected(String code, Duration after, @Nullable Throwable cause) {
    super(LinkAdvice.sentence(code), cause);
    this.code = code;
    this.after = after;
  }

  String code() {
    return code;
  }

  Duration after() {
    return after;
  }
}
