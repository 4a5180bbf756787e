package dev.muster.record.review;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.How;
import dev.muster.incident.Incident;
import dev.muster.incident.RichText;
import dev.muster.record.IncidentRecord;
import dev.muster.record.Markdown;
import java.util.List;

/** What is to be done after an incident, as its post-mortem lists it. */
final class ActionItems {
  private ActionItems() {}

  /** Whether there is any. */
  static boolean isAny(Incident incident) {
    return !incident.ending().followUps().items().isEmpty();
  }

  /** A line of Markdown each: what, who, by when, how far. */
  static List<String> of(IncidentRecord record) {
    return record.incident().ending().followUps().items().stream()
        .map(item -> line(item, record))
        .toList();
  }

  private static String line(ActionItem item, IncidentRecord record) {
    return "- ["
        + (item.isOpen() ? " " : "x")
        + "] "
        + item.ref()
        + ": "
        + Markdown.of(RichText.mentioning(item.terms().words()), record)
        + item.terms()
            .owner()
            .map(owner -> " (" + Markdown.line(record.name(owner)) + ")")
            .orElse(item.isOpen() ? " (nobody yet)" : "")
        + item.terms().due().map(Deadline::text).map(day -> ", due " + day).orElse("")
        + item.ended().map(end -> ended(end)).orElse("");
  }

  private static String ended(ActionItem.Ended end) {
    return ", "
        + end.how().word()
        + (end.how() == How.DONE ? " " + Clock24.full(end.at()) + " UTC" : "")
        + end.why().map(why -> ": " + Markdown.line(why)).orElse("");
  }
}
