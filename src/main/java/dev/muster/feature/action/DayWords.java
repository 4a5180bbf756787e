package dev.muster.feature.action;

import dev.muster.incident.Refused;
import dev.muster.slack.text.Mrkdwn;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a day as people write it: {@code 2026-03-02}, {@code friday}, {@code in 3 days}, {@code
 * 5d}.
 *
 * @param today where the team is
 */
record DayWords(LocalDate today) {
  /** What is shown of them to whoever wrote something else. */
  static final String EXAMPLES = "2026-03-06, friday, tomorrow, in 3 days or 5d";

  /** Who plans further ahead has mistyped the year. */
  private static final int MOST_YEARS = 5;

  private static final String WEEKDAY =
      "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?";

  private static final Pattern DAY =
      Pattern.compile(
          "(?:(?:by|due|on|till?|until)\\s+)?(?:"
              + "(?<date>\\d{4}-\\d{1,2}-\\d{1,2})"
              + "|(?<near>today|tomorrow)"
              + "|(?:(?<which>this|next)\\s+)?(?<weekday>"
              + WEEKDAY
              + ")"
              + "|next\\s+(?<next>week|month)"
              + "|in\\s+(?<count>an?|one|two|three|\\d{1,4})\\s+(?<unit>day|week|month)s?"
              + "|(?:in\\s+)?(?<short>\\d{1,4})(?<letter>[dw])"
              + ")[.!]?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LAST =
      Pattern.compile(
          "^(?<before>.*?)(?:^|\\s+)(?<day>" + DAY + ")$", DAY.flags() | Pattern.DOTALL);

  /** What was written, and the day at its end. */
  record Written(String before, Optional<LocalDate> day) {}

  /**
   * Takes the day from the end of a sentence.
   *
   * @throws Refused if there is no such day, or it is over
   */
  Written lastOf(String words) {
    String text = words.strip();
    Matcher last = LAST.matcher(text);
    return last.matches()
        ? new Written(last.group("before").strip(), Optional.of(read(last)))
        : new Written(text, Optional.empty());
  }

  /**
   * The day that this is.
   *
   * @throws Refused if it is none, or it is over
   */
  LocalDate read(String words) {
    Matcher day = DAY.matcher(words.strip());
    if (!day.matches()) {
      throw new Refused(
          "\"" + Mrkdwn.escape(words.strip()) + "\" is no day. Write " + EXAMPLES + ".");
    }
    return read(day);
  }

  private LocalDate read(Matcher matcher) {
    LocalDate day =
        Stream.of(date(matcher), near(matcher), weekday(matcher), later(matcher))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    if (day.isBefore(today)) {
      throw new Refused(day + " is over: today is " + today + ". Name a day that is to come.");
    }
    if (day.isAfter(today.plusYears(MOST_YEARS))) {
      throw new Refused(
          day + " is more than " + MOST_YEARS + " years from now. Name a day that is nearer.");
    }
    return day;
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return Optional.ofNullable(matcher.group(name)).map(word -> word.toLowerCase(Locale.ROOT));
  }

  private static Optional<LocalDate> date(Matcher matcher) {
    return group(matcher, "date")
        .map(
            written -> {
              String[] parts = written.split("-", -1);
              try {
                return LocalDate.of(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
              } catch (DateTimeException e) {
                throw new Refused("There is no day " + written + ". Write " + EXAMPLES + ".");
              }
            });
  }

  private Optional<LocalDate> near(Matcher matcher) {
    return group(matcher, "near").map(word -> today.plusDays(word.equals("today") ? 0 : 1));
  }

  /** Today's name is a week from now; {@code next friday} is the one of next week. */
  private Optional<LocalDate> weekday(Matcher matcher) {
    String which = group(matcher, "which").orElse("");
    return group(matcher, "weekday")
        .map(DayWords::named)
        .map(
            day ->
                switch (which) {
                  case "this" -> today.with(TemporalAdjusters.nextOrSame(day));
                  case "next" ->
                      today
                          .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                          .with(TemporalAdjusters.nextOrSame(day));
                  default -> today.with(TemporalAdjusters.next(day));
                });
  }

  private static DayOfWeek named(String word) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word.substring(0, 3)))
        .findFirst()
        .orElseThrow();
  }

  private Optional<LocalDate> later(Matcher matcher) {
    Optional<LocalDate> next = group(matcher, "next").map(unit -> plus("one", unit));
    Optional<LocalDate> in =
        group(matcher, "count").map(count -> plus(count, group(matcher, "unit").orElseThrow()));
    Optional<LocalDate> shortly =
        group(matcher, "short")
            .map(
                count ->
                    plus(
                        count,
                        group(matcher, "letter").orElseThrow().equals("d") ? "day" : "week"));
    return next.or(() -> in).or(() -> shortly);
  }

  private LocalDate plus(String count, String unit) {
    int number =
        switch (count) {
          case "a", "an", "one" -> 1;
          case "two" -> 2;
          case "three" -> 3;
          default -> Integer.parseInt(count);
        };
    ChronoUnit span =
        switch (unit) {
          case "day" -> ChronoUnit.DAYS;
          case "week" -> ChronoUnit.WEEKS;
          default -> ChronoUnit.MONTHS;
        };
    return today.plus(number, span);
  }
}
