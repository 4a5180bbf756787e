package dev.muster.slack.socket;

import java.time.Duration;

/**
 * Hears what happens on the line, for metrics; called on the line's own threads, so it must be
 * quick.
 */
public interface SocketListener {
  /** Hears nothing. */
  SocketListener NONE = new SocketListener() {};

  /** An envelope of this type was acked this long after its last byte came in. */
  default void acked(String envelopeType, Duration took) {}

  /** Slack sent an envelope again that was already handled. */
  default void repeated(String envelopeType) {}

  /** A handler failed or nobody handled it; the log has more under this error id. */
  default void failed(String envelopeType, String errorId) {}

  /** An envelope was turned away unacked, because too many were waiting. */
  default void overloaded(String envelopeType) {}

  /** A connection said hello; this many are up now. */
  default void connected(int live) {}

  /** A connection ended; this many are left. */
  default void disconnected(int live) {}

  /** A connection could not be opened, for this reason (a code, such as {@code invalid_auth}). */
  default void notConnected(String code) {}
}
