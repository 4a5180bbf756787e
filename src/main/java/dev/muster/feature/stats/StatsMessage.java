package dev.muster.feature.stats;

import dev.muster.playbook.Durations;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.stats.Budget;
import dev.muster.stats.Spread;
import dev.muster.stats.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers as a card. */
final class StatsMessage {
  private static final int MOST_SERVICES = 10;

  private StatsMessage() {}

  /**
   * @param more said at the end, after a blank
   */
  static Message of(Statistics numbers, String span, String more) {
    return of(numbers, new Frame(count(numbers) + " in the last " + span, more));
  }

  /** What stands above and below the numbers. */
  record Frame(String title, String more) {}

  static String count(Statistics numbers) {
    return numbers.incidents() == 1 ? "1 incident" : numbers.incidents() + " incidents";
  }

  static Message of(Statistics numbers, Frame frame) {
    Card card = new Card().header(frame.title());
    card.fields(
        List.of(
            "*By severity*\n" + counts(numbers.counts().bySeverity()),
            "*By service*\n" + counts(numbers.counts().byService())));
    card.section(
        time("To detect", numbers.times().toDetect())
            + "\n"
            + time("To take command", numbers.times().toAcknowledge())
            + "\n"
            + time("To resolve", numbers.times().toResolve()));
    card.section(
        "*Command taken too late:* "
            + numbers.overTarget()
            + "\n*Updates that did not come in time:* "
            + numbers.late()
            + "\n*Action items overdue now:* "
            + numbers.beside().actionsOverdue()
            + "\n*Drills, in no other number here:* "
            + numbers.beside().drills());
    if (!numbers.budgets().isEmpty()) {
      card.section("*Error budget*");
      card.lines(numbers.budgets().stream().map(StatsMessage::budget).toList());
    }
    card.context(
        "Half took no longer than the median, nine in ten no longer than p90; n says of how many"
            + " it is known. Cancelled incidents don't count; private ones do, without a name."
            + frame.more());
    return card.message(frame.title());
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
                .limit(MOST_SERVICES)
                .map(e -> Cut.to(60, Mrkdwn.escape(e.getKey())) + ": " + e.getValue())
                .collect(Collectors.joining("\n"))
            + (counts.size() > MOST_SERVICES
                ? "\nand " + (counts.size() - MOST_SERVICES) + " more"
                : "");
  }

  private static String time(String what, Spread spread) {
    return "*"
        + what
        + ":* "
        + (spread.known() == 0
            ? "not known"
            : "median "
                + spread.median().map(Durations::text).orElseThrow()
                + ", p90 "
                + spread.p90().map(Durations::text).orElseThrow()
                + " (n = "
                + spread.known()
                + ")");
  }

  private static String budget(Budget budget) {
    return (budget.percent() >= 100 ? "🔴 " : budget.percent() >= 75 ? "🟡 " : "🟢 ")
        + Mrkdwn.escape(budget.service())
        + " ("
        + String.format(Locale.ROOT, "%s %%", budget.objective())
        + "): "
        + Durations.text(budget.spent())
        + " of "
        + Durations.text(budget.allowed())
        + " spent, "
        + budget.percent()
        + " %";
  }
}
