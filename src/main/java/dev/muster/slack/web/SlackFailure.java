package dev.muster.slack.web;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Slack, or the way to it, answered instead of doing as asked. */
public final class SlackFailure extends Exception {
  /** Whether another try may help. */
  public enum Kind {
    /** No: Slack refuses this, until somebody changes something. */
    REFUSED,
    /** Yes, and nothing has happened so far, or a repetition does no harm. */
    LATER,
    /** Once Slack lets the app in again, see {@link AppAccess}; nothing has happened so far. */
    SHUT_OUT,
    /** Nobody knows: it may or may not have taken effect, and a repetition might double it. */
    UNKNOWN
  }

  private final SlackMethod method;
  private final Kind kind;
  private final String code;
  private final @Nullable Duration after;
  private final String text;

  SlackFailure(
      SlackMethod method,
      Kind kind,
      String code,
      @Nullable Duration after,
      String text,
      @Nullable Throwable cause) {
    super(method + ": " + code + " (" + kind + "). " + text, cause);
    this.text = text;
    this.method = method;
    this.kind = kind;
    this.code = code;
    this.after = after;
  }

  public SlackMethod method() {
    return method;
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Slack's code, such as {@code name_taken}, or ours: {@code paced}, {@code queued}, {@code
   * timeout}, {@code http_503}.
   */
  public String code() {
    return code;
  }

  public boolean is(String... codes) {
    return Set.of(codes).contains(code);
  }

  /** How long to wait before another try, where that is known. */
  public Optional<Duration> after() {
    return Optional.ofNullable(after);
  }

  /** Slack itself says that it may work later. */
  public boolean isNotNow() {
    return ErrorCodes.of(method, code).what() == ErrorCodes.Verdict.RETRY;
  }

  /** Slack refused only because it is already as it was asked to be. */
  public boolean soAlready() {
    return ErrorCodes.of(method, code).what() == ErrorCodes.Verdict.ALREADY;
  }

  /** What happened and what to do, in words for a responder. */
  public String text() {
    return text;
  }
}
