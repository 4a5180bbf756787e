package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.delivery.Delivery.Post;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Remark.AlertHeard;
import dev.muster.incident.Remark.Tidings;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from an alert, in one transaction with the alert itself: so that what was answered
 * for is done, also if Muster is killed a moment later.
 */
final class Hearing {
  /** What comes again sooner is the sender's second try; later, it says that it goes on. */
  private static final Duration SECOND_TRY = Duration.ofMinutes(5);

  /** People are asked once about what is alike. */
  private static final Duration ASKED_ONCE = Duration.ofHours(1);

  private static final IncidentId NONE = new IncidentId("");

  private final Incidents incidents;
  private final Alerts alerts;
  private final Playbooks playbooks;
  private final Clock clock;

  Hearing(Incidents incidents, Alerts alerts, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Outcome hear(Alert alert) {
    return Meaning.of(alert, playbooks)
        .map(meaning -> alerts.write(transaction -> hear(transaction, meaning)))
        .orElse(Outcome.NO_RULE);
  }

  private Outcome hear(Transaction transaction, Meaning meaning) {
    Alert alert = meaning.alert();
    Optional<HeardAlert> before = alerts.find(transaction, alert.key());
    if (alert.state() == Source.State.RESOLVED) {
      return before.map(heard -> over(transaction, heard)).orElse(Outcome.OVER);
    }
    boolean beginsAnew =
        alert.startedAt().isEmpty()
            && before.filter(h -> h.state() == HeardAlert.State.OVER).isPresent();
    return before.isPresent() && !beginsAnew
        ? again(transaction, before.get())
        : first(transaction, meaning);
  }

  private Outcome first(Transaction transaction, Meaning meaning) {
    Instant now = clock.instant();
    Optional<Incident> open =
        alerts
            .incidentOf(transaction, meaning.group())
            .map(id -> incidents.locked(transaction, id))
            .filter(Incident::isOpen);
    if (open.isPresent()) {
      keep(transaction, meaning, Optional.of(open.get().id()), now);
      tell(transaction, open.get().id(), meaning.words(), Tidings.ANOTHER, Optional.empty());
      return Outcome.JOINED;
    }
    if (meaning.asks()) {
      return ask(transaction, meaning, now);
    }
    Incident declared = declare(transaction, meaning, now);
    keep(transaction, meaning, Optional.of(declared.id()), now);
    tell(
        transaction,
        declared.id(),
        meaning.words(),
        Tidings.FIRST,
        meaning.rule().meaning().runbook());
    return Outcome.DECLARED;
  }

  private long keep(
      Transaction transaction, Meaning meaning, Optional<IncidentId> incident, Instant now) {
    return alerts.put(
        transaction, meaning.alert().key(), meaning.group(), meaning.words(), incident, now);
  }

  private Outcome ask(Transaction transaction, Meaning meaning, Instant now) {
    boolean asked = alerts.wasAskedSince(transaction, meaning.group(), now.minus(ASKED_ONCE));
    long number = keep(transaction, meaning, Optional.empty(), now);
    if (asked) {
      return Outcome.WAITS;
    }
    post(
        transaction,
        meaning.playbook(),
        "alert:" + number,
        AskMessage.of(number, meaning.words(), meaning.rule().meaning().severity()));
    return Outcome.ASKED;
  }

  private Outcome again(Transaction transaction, HeardAlert heard) {
    Instant now = clock.instant();
    if (heard.state() == HeardAlert.State.OVER || now.isBefore(heard.heard().plus(SECOND_TRY))) {
      return Outcome.REPEATED;
    }
    alerts.heard(transaction, heard.number(), HeardAlert.State.FIRING, now);
    heard
        .incident()
        .filter(id -> incidents.locked(transaction, id).isOpen())
        .ifPresent(id -> tell(transaction, id, heard.words(), Tidings.AGAIN, Optional.empty()));
    return Outcome.AGAIN;
  }

  /** The incident goes on until people say that it is over, too. */
  private Outcome over(Transaction transaction, HeardAlert heard) {
    if (heard.state() == HeardAlert.State.OVER) {
      return Outcome.REPEATED;
    }
    alerts.heard(transaction, heard.number(), HeardAlert.State.OVER, clock.instant());
    if (heard.incident().isPresent()) {
      tell(transaction, heard.incident().get(), heard.words(), Tidings.OVER, Optional.empty());
    } else if (heard.answer().isEmpty()) {
      playbooks.all().stream()
          .filter(playbook -> playbook.name().equals(heard.words().playbook()))
          .findFirst()
          .ifPresent(
              playbook ->
                  post(
                      transaction,
                      playbook,
                      "alert-over:" + heard.number(),
                      AskMessage.over(heard.words())));
    }
    return Outcome.OVER;
  }

  private Incident declare(Transaction transaction, Meaning meaning, Instant now) {
    Playbook playbook = meaning.playbook();
    Alert alert = meaning.alert();
    Severity severity =
        playbook
            .severity(meaning.rule().meaning().severity())
            .orElse(playbook.defaultSeverity())
            .severity();
    String title = alert.title();
    Incidents.Birth birth =
        new Incidents.Birth(
            meaning.rule().meaning().visibility(),
            playbook.text(),
            number ->
                playbook.incidentId(
                    new NameFacts(
                        now, number, severity.name(), meaning.service().orElse(null), title)));
    return incidents.declare(
        transaction,
        machine(meaning.speaker()),
        birth,
        new Declared(
            title,
            severity,
            meaning.service(),
            Optional.empty(),
            alert.startedAt().filter(at -> !at.isAfter(now)),
            Optional.empty()));
  }

  private void tell(
      Transaction transaction,
      IncidentId incident,
      Words words,
      Tidings tidings,
      Optional<String> runbook) {
    AlertHeard heard =
        new AlertHeard(
            words.speaker(),
            tidings,
            words.title(),
            tidings == Tidings.FIRST ? words.details() : Optional.empty(),
            words.url(),
            runbook);
    incidents.record(transaction, incident, machine(words.speaker()), i -> heard);
  }

  private static Actor machine(String speaker) {
    return new Actor(UserId.machine(speaker), Optional.empty());
  }

  private void post(Transaction transaction, Playbook playbook, String key, Message message) {
    incidents.ask(
        transaction,
        new Post(
            key,
            NONE,
            new ChannelId(playbook.warRoom().announcementChannel()),
            message.text(),
            message.blocksJson(),
            clock.instant()));
  }
}
