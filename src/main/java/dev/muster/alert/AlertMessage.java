package dev.muster.alert;

import dev.muster.incident.NoteEvent.AlertCount;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What machines say, as the war room reads it. */
final class AlertMessage {
  private static final int NAMED = 2;
  private static final int LONGEST = 1000;

  private AlertMessage() {}

  /** The one because of which it was declared. */
  static Message first(AlertHeard heard) {
    String text = ":satellite_antenna: " + line(heard);
    Card card = new Card().section(text);
    heard.details().ifPresent(details -> card.section(Mrkdwn.escape(details)));
    return card.message(text);
  }

  /** Those of a while: what is new of several in one line with their count. */
  static Message gathered(List<AlertHeard> said) {
    record Topic(String speaker, Tidings tidings) {}
    Map<Topic, List<AlertHeard>> topics = new LinkedHashMap<>();
    said.forEach(
        heard ->
            topics
                .computeIfAbsent(
                    new Topic(heard.speaker(), heard.tidings()), none -> new ArrayList<>())
                .add(heard));
    return Message.of(
        ":satellite_antenna: "
            + topics.values().stream()
                .map(AlertMessage::together)
                .map(AlertMessage::line)
                .collect(Collectors.joining("\n")));
  }

  /** The last of them knows best how many there are. */
  private static AlertHeard together(List<AlertHeard> said) {
    AlertHeard last = said.get(said.size() - 1);
    if (said.size() == 1) {
      return last;
    }
    int alerts = said.stream().mapToInt(AlertHeard::alerts).sum();
    List<String> words = said.stream().map(AlertHeard::words).distinct().toList();
    String named =
        words.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (words.size() > NAMED ? " and others" : "");
    Optional<AlertCount> count = last.count();
    return AlertHeard.of(
        last.speaker(),
        last.tidings(),
        Cut.to(LONGEST, named),
        new AlertCount(
            alerts,
            count.map(AlertCount::firing).orElse(0),
            count.map(AlertCount::all).orElse(alerts)));
  }

  private static String line(AlertHeard heard) {
    return Mrkdwn.escape(heard.lead())
        + "*"
        + Mrkdwn.escape(heard.words())
        + "*"
        + heard.url().map(url -> " " + Mrkdwn.link(url, "look")).orElse("");
  }
}
