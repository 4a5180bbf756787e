package dev.muster.simulate.check;

import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.NudgeMissed;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Cadence;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A second opinion of when somebody is to be asked for an update: out of what is on record and the
 * playbook's figures. It has none where updates are due by phases, nor of drills.
 */
final class Nudges {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** So many calls more people, as long as there are any. */
  private static final int ALARMING = 3;

  /** So many in a row that reach nobody come soon after each other. */
  private static final int SOON_IN_VAIN = 3;

  /** In good weather it comes within this. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  private boolean open;
  private String severity = "";
  private Instant running = Instant.EPOCH;
  private Optional<Instant> snoozedUntil = Optional.empty();
  private Optional<Instant> lastNudge = Optional.empty();
  private final Playbook playbook;
  private int ignored;
  private int inVain;
  private final Set<String> climbed = new HashSet<>();
  private Optional<Duration> promised = Optional.empty();
  private Optional<Duration> lastPromise = Optional.empty();

  /** One that was due when something overtook it: it may have gone out just before. */
  private Optional<Instant> overtaken = Optional.empty();

  private Nudges(Playbook playbook) {
    this.playbook = playbook;
  }

  /** Whether there is a second opinion of this one. */
  static boolean knows(Chronicle chronicle, Playbook playbook) {
    return !chronicle.row().isDrill()
        && playbook.severities().stream()
            .map(level -> playbook.updateEvery(level.name(), Audience.WAR_ROOM))
            .noneMatch(c -> c.filter(Cadence.ByPhase.class::isInstance).isPresent());
  }

  /** When the next one is due, after all that happened; empty if none is, or nobody knows. */
  static Optional<Instant> next(Chronicle chronicle, Playbook playbook) {
    if (!knows(chronicle, playbook)) {
      return Optional.empty();
    }
    Nudges model = new Nudges(playbook);
    chronicle.entries().forEach(model::see);
    return model.planned();
  }

  /** When the next update is due; empty if none is. */
  static Optional<Instant> nextUpdate(Chronicle chronicle, Playbook playbook) {
    if (!knows(chronicle, playbook)) {
      return Optional.empty();
    }
    Nudges model = new Nudges(playbook);
    chronicle.entries().forEach(model::see);
    return model.open ? model.due() : Optional.empty();
  }

  private Optional<Instant> due() {
    return promised.or(this::every).map(running::plus);
  }

  private Optional<Duration> every() {
    return playbook
        .updateEvery(severity, Audience.WAR_ROOM)
        .map(
            c ->
                c instanceof Cadence.Every every
                    ? every.soonest()
                    : ((Cadence.AsPromised) c).otherwise());
  }

  /** In which rhythm nudges come that nobody answers. */
  private Duration rhythm() {
    boolean asPromised =
        playbook
            .updateEvery(severity, Audience.WAR_ROOM)
            .filter(Cadence.AsPromised.class::isInstance)
            .isPresent();
    return (asPromised ? lastPromise : Optional.<Duration>empty()).or(this::every).orElse(AGAIN);
  }

  static List<String> onTime(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Playbook playbook = evidence.given().workplace().playbook();
    for (Chronicle chronicle : evidence.chronicles()) {
      if (!knows(chronicle, playbook)) {
        continue;
      }
      Nudges model = new Nudges(playbook);
      for (TimelineEntry entry : chronicle.entries()) {
        model.judge(chronicle.id(), entry, evidence, breaches);
        model.see(entry);
      }
      model
          .planned()
          .filter(due -> due.isBefore(evidence.now()))
          .ifPresent(
              due -> breaches.add(chronicle.id() + ": the nudge due at " + due + " never came"));
    }
    return breaches;
  }

  private void judge(String id, TimelineEntry entry, Evidence evidence, List<String> breaches) {
    Instant at = entry.stamp().at();
    Optional<Instant> due = planned();
    boolean nudge = entry.event() instanceof Nudged || entry.event() instanceof NudgeMissed;
    String which = id + " #" + entry.seq();
    if (entry.event() instanceof Nudged late && isAnswered(late, at)) {
      if (overtaken.isEmpty()) {
        breaches.add(which + ": a nudge from before, though none was due then");
      }
    } else if (nudge && due.isEmpty()) {
      breaches.add(which + ": nobody was to be asked");
    } else if (nudge && at.isBefore(due.get())) {
      breaches.add(which + ": nudged at " + at + ", due only at " + due.get());
    }
    due.filter(d -> d.plus(PUNCTUAL).isBefore(at))
        .filter(d -> evidence.troubles().stream().noneMatch(t -> t.touches(d, at)))
        .ifPresent(
            d ->
                breaches.add(
                    which
                        + ": the nudge due at "
                        + d
                        + (nudge ? " came only at " : " had not come by ")
                        + at
                        + " though nothing was in its way"));
  }

  private Optional<Instant> planned() {
    if (!open || due().isEmpty()) {
      return Optional.empty();
    }
    Instant due = due().get();
    Optional<Instant> snooze =
        snoozedUntil.filter(until -> lastNudge.map(until::isAfter).orElse(true));
    Optional<Instant> later = snooze.or(() -> lastNudge.map(at -> again(at, due)));
    return Optional.of(later.filter(due::isBefore).orElse(due));
  }

  /** Ten minutes later; once nobody is left to call, when an update would be due. */
  private Instant again(Instant last, Instant due) {
    Duration again = playbook.rhythm().nudges().again();
    boolean soon = ignored < ALARMING || somebodyIsLeft();
    if (inVain <= SOON_IN_VAIN && soon) {
      return last.plus(again);
    }
    Instant next = due;
    while (next.isBefore(last.plus(again.dividedBy(2)))) {
      next = next.plus(rhythm());
    }
    return next;
  }

  /** A step that looks for an answer was not taken yet. */
  private boolean somebodyIsLeft() {
    return playbook.ladder().steps().stream()
        .filter(step -> step.holds() == Ladder.While.NOT_ACKNOWLEDGED)
        .filter(step -> step.after().at(severity).isPresent())
        .anyMatch(step -> !climbed.contains(step.name()));
  }

  /** What happened since it went out has answered it: it is only written down. */
  private boolean isAnswered(Nudged nudged, Instant at) {
    return !open
        || !running.isBefore(nudged.due())
        || snoozedUntil
            .filter(until -> lastNudge.map(until::isAfter).orElse(true))
            .filter(at::isBefore)
            .isPresent();
  }

  private void see(TimelineEntry entry) {
    Instant at = entry.stamp().at();
    Optional<Instant> due = planned().filter(moment -> !moment.isAfter(at));
    if (entry.event() instanceof Nudged nudged) {
      if (isAnswered(nudged, at)) {
        overtaken = Optional.empty();
      } else {
        lastNudge = Optional.of(at);
        ignored++;
        inVain = 0;
      }
      return;
    }
    if (entry.event() instanceof NudgeMissed missed) {
      if (!isAnswered(new Nudged(1, missed.due(), Optional.empty()), at)) {
        lastNudge = Optional.of(at);
        inVain++;
      }
      return;
    }
    happens(entry.event(), at);
    if (due.isPresent() && !due.equals(planned())) {
      overtaken = due;
    }
  }

  private void happens(IncidentEvent event, Instant at) {
    if (event instanceof Declared declared) {
      open = true;
      severity = declared.severity().name();
      restart(at);
    } else if (event instanceof SeverityChanged changed) {
      severity = changed.to().name();
      if (changed.to().rank() < changed.from().rank()) {
        restart(at);
      }
    } else if (event instanceof UpdatePosted update) {
      restart(at);
      promised = update.nextIn();
      lastPromise = update.nextIn();
    } else if (event instanceof Reopened) {
      open = true;
      climbed.clear();
      restart(at);
    } else if (event instanceof Resolved || event instanceof Cancelled || event instanceof Closed) {
      open = false;
    } else if (event instanceof Escalated escalated) {
      if (escalated.cause() != Cause.SITUATION) {
        climbed.add(escalated.step());
      }
    } else if (event instanceof Snoozed snoozed) {
      boolean again = snoozedUntil.filter(u -> lastNudge.map(u::isAfter).orElse(true)).isPresent();
      ignored = again ? ignored : Math.max(0, ignored - 1);
      snoozedUntil = Optional.of(snoozed.until());
    }
  }

  private void restart(Instant at) {
    running = at;
    snoozedUntil = Optional.empty();
    lastNudge = Optional.empty();
    ignored = 0;
    inVain = 0;
    promised = Optional.empty();
  }

  /** As many messages as entries: in the war room, or before there was one to the declarer. */
  static List<String> posted(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      long[] messages = new long[1];
      evidence
          .slack()
          .state()
          .path("channels")
          .forEach(
              channel ->
                  channel
                      .path("messages")
                      .forEach(
                          m -> {
                            if (Evidence.keyOf(m).startsWith("nudge:" + chronicle.id() + ":")) {
                              messages[0]++;
                            }
                          }));
      int recorded = chronicle.of(Nudged.class).size();
      if (messages[0] != recorded) {
        breaches.add(
            chronicle.id() + ": " + recorded + " nudges recorded, " + messages[0] + " posted");
      }
    }
    return breaches;
  }
}
