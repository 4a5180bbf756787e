package dev.muster.feature.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action item as somebody wrote it: {@code raise the pool limit @ben friday}. Who stands at
 * either end has it; who stands amidst the words is only spoken of.
 */
record TypedAction(String words, Optional<UserId> owner, Optional<LocalDate> day) {
  private static final String PERSON = "<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>";

  /** Also in bold, as code, or behind a bullet. */
  private static final Pattern TODO =
      Pattern.compile(
          "^[\\s*_~`>•-]*todo[*_~`\\s]*:[*_~`]*\\s*(.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern TOKEN = Pattern.compile(PERSON);
  private static final Pattern ID = Pattern.compile("@([UW][A-Z0-9]{5,})\\b");

  /** Parts what is not to be read as one. */
  private static final String JOINER = "\u2060";

  private static final Pattern AT_THE_END =
      Pattern.compile("^(.*?)[\\s,:]*" + PERSON + "[.!]?$", Pattern.DOTALL);
  private static final Pattern AT_THE_BEGINNING =
      Pattern.compile("^" + PERSON + "[\\s,:]*(.*)$", Pattern.DOTALL);

  /**
   * Reads it.
   *
   * @param raw with Slack's tokens still in
   * @throws Refused if it names a day that there is not, or that is over
   */
  static TypedAction read(String raw, DayWords days) {
    String rest = raw.strip();
    Optional<UserId> owner = Optional.empty();
    Optional<LocalDate> day = Optional.empty();
    for (int i = 0; i < 2; i++) { // either may come last
      Matcher person = AT_THE_END.matcher(rest);
      if (owner.isEmpty() && person.matches()) {
        owner = Optional.of(new UserId(person.group(2)));
        rest = person.group(1).strip();
      }
      if (day.isEmpty()) {
        DayWords.Written written = days.lastOf(rest);
        day = written.day();
        rest = written.before();
      }
    }
    Matcher first = AT_THE_BEGINNING.matcher(rest);
    if (owner.isEmpty() && first.matches()) {
      owner = Optional.of(new UserId(first.group(1)));
      rest = first.group(2);
    }
    return new TypedAction(line(rest), owner, day);
  }

  /** Whether a message says that it is one. */
  static boolean isTodo(String message) {
    Matcher todo = TODO.matcher(message);
    return todo.matches() && !todo.group(1).isBlank();
  }

  /**
   * A message that somebody wrote. Only what was written as an action item names an owner and a
   * day; a day that can't be meant is no day.
   */
  static TypedAction ofMessage(String raw, DayWords days) {
    Matcher todo = TODO.matcher(raw);
    boolean isTodo = todo.matches();
    String words = isTodo ? todo.group(1) : raw;
    try {
      return isTodo ? read(words, days) : spokenOf(words);
    } catch (Refused noDay) {
      return spokenOf(words);
    }
  }

  private static TypedAction spokenOf(String words) {
    return new TypedAction(line(words), Optional.empty(), Optional.empty());
  }

  /**
   * What was typed into a form, where nothing is a token.
   *
   * @param before what stood in it: people mentioned there may stay
   */
  static String ofForm(String typed, String before) {
    Matcher id = ID.matcher(typed);
    return cut(
        id.replaceAll(
            found -> before.contains(found.group()) ? "$0" : "@" + JOINER + found.group(1)));
  }

  /** In one line of plain words, in which people stand by their ids: those whom Slack knows. */
  static String line(String raw) {
    Matcher person = TOKEN.matcher(raw);
    StringBuilder line = new StringBuilder();
    int end = 0;
    while (person.find()) {
      line.append(dead(raw.substring(end, person.start()))).append("@").append(person.group(1));
      end = person.end();
    }
    return cut(line.append(dead(raw.substring(end))).toString());
  }

  /** What only looks like somebody's id pings nobody. */
  private static String dead(String raw) {
    return ID.matcher(Mrkdwn.plain(raw)).replaceAll("@" + JOINER + "$1");
  }

  private static String cut(String words) {
    return Cut.to(ActionItem.LONGEST, words.replaceAll("\\s+", " ").strip());
  }
}
