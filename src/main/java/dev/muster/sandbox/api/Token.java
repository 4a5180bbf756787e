package dev.muster.sandbox.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a token speaks for. A practice workspace has no secret to keep, so every token of Slack's
 * shape is good here, but for those that say of themselves that they are not.
 */
public enum Token {
  /** {@code xoxb-…}: the bot. */
  BOT,
  /** {@code xapp-…}: the app itself, which may do nothing but connect. */
  APP;

  public static final String PRACTICE_BOT = "xoxb-practice-workspace";
  public static final String PRACTICE_APP = "xapp-1-practice-workspace";

  static Optional<Token> of(String token) {
    String word = token.toLowerCase(Locale.ROOT);
    boolean bad =
        Stream.of("invalid", "wrong", "bad", "revoked", "expired", "nonsense", "unknown")
            .anyMatch(word::contains);
    if (bad || word.length() < 6) {
      return Optional.empty();
    }
    if (word.startsWith("xoxb-")) {
      return Optional.of(BOT);
    }
    return word.startsWith("xapp-") ? Optional.of(APP) : Optional.empty();
  }
}
