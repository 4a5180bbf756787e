package dev.muster.feature.declare;

import dev.muster.alert.AlertCard;
import dev.muster.delivery.Delivery.Post;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent.AlertCount;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.Refused;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.HeardAlert;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people make of an alert about which they were asked. */
public final class AlertAnswers {
  private static final int NAMED = 5;

  private final Alerts alerts;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public AlertAnswers(Alerts alerts, Incidents incidents, Playbooks playbooks, Clock clock) {
    this.alerts = alerts;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** Where they are kept. */
  public Alerts alerts() {
    return alerts;
  }

  /**
   * The one with this number, that still waits for somebody's word.
   *
   * @throws Refused if there is none, or it is answered
   */
  HeardAlert waiting(String number) {
    HeardAlert alert =
        Optional.of(number)
            .filter(word -> word.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .flatMap(alerts::find)
            .orElseThrow(
                () ->
                    new Refused(
                        "There is no such alert. The buttons under an alert that I ask about answer"
                            + " it."));
    alert
        .incident()
        .flatMap(incidents::find)
        .ifPresent(
            incident -> {
              throw new Refused(
                  incident.isPrivate()
                      ? "It is an incident already, and a private one."
                      : "It is an incident already: " + incident.id() + ".");
            });
    alert
        .answer()
        .ifPresent(
            answer -> {
              throw new Refused(
                  Mrkdwn.user(answer.by())
                      + " said at "
                      + Mrkdwn.time(answer.at())
                      + " that it is none. If it is one after all: `/incident declare`.");
            });
    return alert;
  }

  /** The playbook whose rule it was, and the rule; empty if it is in force no more. */
  Optional<AlertRule> rule(HeardAlert alert) {
    return playbook(alert).alerts().stream()
        .filter(rule -> rule.name().equals(alert.words().rule()))
        .findFirst();
  }

  Playbook playbook(HeardAlert alert) {
    return playbooks.all().stream()
        .filter(playbook -> playbook.name().equals(alert.words().playbook()))
        .findFirst()
        .orElseGet(playbooks::usual);
  }

  /** Somebody says that it is no incident; whoever was first is the one who did. */
  HeardAlert dismiss(Actor actor, String number) {
    HeardAlert waiting = waiting(number);
    alerts.dismiss(waiting.number(), actor.user(), clock.instant());
    return waiting;
  }

  /**
   * It became this incident, whose timeline hears what the machine said.
   *
   * @param tidings whether the incident begins with it
   */
  void became(Actor actor, long number, Incident incident, Tidings tidings) {
    Optional<HeardAlert> alert = alerts.find(number).filter(a -> a.incident().isEmpty());
    if (alert.isEmpty()) {
      return;
    }
    HeardAlert.Words words = alert.get().words();
    incidents.record(
        incident.id(),
        actor.also("alert"),
        i ->
            new AlertHeard(
                words.speaker(),
                tidings,
                words.title(),
                words.details(),
                words.url(),
                tidings == Tidings.FIRST
                    ? rule(alert.get()).flatMap(rule -> rule.meaning().runbook())
                    : Optional.empty(),
                Optional.of(alert.get().heard())));
    List<HeardAlert> others = alerts.belongsTo(number, incident.id());
    if (!others.isEmpty()) {
      String titles =
          others.stream()
              .map(other -> other.words().named())
              .distinct()
              .limit(NAMED)
              .collect(Collectors.joining(", "));
      int all = others.size() + 1;
      incidents.record(
          incident.id(),
          actor.also("alerts"),
          i ->
              AlertHeard.of(
                  words.speaker(),
                  Tidings.ANOTHER,
                  titles,
                  new AlertCount(others.size(), all, all)));
      others.forEach(other -> settled(other, Optional.empty()));
    }
  }

  /** The messages on which it stands ask no more about it. */
  void settled(String number, Optional<AlertCard> pressed) {
    alerts.find(Long.parseLong(number)).ifPresent(alert -> settled(alert, pressed));
  }

  private void settled(HeardAlert alert, Optional<AlertCard> pressed) {
    AlertCard.settled(alert, pressed, clock.instant()).forEach(incidents::enqueue);
  }

  /** Tells the others, where they were asked; told again, it is the same. */
  void tell(HeardAlert alert, String text) {
    incidents.enqueue(
        new Post(
            "alert-answer:" + alert.number(),
            new IncidentId(""),
            new ChannelId(playbook(alert).warRoom().announcementChannel()),
            text,
            "",
            clock.instant()));
  }
}
