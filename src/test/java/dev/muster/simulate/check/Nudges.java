package dev.muster.simulate.check;

import dev.muster.incident.Calling.Cause;
import dev.muster.incident.Calling.Escalated;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Lifecycle.Cancelled;
import dev.muster.incident.Lifecycle.Closed;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Lifecycle.Reopened;
import dev.muster.incident.Lifecycle.Resolved;
import dev.muster.incident.Lifecycle.SeverityChanged;
import dev.muster.incident.Reporting.Nudged;
import dev.muster.incident.Reporting.Snoozed;
import dev.muster.incident.Reporting.UpdatePosted;
import dev.muster.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A second opinion of when somebody is to be asked for an update: out of what is on record and the
 * shipped playbook's figures, written down here once more on purpose.
 */
final class Nudges {
  private static final Map<String, Duration> EVERY =
      Map.of(
          "SEV-1", Duration.ofMinutes(30),
          "SEV-2", Duration.ofHours(1),
          "SEV-3", Duration.ofHours(4));
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** So many calls more people, as long as there are any. */
  private static final int ALARMING = 3;

  /** Where the shipped ladder has a step that looks for an answer: one. */
  private static final Set<String> WITH_LADDER = Set.of("SEV-1", "SEV-2");

  /** In good weather it comes within this. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  private boolean open;
  private String severity = "";
  private Instant running = Instant.EPOCH;
  private Optional<Instant> snoozedUntil = Optional.empty();
  private Optional<Instant> lastNudge = Optional.empty();
  private int ignored;
  private boolean climbed;

  /** One that was due when something overtook it: it may have gone out just before. */
  private Optional<Instant> overtaken = Optional.empty();

  private Nudges() {}

  /** When the next one is due, after all that happened; empty if none is. */
  static Optional<Instant> next(Chronicle chronicle) {
    Nudges model = new Nudges();
    chronicle.entries().forEach(model::see);
    return model.planned();
  }

  /** When the next update is due; empty if none is. */
  static Optional<Instant> nextUpdate(Chronicle chronicle) {
    Nudges model = new Nudges();
    chronicle.entries().forEach(model::see);
    return model.open
        ? Optional.ofNullable(EVERY.get(model.severity)).map(model.running::plus)
        : Optional.empty();
  }

  static List<String> onTime(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      Nudges model = new Nudges();
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
    boolean nudge = entry.event() instanceof Nudged;
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
    if (!open || !EVERY.containsKey(severity)) {
      return Optional.empty();
    }
    Instant due = running.plus(EVERY.get(severity));
    Optional<Instant> snooze =
        snoozedUntil.filter(until -> lastNudge.map(until::isAfter).orElse(true));
    Optional<Instant> later = snooze.or(() -> lastNudge.map(at -> again(at, due)));
    return Optional.of(later.filter(due::isBefore).orElse(due));
  }

  /** Ten minutes later; once nobody is left to call, when an update would be due. */
  private Instant again(Instant last, Instant due) {
    boolean somebodyLeft = WITH_LADDER.contains(severity) && !climbed;
    if (ignored < ALARMING || somebodyLeft) {
      return last.plus(AGAIN);
    }
    Instant next = due;
    while (next.isBefore(last.plus(AGAIN.dividedBy(2)))) {
      next = next.plus(EVERY.get(severity));
    }
    return next;
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
    } else if (event instanceof UpdatePosted) {
      restart(at);
    } else if (event instanceof Reopened) {
      open = true;
      restart(at);
    } else if (event instanceof Resolved || event instanceof Cancelled || event instanceof Closed) {
      open = false;
    } else if (event instanceof Escalated escalated) {
      climbed |= escalated.cause() != Cause.SITUATION;
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
