package dev.muster.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an alert goes on, in the words of those who send them. Datadog says it before the title,
 * {@code [Recovered]}, and in {@code $ALERT_TRANSITION}:
 * https://docs.datadoghq.com/integrations/webhooks/#usage
 */
final class AlertState {
  private static final Set<String> FIRING =
      Set.of(
          "firing",
          "fired",
          "triggered",
          "trigger",
          "renotify",
          "renotified",
          "alert",
          "alerting",
          "alarm",
          "active",
          "open",
          "opened",
          "problem",
          "down",
          "failed",
          "failing",
          "failure",
          "unhealthy",
          "error",
          "critical",
          "warn",
          "warning",
          "nodata");

  private static final Set<String> RESOLVED =
      Set.of(
          "resolved",
          "resolve",
          "recovered",
          "recovery",
          "ok",
          "okay",
          "up",
          "healthy",
          "normal",
          "success",
          "succeeded",
          "closed",
          "cleared",
          "inactive",
          "fixed",
          "passed",
          "passing",
          "over");

  private static final List<String> KEYS = List.of("status", "alert_transition", "state");

  /** {@code [Triggered on {host:db-1}] Disk full}: what stands in brackets before the title. */
  private static final Pattern BRACKETS = Pattern.compile("^\\[([^\\]]{1,100})\\]\\s*(?=\\S)");

  private static final Pattern SCOPED = Pattern.compile("(.+?)\\s+on\\s+\\{(.*)\\}");

  /** {@code RECOVERY: Disk full}. */
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)^(triggered|firing|problem|recovered|recovery|resolved|closed|ok)\\s*[:–-]\\s+(?=\\S)");

  private AlertState() {}

  /**
   * The title without the state that stands before it.
   *
   * @param state what it says there; empty if it says nothing of the kind
   */
  record Titled(String title, Optional<Source.State> state) {}

  static Titled titled(String written) {
    String left = written;
    StringBuilder kept = new StringBuilder();
    String scope = "";
    Optional<Source.State> state = Optional.empty();
    for (Matcher m = BRACKETS.matcher(left); m.find(); m = BRACKETS.matcher(left)) {
      Matcher scoped = SCOPED.matcher(m.group(1));
      boolean hasScope = scoped.matches();
      Optional<Source.State> said = word(hasScope ? scoped.group(1) : m.group(1));
      if (said.isEmpty()) {
        kept.append(m.group());
      } else if (hasScope && !scoped.group(2).isBlank()) {
        scope = " (" + scoped.group(2) + ")";
      }
      state = ending(state, said);
      left = left.substring(m.end());
    }
    Matcher called = CALLED.matcher(left);
    if (called.find()) {
      state = ending(state, word(called.group(1)));
      left = left.substring(called.end());
    }
    return new Titled(kept + left + scope, state);
  }

  /** What ends it ends it, whatever else is said: a recovery never declares. */
  private static Optional<Source.State> ending(
      Optional<Source.State> one, Optional<Source.State> other) {
    return one.filter(s -> s == Source.State.RESOLVED).or(() -> other).or(() -> one);
  }

  /**
   * What it says of itself; empty if it says nothing.
   *
   * @throws Unreadable if it says what nobody knows
   */
  static Optional<Source.State> of(JsonNode alert) throws Unreadable {
    Optional<Source.State> state = Optional.empty();
    for (String key : KEYS) {
      JsonNode value = alert.path(key);
      String written = value.isTextual() ? value.asText().strip() : "";
      if (!written.isEmpty()) {
        Optional<Source.State> said = word(written);
        if (said.isEmpty()) {
          throw new Unreadable(
              "`" + key + "` must be `firing` or `resolved`, or a word for it such as `ok`.");
        }
        state = ending(state, said);
      }
    }
    return state;
  }

  private static Optional<Source.State> word(String written) {
    String folded = written.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
    if (RESOLVED.contains(folded)) {
      return Optional.of(Source.State.RESOLVED);
    }
    boolean again = folded.startsWith("re") && FIRING.contains(folded.substring(2));
    return again || FIRING.contains(folded) ? Optional.of(Source.State.FIRING) : Optional.empty();
  }
}
