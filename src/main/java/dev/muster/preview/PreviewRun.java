package dev.muster.preview;

import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.BusinessHours;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Declares an incident that is none, and looks what becomes of it. */
final class PreviewRun {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final String TITLE = "Something is down";
  private static final UserId SOMEBODY = new UserId("U0SOMEBODY");

  /** Longer nobody watches; what comes after it is only named. */
  private static final Duration USUAL = Duration.ofDays(3);

  /** How far what comes later is looked for. */
  private static final Duration FAR = Duration.ofDays(14);

  private final Playbook playbook;
  private final SeverityLevel level;
  private final Instant start;

  private PreviewRun(Playbook playbook, SeverityLevel level) {
    this.playbook = playbook;
    this.level = level;
    this.start = start(playbook.businessHours());
  }

  static Preview of(Playbook playbook, SeverityLevel level, Optional<Duration> asked) {
    PreviewRun foresight = new PreviewRun(playbook, level);
    List<Step> seen = foresight.seen(asked.orElse(USUAL));
    Duration span =
        asked.orElseGet(
            () ->
                seen.stream()
                    .filter(step -> step.repeats().isEmpty())
                    .map(Step::at)
                    .max(Duration::compareTo)
                    .filter(last -> last.compareTo(Duration.ofHours(1)) > 0)
                    .orElse(Duration.ofHours(1)));
    return new Preview(
        playbook,
        level,
        foresight.start,
        span,
        seen.stream().filter(step -> step.at().compareTo(span) <= 0).toList(),
        foresight.later(span));
  }

  /** In the morning of the first business day from a fixed one on; or when the team comes in. */
  static Instant start(BusinessHours hours) {
    LocalDate day = FROM;
    while (!hours.isBusinessDay(day)) {
      day = day.plusDays(1);
    }
    Instant morning = day.atTime(MORNING).atZone(hours.zone()).toInstant();
    return hours.isOpen(morning)
        ? morning
        : day.atTime(hours.from()).atZone(hours.zone()).toInstant();
  }

  private List<Step> later(Duration span) {
    if (span.compareTo(FAR) >= 0) {
      return List.of();
    }
    return seen(FAR, DryRun.once(playbook, start.plus(FAR))).stream()
        .filter(step -> step.at().compareTo(span) > 0)
        .toList();
  }

  private List<Step> seen(Duration span) {
    return seen(span, new DryRun(playbook, start.plus(span)));
  }

  private List<Step> seen(Duration span, DryRun run) {
    PreviewText saying = new PreviewText(playbook, level, start);
    Incident incident = begin();
    List<Step> all =
        new ArrayList<>(saying.beginning(incident.id().value(), playbook.channelName(facts())));
    Set<Object> known = new HashSet<>();
    for (DryRun.Done done : run.of(incident)) {
      all.addAll(saying.of(done));
      known.add(what(done));
    }
    DryRun once = DryRun.once(playbook, start.plus(span));
    // What waits for a status, as if it had been reached at T+0: only what isn't there already.
    for (Status status : Status.values()) {
      if (status != Status.INVESTIGATING) {
        for (DryRun.Done done : once.of(reached(incident, status))) {
          if (comesWithAStatus(done) && known.add(what(done))) {
            saying.of(done).forEach(step -> all.add(step.after(status)));
          }
        }
      }
    }
    all.sort(Comparator.comparing(Step::at));
    return all;
  }

  private static boolean comesWithAStatus(DryRun.Done done) {
    return switch (done.kind()) {
      case CHECKLIST, TIMEBOX, WATCH, POST_MORTEM, ARCHIVE -> true;
      case RESPONSE_TARGET, NUDGE, ESCALATE, CALL, TASK, ACTION -> false;
    };
  }

  /** The same thing, whenever it happens. */
  private static Object what(DryRun.Done done) {
    IncidentEvent event = done.event();
    return List.of(done.kind(), event.text());
  }

  private NameFacts facts() {
    return new NameFacts(start, 1, level.name(), null, TITLE);
  }

  private Incident begin() {
    Identity identity =
        new Identity(
            new IncidentId(playbook.incidentId(facts())),
            1,
            Visibility.PUBLIC,
            SOMEBODY,
            playbook.name(),
            Optional.empty());
    Declared declared =
        new Declared(
            TITLE,
            level.severity(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Incident.begin(identity, declared, stamp());
  }

  /** The same incident, had it come so far at once. */
  private Incident reached(Incident incident, Status status) {
    if (status.isOpen()) {
      return new StatusChanged(incident.status(), status).applyTo(incident, stamp());
    }
    Incident resolved =
        new Resolved(incident.status(), Optional.empty(), Optional.empty())
            .applyTo(incident, stamp());
    return status == Status.CLOSED ? new Closed().applyTo(resolved, stamp()) : resolved;
  }

  private RecordedBy stamp() {
    return new RecordedBy(start, SOMEBODY);
  }
}
