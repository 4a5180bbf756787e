package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.Alerts.Kinship;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.State;
import dev.muster.store.alert.HeardAlert.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from some alerts, in one transaction with the alerts themselves: so that what was
 * answered for is done, also if Muster is killed a moment later. An alert is known by its
 * fingerprint, and stands as it was told last.
 */
final class AlertIntake {
  /** What comes again sooner is the sender's second try; later, it says that it goes on. */
  static final Duration SECOND_TRY = Duration.ofMinutes(5);

  /** So often a war room is told that the same goes on. */
  private static final Duration GOES_ON = Duration.ofMinutes(30);

  /** What was a false alarm a moment ago is asked about before it opens another war room. */
  private static final Duration AFTER_FALSE_ALARM = Duration.ofHours(1);

  private static final Duration KNOWN_END = Duration.ofDays(30);

  /** Of which one is the duplicate of the next. */
  private static final int MOST_DUPLICATES = 5;

  private final Sources sources;
  private final Transaction transaction;
  private final Instant now;
  private final TidingsLog tidings;
  private final AlertQuestions asking;
  private final Map<IncidentId, Incident> seen = new HashMap<>();

  /** To which those of a kind belong, as found for the first of them. */
  private final Map<Kinship, IncidentId> incidents = new HashMap<>();

  /** What it draws on. */
  record Sources(Incidents incidents, Alerts alerts, Playbooks playbooks) {}

  AlertIntake(
      Sources sources,
      Transaction transaction,
      Instant now,
      TidingsLog tidings,
      AlertQuestions asking) {
    this.sources = sources;
    this.transaction = transaction;
    this.now = now;
    this.tidings = tidings;
    this.asking = asking;
  }

  /** What comes of one alert; what is to be told of several is told when all were taken. */
  IntakeOutcome take(Alert alert) {
    Optional<MatchedRule> meaning = MatchedRule.of(alert, sources.playbooks());
    if (meaning.isEmpty()) {
      return IntakeOutcome.NO_RULE;
    }
    Optional<HeardAlert> before = before(alert);
    if (alert.state() == Source.State.RESOLVED) {
      return before
          .map(heard -> over(heard, meaning.get()))
          .orElseGet(() -> overUnheard(meaning.get()));
    }
    if (before.isEmpty()) {
      return begins(meaning.get());
    }
    HeardAlert heard = before.get();
    if (isSecondTry(heard, alert)) {
      return IntakeOutcome.REPEATED;
    }
    return goesOn(heard, meaning.get());
  }

  private Optional<HeardAlert> before(Alert alert) {
    return sources
        .alerts()
        .find(transaction, alert.key(), alert.formerKey())
        .or(
            () ->
                alert.source() == Source.GENERIC && alert.state() == Source.State.RESOLVED
                    ? sources
                        .alerts()
                        .firing(transaction, Source.GENERIC.word() + ":", alert.title())
                    : Optional.empty());
  }

  /** One that was over a moment ago was sent before, and overtaken, if it names the same start. */
  private boolean isSecondTry(HeardAlert heard, Alert alert) {
    boolean sameStart = heard.words().startedAt().equals(alert.startedAt());
    boolean overtaken = heard.state() == State.FIRING || alert.startedAt().isPresent();
    return sameStart && overtaken && now.isBefore(heard.heard().plus(SECOND_TRY));
  }

  private IntakeOutcome begins(MatchedRule meaning) {
    Kinship kin = meaning.kin();
    Optional<Incident> open = incidentOf(kin).flatMap(this::current).filter(Incident::isOpen);
    if (open.isPresent()) {
      long number = put(meaning, State.FIRING, Optional.of(open.get().id()));
      tidings.add(open.get().id(), number, Tidings.ANOTHER, meaning.words());
      return IntakeOutcome.JOINED;
    }
    Optional<Incident> falseAlarm = falseAlarm(kin);
    if (falseAlarm.isPresent() && meaning.rule().isPrivate()) {
      long number = put(meaning, State.FIRING, Optional.of(falseAlarm.get().id()));
      tidings.add(falseAlarm.get().id(), number, Tidings.BACK, meaning.words());
      return IntakeOutcome.WAITS;
    }
    if (meaning.asks() || falseAlarm.isPresent()) {
      return asking.ask(meaning, () -> put(meaning, State.FIRING, Optional.empty()));
    }
    Incident declared = declare(meaning);
    put(meaning, State.FIRING, Optional.of(declared.id()));
    Words words = meaning.words();
    record(
        declared.id(),
        new AlertHeard(
            words.speaker(),
            Tidings.FIRST,
            words.title(),
            words.details(),
            words.url(),
            meaning.rule().meaning().runbook(),
            Optional.empty()));
    return IntakeOutcome.DECLARED;
  }

  /** Heard before, and it is no second try. */
  private IntakeOutcome goesOn(HeardAlert heard, MatchedRule meaning) {
    boolean again =
        heard.state() == State.OVER
            || !heard.words().startedAt().equals(meaning.alert().startedAt());
    Optional<Incident> incident = heard.incident().flatMap(this::current);
    if (incident.filter(Incident::isOpen).isPresent()) {
      told(heard, meaning, State.FIRING);
      if (again) {
        tidings.add(incident.get().id(), heard.number(), Tidings.BACK, meaning.words());
      } else if (isToBeTold(heard)) {
        sources.alerts().told(transaction, heard.number(), now);
        tidings.add(incident.get().id(), heard.number(), Tidings.AGAIN, meaning.words());
      }
      return IntakeOutcome.AGAIN;
    }
    if (incident.isPresent() || heard.state() == State.OVER) {
      sources.alerts().setAside(transaction, meaning.alert().key());
      return begins(meaning);
    }
    told(heard, meaning, State.FIRING);
    asking.goesOn(heard, meaning);
    return IntakeOutcome.AGAIN;
  }

  /** The first time, and then now and then. */
  private boolean isToBeTold(HeardAlert heard) {
    return sources
        .alerts()
        .told(transaction, heard.number())
        .filter(at -> at.plus(GOES_ON).isAfter(now))
        .isEmpty();
  }

  /** The incident goes on until people say that it is over, too. */
  private IntakeOutcome over(HeardAlert heard, MatchedRule meaning) {
    Alert alert = meaning.alert();
    if (heard.state() == State.OVER || isOfEarlier(heard, alert)) {
      return IntakeOutcome.REPEATED;
    }
    Words words = heard.words();
    sources.alerts().heard(transaction, heard.number(), heard.key(), State.OVER, words, now);
    Optional<Incident> incident = heard.incident().flatMap(this::current);
    if (incident.isPresent()) {
      tidings.add(incident.get().id(), heard.number(), Tidings.OVER, words);
    } else if (heard.answer().isEmpty()) {
      asking.over(heard, meaning);
    }
    return IntakeOutcome.OVER;
  }

  /** The end of a time before this one, told late; many say the year 1 for an end unknown. */
  private boolean isOfEarlier(HeardAlert heard, Alert alert) {
    return alert
        .endedAt()
        .filter(ended -> ended.isAfter(now.minus(KNOWN_END)))
        .filter(ended -> heard.words().startedAt().filter(ended::isBefore).isPresent())
        .isPresent();
  }

  /** Kept, so that its beginning, should it have been overtaken, begins nothing. */
  private IntakeOutcome overUnheard(MatchedRule meaning) {
    put(meaning, State.OVER, Optional.empty());
    return IntakeOutcome.OVER;
  }

  private Optional<IncidentId> incidentOf(Kinship kin) {
    if (!incidents.containsKey(kin)) {
      sources
          .alerts()
          .incidentOf(transaction, kin)
          .ifPresent(incident -> incidents.put(kin, incident));
    }
    return Optional.ofNullable(incidents.get(kin));
  }

  private long put(MatchedRule meaning, State state, Optional<IncidentId> incident) {
    incident.ifPresent(id -> incidents.put(meaning.kin(), id));
    return sources
        .alerts()
        .put(
            transaction,
            meaning.alert().key(),
            meaning.kin(),
            meaning.words(),
            state,
            incident,
            now);
  }

  private void told(HeardAlert heard, MatchedRule meaning, State state) {
    sources
        .alerts()
        .heard(transaction, heard.number(), meaning.alert().key(), state, meaning.words(), now);
  }

  /** As it stands; of a duplicate, the one in which the response goes on, to which it goes too. */
  private Optional<Incident> current(IncidentId id) {
    Incident incident = seen(id);
    for (int i = 0; i < MOST_DUPLICATES; i++) {
      Optional<IncidentId> original = incident.ending().duplicateOf();
      if (original.isEmpty() || incident.isPrivate()) {
        break; // what is private isn't told elsewhere
      }
      sources.alerts().move(transaction, incident.id(), original.get());
      incident = seen(original.get());
    }
    return Optional.of(incident);
  }

  private Incident seen(IncidentId id) {
    return seen.computeIfAbsent(id, key -> sources.incidents().locked(transaction, key));
  }

  private Optional<Incident> falseAlarm(Kinship kin) {
    return sources
        .alerts()
        .incidentOfAlike(transaction, kin)
        .flatMap(this::current)
        .filter(Incident::wasCancelled)
        .filter(
            incident ->
                incident
                    .milestones()
                    .closed()
                    .filter(at -> at.plus(AFTER_FALSE_ALARM).isAfter(now))
                    .isPresent());
  }

  private Incident declare(MatchedRule meaning) {
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
    return sources
        .incidents()
        .declare(
            transaction,
            machine(meaning.speaker()),
            birth,
            new Declared(
                title,
                severity,
                meaning.service(),
                Optional.empty(),
                alert.startedAt(),
                Optional.empty()));
  }

  private void record(IncidentId incident, AlertHeard heard) {
    sources.incidents().record(transaction, incident, machine(heard.speaker()), i -> heard);
  }

  static Actor machine(String speaker) {
    return new Actor(UserId.machine(speaker), Optional.empty());
  }
}
