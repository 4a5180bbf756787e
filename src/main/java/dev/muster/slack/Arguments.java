package dev.muster.slack;

import dev.muster.incident.Mentions;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.Spaces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind a command, as Slack hands them over: tokens and entities still in. */
public record Arguments(String raw) {
  private static final Pattern USER = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern MENTION =
      Pattern.compile("<(?:[@#]([UWCDG][A-Z0-9]+)|!subteam\\^(S[A-Z0-9]+))(?:\\|[^>]*)?>");

  /** A name within a mention may have spaces. */
  private static final Pattern FIRST =
      Pattern.compile(
          "^((?:<[^<>]*>|(?!" + Spaces.ANY + ").)++)(?:" + Spaces.ANY + "+(.*))?$", Pattern.DOTALL);

  public Arguments {
    raw = Spaces.plain(Spaces.strip(Mrkdwn.visible(raw)));
  }

  public boolean isEmpty() {
    return raw.isEmpty();
  }

  /** What the person typed, in plain words. */
  public String words() {
    return Spaces.strip(Mrkdwn.plain(raw));
  }

  /** As {@link #words()}, empty if nothing was typed. */
  public Optional<String> anyWords() {
    return Optional.of(words()).filter(w -> !w.isEmpty());
  }

  /** The first word, in plain words; empty if there is none. */
  public String first() {
    Matcher first = FIRST.matcher(raw);
    return first.matches() ? Spaces.strip(Mrkdwn.plain(first.group(1))) : "";
  }

  /** All but the first word. */
  public Arguments rest() {
    Matcher first = FIRST.matcher(raw);
    return new Arguments(first.matches() && first.group(2) != null ? first.group(2) : "");
  }

  /** The first person mentioned. */
  public Optional<UserId> user() {
    Matcher user = USER.matcher(raw);
    return user.find() ? Optional.of(new UserId(user.group(1))) : Optional.empty();
  }

  /** Whom {@link #words()} mention, by the names that stand there. */
  public Mentions mentions() {
    Map<String, String> ids = new LinkedHashMap<>();
    Matcher mention = MENTION.matcher(raw);
    while (mention.find()) {
      String id = mention.group(1) == null ? mention.group(2) : mention.group(1);
      ids.putIfAbsent(Mrkdwn.plain(mention.group()), id);
    }
    return new Mentions(ids);
  }

  /** The words without the first person mentioned. */
  public Arguments withoutUser() {
    return new Arguments(USER.matcher(raw).replaceFirst(" "));
  }
}
