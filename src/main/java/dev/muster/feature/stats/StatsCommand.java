package dev.muster.feature.stats;

import dev.muster.chart.Theme;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Refused;
import dev.muster.playbook.Durations;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.file.SharedFiles.Sharing;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.stats.Period;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /incident stats}: counts, times, and what they cost; as pictures too. */
public final class StatsCommand implements Command {
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(731);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Counting counting;
  private final Incidents incidents;
  private final Clock clock;

  public StatsCommand(Counting counting, Incidents incidents, Clock clock) {
    this.counting = counting;
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String usage() {
    return "[90d] [dark|text]";
  }

  @Override
  public String summary() {
    return "what the numbers say: counts, times, late updates, error budgets; with pictures for"
        + " the channel, light or `dark`, or none with `text`";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public List<String> aliases() {
    return List.of("statistics");
  }

  /** How far back, and in which pictures if any. */
  private record Wanted(Duration span, Optional<Theme> look) {
    private static final Wanted USUAL = new Wanted(Duration.ofDays(30), Optional.of(Theme.LIGHT));

    Wanted with(String word, String all) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "" -> this;
        case "light" -> new Wanted(span, Optional.of(Theme.LIGHT));
        case "dark" -> new Wanted(span, Optional.of(Theme.DARK));
        case "text" -> new Wanted(span, Optional.empty());
        default -> new Wanted(parsed(word, all), look);
      };
    }
  }

  @Override
  public Reply run(Invocation invocation) {
    Wanted wanted = wanted(invocation.arguments().words());
    Instant now = clock.instant();
    // What is declared in this very moment counts.
    Period period = new Period(now.minus(wanted.span()), now.plusMillis(1));
    Counting.Counted counted = counting.over(period, Optional.empty(), now);
    Optional<ChannelId> channel = invocation.request().channel();
    if (counted.numbers().incidents() == 0 || wanted.look().isEmpty() || channel.isEmpty()) {
      return Reply.told(message(counted, wanted, ""));
    }
    incidents.enqueue(
        StatsPictures.errand(
            invocation.request().key(),
            new StatsPictures.View(period, wanted.look().get(), Optional.empty()),
            new StatsPictures.Goal(
                new Sharing(
                    channel.get().value(),
                    "incidents-" + STAMP.format(now),
                    "Incidents of the last "
                        + said(wanted.span())
                        + ", asked for by "
                        + Mrkdwn.user(invocation.user())
                        + "."),
                Optional.of(invocation.user())),
            now));
    return Reply.told(message(counted, wanted, " The pictures come into this channel."));
  }

  private static Message message(Counting.Counted counted, Wanted wanted, String more) {
    return StatsMessage.of(counted.numbers(), said(wanted.span()), more);
  }

  private static Wanted wanted(String words) {
    Wanted wanted = Wanted.USUAL;
    for (String word : words.strip().split("\\s+", -1)) {
      wanted = wanted.with(word, words);
    }
    return wanted;
  }

  private static String said(Duration span) {
    return span.toDays() + (span.toDays() == 1 ? " day" : " days");
  }

  private static Duration parsed(String word, String words) {
    return Durations.parse(word)
        .filter(s -> s.compareTo(SHORTEST) >= 0 && s.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new Refused(
                    "How far back is \""
                        + Mrkdwn.escape(words)
                        + "\"? Write a number of days from 1d to 731d: `/incident stats 90d`, or"
                        + " `/incident stats 90d dark`."));
  }
}
