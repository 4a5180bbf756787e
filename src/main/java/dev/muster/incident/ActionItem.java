package dev.muster.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to be done after an incident, so that it doesn't come back.
 *
 * @param number as people name it, from 1: {@code A2}; no other of the incident ever has it
 * @param ended how it came to its end; empty while it is open
 * @param source the message that it was made of, where it was made of one
 * @param asked how often somebody was reminded since it has this date
 */
public record ActionItem(
    int number, Terms terms, Optional<Ended> ended, Optional<Source> source, Asked asked) {
  /** As many characters as its words have at most: it is a line in a list. */
  public static final int LONGEST = 500;

  /**
   * What is to be done, by whom, by when.
   *
   * @param words one line; people mentioned in it stand there by id: {@code @U…}
   */
  public record Terms(String words, Optional<UserId> owner, Optional<Deadline> due) {
    public Terms saying(String newWords) {
      return new Terms(newWords, owner, due);
    }

    public Terms ownedBy(UserId newOwner) {
      return new Terms(words, Optional.of(newOwner), due);
    }
  }

  /**
   * A day by which it is to be done.
   *
   * @param day as people say it
   * @param end when that day is over where the team is
   */
  public record Deadline(LocalDate day, Instant end) {
    private static final DateTimeFormatter SAID =
        DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** {@code Fri 6 Mar 2026}. */
    public String text() {
      return SAID.format(day);
    }

    public boolean isOver(Instant now) {
      return !now.isBefore(end);
    }
  }

  /** How it ended. */
  public enum How {
    DONE("done"),
    DROPPED("dropped");

    private final String word;

    How(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** That it ended, and on whose word. */
  public record Ended(How how, UserId by, Instant at, Optional<String> why) {}

  /**
   * A message in the war room.
   *
   * @param words what of it became the item's words, as it stands there now
   */
  public record Source(ChannelId channel, String ts, String permalink, String words) {
    public boolean is(ChannelId where, String when) {
      return channel.equals(where) && ts.equals(when);
    }
  }

  /**
   * Who was reminded how often.
   *
   * @param since when it got the date that it has
   * @param before when its owner was reminded before that date
   * @param times how often since it is due
   * @param last when for the last time since it is due
   */
  public record Asked(Instant since, Optional<Instant> before, int times, Optional<Instant> last) {
    static Asked since(Instant at) {
      return new Asked(at, Optional.empty(), 0, Optional.empty());
    }

    Asked again(int time, Instant at) {
      return time == 0
          ? new Asked(since, Optional.of(at), times, last)
          : new Asked(since, before, time, Optional.of(at));
    }
  }

  /** {@code A2}, as people write it behind the incident's id. */
  public String ref() {
    return ref(number);
  }

  static String ref(int number) {
    return "A" + number;
  }

  public boolean isOpen() {
    return ended.isEmpty();
  }

  public boolean isOverdue(Instant now) {
    return isOpen() && terms.due().filter(due -> due.isOver(now)).isPresent();
  }

  /** A new date is asked after anew. */
  ActionItem with(Terms next, Instant at) {
    return new ActionItem(
        number, next, ended, source, next.due().equals(terms.due()) ? asked : Asked.since(at));
  }

  ActionItem with(Optional<Ended> end) {
    return new ActionItem(number, terms, end, source, asked);
  }

  /** It follows its message. */
  ActionItem edited(String words) {
    Optional<Source> now = source.map(s -> new Source(s.channel(), s.ts(), s.permalink(), words));
    return new ActionItem(number, terms.saying(words), ended, now, asked);
  }

  ActionItem with(Asked next) {
    return new ActionItem(number, terms, ended, source, next);
  }
}
