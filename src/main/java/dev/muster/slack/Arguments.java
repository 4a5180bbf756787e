package dev.muster.slack;

import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind a command, as Slack hands them over: tokens and entities still in. */
public record Arguments(String raw) {
  private static final Pattern USER = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern FIRST = Pattern.compile("^(\\S+)\\s*(.*)$", Pattern.DOTALL);

  public Arguments {
    raw = Mrkdwn.visible(raw).strip();
  }

  public boolean isEmpty() {
    return raw.isEmpty();
  }

  /** What the person typed, in plain words. */
  public String words() {
    return Mrkdwn.plain(raw).strip();
  }

  /** As {@link #words()}, empty if nothing was typed. */
  public Optional<String> anyWords() {
    return Optional.of(words()).filter(w -> !w.isEmpty());
  }

  /** The first word, in plain words; empty if there is none. */
  public String first() {
    Matcher first = FIRST.matcher(raw);
    return first.matches() ? Mrkdwn.plain(first.group(1)) : "";
  }

  /** All but the first word. */
  public Arguments rest() {
    Matcher first = FIRST.matcher(raw);
    return new Arguments(first.matches() ? first.group(2) : "");
  }

  /** The first person mentioned. */
  public Optional<UserId> user() {
    Matcher user = USER.matcher(raw);
    return user.find() ? Optional.of(new UserId(user.group(1))) : Optional.empty();
  }

  /** The words without the first person mentioned. */
  public Arguments withoutUser() {
    return new Arguments(USER.matcher(raw).replaceFirst(" "));
  }
}
