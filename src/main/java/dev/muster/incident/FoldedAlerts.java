package dev.muster.incident;

import dev.muster.incident.NoteEvent.AlertCount;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A timeline as people read it: what machines said between two words of people is told in a line
 * for each kind, however often they said it.
 */
public final class FoldedAlerts {
  /** So few in a row stay as they are. */
  private static final int FEW = 3;

  private static final int NAMED = 3;

  private FoldedAlerts() {}

  private record Topic(String speaker, Tidings tidings) {}

  /**
   * The same with fewer entries.
   *
   * @param entries in the order in which they are read
   */
  public static List<TimelineEntry> of(List<TimelineEntry> entries) {
    List<TimelineEntry> folded = new ArrayList<>();
    List<TimelineEntry> run = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      if (isOfMany(entry)) {
        run.add(entry);
      } else {
        folded.addAll(folded(run));
        run.clear();
        folded.add(entry);
      }
    }
    folded.addAll(folded(run));
    return folded;
  }

  /** Whether it is one of those of which there may be very many. */
  public static boolean isOfMany(TimelineEntry entry) {
    return entry.event() instanceof AlertHeard heard && heard.tidings() != Tidings.FIRST;
  }

  /** Whether it says no more than that something goes on. */
  public static boolean goesOn(TimelineEntry entry) {
    return entry.event() instanceof AlertHeard heard && heard.tidings() == Tidings.AGAIN;
  }

  private static List<TimelineEntry> folded(List<TimelineEntry> run) {
    if (run.size() <= FEW) {
      return run;
    }
    Map<Topic, List<TimelineEntry>> topics = new LinkedHashMap<>();
    for (TimelineEntry entry : run) {
      AlertHeard heard = (AlertHeard) entry.event();
      Topic topic = new Topic(heard.speaker(), heard.tidings());
      List<TimelineEntry> before = topics.remove(topic); // where the last of them stands
      topics.put(topic, before == null ? new ArrayList<>() : before);
      topics.get(topic).add(entry);
    }
    return topics.values().stream().map(FoldedAlerts::together).toList();
  }

  private static TimelineEntry together(List<TimelineEntry> entries) {
    TimelineEntry last = entries.get(entries.size() - 1);
    if (entries.size() == 1) {
      return last;
    }
    List<AlertHeard> said = entries.stream().map(e -> (AlertHeard) e.event()).toList();
    AlertHeard newest = said.get(said.size() - 1);
    List<String> words = said.stream().map(AlertHeard::words).distinct().toList();
    String named =
        words.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (words.size() > NAMED ? " and others" : "");
    AlertCount count =
        new AlertCount(
            alerts(newest.tidings(), said, words.size()),
            newest.count().map(AlertCount::firing).orElse(0),
            newest.count().map(AlertCount::all).orElse(1));
    return new TimelineEntry(
        last.incident(),
        last.seq(),
        last.stamp(),
        AlertHeard.of(newest.speaker(), newest.tidings(), named, count),
        last.hash());
  }

  /** The same ones go on each time. */
  private static int alerts(Tidings tidings, List<AlertHeard> said, int different) {
    return tidings == Tidings.AGAIN
        ? Math.max(different, said.stream().mapToInt(AlertHeard::alerts).max().orElse(0))
        : said.stream().mapToInt(AlertHeard::alerts).sum();
  }
}
