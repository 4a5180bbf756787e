package dev.muster.feature.overview;

import dev.muster.incident.Incident;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Incidents, a line each. */
final class ListMessage {
  static final int MOST = 25;

  private ListMessage() {}

  static Message of(String title, List<Incident> incidents, Instant now) {
    Card card = new Card().section("*" + title + "*");
    card.lines(incidents.stream().limit(MOST).map(i -> line(i, now)).collect(Collectors.toList()));
    if (incidents.size() > MOST) {
      card.context(
          "There are more than these "
              + MOST
              + ". Find one by a word of its title, or `/incident list closed sev1 90d`.");
    }
    return card.message(title);
  }

  private static String line(Incident incident, Instant now) {
    return (incident.isOpen() ? "🔴 " : "⚪ ")
        + "*"
        + incident.id()
        + "* · "
        + Mrkdwn.escape(incident.severity().name())
        + " · "
        + Mrkdwn.escape(incident.statusTitle())
        + " · "
        + Cut.to(150, Mrkdwn.escape(incident.title()))
        + " · "
        + RoomWords.inBrief(incident)
        + " · "
        + incident.team().commander().map(Mrkdwn::user).orElse("no commander")
        + " · "
        + age(incident, now);
  }

  private static String age(Incident incident, Instant now) {
    return incident.isOpen()
        ? "for " + SummaryMessage.age(incident, now)
        : "took " + SummaryMessage.age(incident, now);
  }
}
