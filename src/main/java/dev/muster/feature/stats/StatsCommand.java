package dev.muster.feature.stats;

import dev.muster.incident.Refused;
import dev.muster.playbook.Durations;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.stats.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /incident stats}: counts, times, and what they cost. */
public final class StatsCommand implements Command {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(731);

  private final Counting counting;
  private final Clock clock;

  public StatsCommand(Counting counting, Clock clock) {
    this.counting = counting;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String usage() {
    return "[90d]";
  }

  @Override
  public String summary() {
    return "what the numbers say: counts, times, late updates, error budgets";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public List<String> aliases() {
    return List.of("statistics");
  }

  @Override
  public Reply run(Invocation invocation) {
    String words = invocation.arguments().words();
    Duration span = words.isBlank() ? USUAL : span(words);
    Instant now = clock.instant();
    // What is declared in this very moment counts.
    Period period = new Period(now.minus(span), now.plusMillis(1));
    return Reply.told(StatsMessage.of(counting.over(period, now), said(span)));
  }

  private static String said(Duration span) {
    return span.toDays() + (span.toDays() == 1 ? " day" : " days");
  }

  private static Duration span(String words) {
    Optional<Duration> span = Durations.parse(words.strip());
    return span.filter(s -> s.compareTo(SHORTEST) >= 0 && s.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new Refused(
                    "How far back is \""
                        + Mrkdwn.escape(words)
                        + "\"? Write a number of days from 1d to 731d: `/incident stats 90d`."));
  }
}
