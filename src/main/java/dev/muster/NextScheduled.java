package dev.muster;

import dev.muster.backup.DailyCopy;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.feature.plan.PlanReaction;
import dev.muster.feature.stats.MonthlyReport;
import dev.muster.plan.Planned;
import java.time.Instant;
import java.util.Map;

/**
 * What the clock brings next, in words that anybody may read: an incident's number and never its
 * title, for it may be private.
 */
public record NextScheduled(Instant at, String what) {
  private static final Map<Planned.Kind, String> PLANNED =
      Map.of(
          Planned.Kind.RESPONSE_TARGET, "response target of",
          Planned.Kind.NUDGE, "nudge for those outside",
          Planned.Kind.ESCALATE, "next step of the ladder for",
          Planned.Kind.TIMEBOX, "end of a timebox in",
          Planned.Kind.CHECKLIST, "checklist of",
          Planned.Kind.CALL, "answer awaited in",
          Planned.Kind.TASK, "task of",
          Planned.Kind.WATCH, "end of watching",
          Planned.Kind.POST_MORTEM, "post-mortem of",
          Planned.Kind.ARCHIVE, "archiving of");

  static NextScheduled of(Attempt attempt) {
    return new NextScheduled(attempt.due(), words(attempt.delivery()));
  }

  static NextScheduled of(DailyCopy copy) {
    return new NextScheduled(copy.nextDue(), "daily copy of the store");
  }

  private static String words(Delivery delivery) {
    if (delivery instanceof Reminder reminder) {
      String kind =
          PlanReaction.kindOf(reminder)
              .map(planned -> PLANNED.getOrDefault(planned, "reminder for"))
              .orElse(reminder.kind());
      return kind + " " + reminder.incident();
    }
    if (delivery.kind().equals(MonthlyReport.KIND)) {
      return "report of the month";
    }
    return ""; // a message that waits for its turn is nobody's appointment
  }
}
