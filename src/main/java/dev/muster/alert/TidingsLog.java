package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.delivery.Delivery.Job;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent.AlertCount;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.slack.text.Cut;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is new about the alerts of incidents, gathered while they are taken in: one entry of the
 * timeline tells it of all of them. A flood has but a few entries a minute; the rest of it is told
 * in one when the minute is over.
 */
final class TidingsLog {
  static final String REST = "alerts-rest";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int NAMED = 4;
  private static final int LONGEST = 600;

  private final AlertIntake.Sources sources;
  private final Transaction transaction;
  private final Instant now;
  private final EntryRate rate;
  private final Map<Topic, List<Said>> said = new LinkedHashMap<>();

  private record Topic(IncidentId incident, Tidings tidings, String speaker) {}

  private record Said(long number, Words words) {}

  TidingsLog(AlertIntake.Sources sources, Transaction transaction, Instant now, EntryRate rate) {
    this.sources = sources;
    this.transaction = transaction;
    this.now = now;
    this.rate = rate;
  }

  void add(IncidentId incident, long number, Tidings tidings, Words words) {
    said.computeIfAbsent(new Topic(incident, tidings, words.speaker()), none -> new ArrayList<>())
        .add(new Said(number, words));
  }

  /** Puts it on the timelines, or aside until the minute is over. */
  void write() {
    said.forEach(
        (topic, all) -> {
          if (rate.takes(topic.incident(), now)) {
            record(topic, all.stream().map(Said::words).toList());
          } else {
            putAside(topic, all);
          }
        });
  }

  private void putAside(Topic topic, List<Said> all) {
    sources
        .alerts()
        .untold(transaction, all.stream().map(Said::number).toList(), topic.tidings().name());
    long minute = now.getEpochSecond() / MINUTE.toSeconds();
    sources
        .incidents()
        .enqueue(
            transaction,
            new Job(
                REST,
                topic.incident(),
                Long.toString(minute),
                Map.of(),
                Instant.ofEpochSecond((minute + 1) * MINUTE.toSeconds())));
  }

  /** What was put aside of an incident. */
  void writeRest(IncidentId incident) {
    for (Tidings tidings : Tidings.values()) {
      Map<String, List<Words>> bySpeaker =
          sources.alerts().tell(transaction, incident, tidings.name()).stream()
              .map(HeardAlert::words)
              .collect(
                  Collectors.groupingBy(Words::speaker, LinkedHashMap::new, Collectors.toList()));
      bySpeaker.forEach((speaker, words) -> record(new Topic(incident, tidings, speaker), words));
    }
  }

  private void record(Topic topic, List<Words> words) {
    Alerts.Tally tally = sources.alerts().tally(transaction, topic.incident());
    sources
        .incidents()
        .record(
            transaction,
            topic.incident(),
            AlertIntake.machine(topic.speaker()),
            i -> entry(topic, words, tally));
  }

  private static AlertHeard entry(Topic topic, List<Words> words, Alerts.Tally tally) {
    AlertCount count = new AlertCount(words.size(), tally.firing(), tally.all());
    Words first = words.get(0);
    if (words.size() > 1) {
      return AlertHeard.of(topic.speaker(), topic.tidings(), named(words), count);
    }
    return new AlertHeard(
        topic.speaker(),
        topic.tidings(),
        tally.all() > 1 ? first.named() : first.title(),
        Optional.empty(),
        first.url(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(count));
  }

  /** The first few by their names, each title once. */
  static String named(List<Words> words) {
    Map<String, Set<String>> byTitle = new LinkedHashMap<>();
    for (Words one : words) {
      byTitle
          .computeIfAbsent(one.title(), none -> new LinkedHashSet<>())
          .addAll(one.instance().stream().toList());
    }
    List<String> titles =
        byTitle.entrySet().stream()
            .limit(NAMED)
            .map(e -> e.getKey() + instances(e.getValue()))
            .toList();
    int left = byTitle.size() - titles.size();
    String all = String.join(", ", titles) + (left > 0 ? " and " + left + " others" : "");
    return Cut.to(LONGEST, all);
  }

  private static String instances(Set<String> all) {
    if (all.isEmpty()) {
      return "";
    }
    int left = all.size() - NAMED;
    return " ("
        + all.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (left > 0 ? " and " + left + " more" : "")
        + ")";
  }
}
