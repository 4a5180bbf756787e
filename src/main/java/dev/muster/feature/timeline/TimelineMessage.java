package dev.muster.feature.timeline;

import dev.muster.incident.FoldedAlerts;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.Weight;
import dev.muster.incident.TimelineEntry;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The timeline to read in Slack: the newest lines of it, in order of happening. */
final class TimelineMessage {
  private static final int NEWEST = 40;
  private static final int LINE = 450;

  /** What the title and the small print leave for the lines. */
  private static final int ROOM = SlackLimits.TEXT_IN_BLOCKS - 1000;

  /** A line that was written down so much later than it happened says so. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private TimelineMessage() {}

  static Message of(Incident incident, List<TimelineEntry> all, ZoneId zone) {
    List<TimelineEntry> entries =
        FoldedAlerts.of(
            all.stream()
                .filter(e -> e.event().weight() != Weight.HOUSEKEEPING)
                .sorted(
                    Comparator.comparing(TimelineEntry::happenedAt)
                        .thenComparingLong(TimelineEntry::seq))
                .toList());
    int older = Math.max(0, entries.size() - NEWEST);
    List<String> lines = lines(entries.subList(older, entries.size()), zone);
    while (lines.stream().mapToInt(String::length).sum() > ROOM) {
      older++;
      lines = lines(entries.subList(older, entries.size()), zone);
    }
    String title =
        "*Timeline of " + incident.id() + "* · " + Mrkdwn.escape(Cut.to(150, incident.title()));
    Card card = new Card().section(title);
    if (older > 0) {
      card.context(
          "These are the newest "
              + lines.size()
              + ". "
              + (older == 1 ? "One older line is" : older + " older lines are")
              + " in the whole record: `/incident export`.");
    }
    card.lines(lines);
    card.context("Only you see this. Times are in your time zone.");
    return card.message(title);
  }

  private static List<String> lines(List<TimelineEntry> entries, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    LocalDate day = LocalDate.MIN;
    for (TimelineEntry entry : entries) {
      Instant at = entry.happenedAt();
      LocalDate itsDay = at.atZone(zone).toLocalDate();
      String when = itsDay.equals(day) ? Mrkdwn.time(at) : Mrkdwn.dayAndTime(at);
      day = itsDay;
      lines.add(when + "  " + Mrkdwn.user(entry.saidBy()) + ": " + said(entry) + late(entry));
    }
    return lines;
  }

  private static String said(TimelineEntry entry) {
    // One line each: Slack's bold ends with its line.
    String words = Mrkdwn.of(entry.event().text()).replaceAll("\\s+", " ").strip();
    String text = Cut.to(LINE, words);
    return entry.event().weight() == Weight.MILESTONE ? "*" + text + "*" : text;
  }

  private static String late(TimelineEntry entry) {
    Instant written = entry.stamp().at();
    boolean late = entry.happenedAt().plus(LATE).isBefore(written);
    return late ? " _(added " + Mrkdwn.time(written) + ")_" : "";
  }
}
