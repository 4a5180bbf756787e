package dev.muster.feature.stats;

import dev.muster.playbook.Durations;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.stats.Statistics;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A month's numbers, and how the month before it was. */
final class ReportMessage {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ReportMessage() {}

  static String said(YearMonth month) {
    return MONTH.format(month);
  }

  /**
   * A card; of a month without incidents a sentence.
   *
   * @param due when it should have come, if it comes late
   */
  static Message of(YearMonth month, Statistics numbers, Statistics before, Optional<Instant> due) {
    String more =
        " "
            + compared(month, before)
            + due.map(at -> " This comes late: it was due on " + Mrkdwn.dayAndTime(at) + ".")
                .orElse("");
    return numbers.incidents() == 0
        ? Message.of("No incidents in " + said(month) + "." + more)
        : StatsMessage.of(
            numbers,
            new StatsMessage.Frame(said(month) + ": " + StatsMessage.count(numbers), more));
  }

  private static String compared(YearMonth month, Statistics before) {
    return "The month before, "
        + said(month.minusMonths(1))
        + ": "
        + (before.incidents() == 0 ? "none" : StatsMessage.count(before))
        + before
            .times()
            .toResolve()
            .median()
            .map(time -> ", resolved in " + Durations.text(time) + " (median)")
            .orElse("")
        + ".";
  }
}
