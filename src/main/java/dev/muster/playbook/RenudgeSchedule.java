package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.UpdateClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody is asked once more for an update that doesn't come. First soon, as long as it calls
 * more people; when nobody is left to call, in the severity's own rhythm: who doesn't answer every
 * ten minutes for two days has stopped to listen.
 */
final class RenudgeSchedule {
  /** So many in a row that reached nobody come soon after each other; then in the rhythm. */
  private static final int TRIED_SOON = 3;

  private final Incident incident;
  private final Playbook playbook;

  RenudgeSchedule(Incident incident, Playbook playbook) {
    this.incident = incident;
    this.playbook = playbook;
  }

  /**
   * @param due since when it is due
   * @param last when somebody was last asked
   */
  Instant after(Instant last, Instant due) {
    Instant soon = last.plus(again());
    if (!isLeftToItself()) {
      return Stream.concat(Stream.of(soon), ends().stream().filter(end -> end.isAfter(last)))
          .min(Instant::compareTo)
          .orElse(soon);
    }
    Optional<Cadence> cadence = cadence();
    if (cadence.isPresent() && cadence.get() instanceof Cadence.Every every) {
      return inRhythm(last, due, every.soonest());
    }
    List<Instant> ends = ends();
    Optional<Instant> next = ends.stream().filter(end -> end.isAfter(last)).findFirst();
    return next.orElseGet(() -> usual(ends).map(span -> inRhythm(last, due, span)).orElse(soon));
  }

  /** The ladder has nobody left to call, and the nudge that was to call them went out. */
  private boolean isLeftToItself() {
    boolean inVain = incident.pulse().missed().filter(m -> m.times() > TRIED_SOON).isPresent();
    return inVain || isIgnored();
  }

  private boolean isIgnored() {
    return incident.pulse().nudges() > Ladder.IGNORED
        && playbook.ladder().ifIgnored(incident).isEmpty();
  }

  /** When the next one would be due, had they all been posted; not at once after the last. */
  private Instant inRhythm(Instant last, Instant due, Duration every) {
    Instant earliest = last.plus(again().dividedBy(2));
    long missed = Math.max(0, Duration.between(due, earliest).toMillis() / every.toMillis());
    Instant next = due.plus(every.multipliedBy(missed));
    return next.isBefore(earliest) ? next.plus(every) : next;
  }

  /** Without a rhythm: as long as the last update promised, or as the last phase takes. */
  private Optional<Duration> usual(List<Instant> ends) {
    return ends.isEmpty()
        ? incident
            .pulse()
            .lastUpdate()
            .flatMap(UpdateClock.StatusUpdate::nextIn)
            .or(this::otherwise)
        : lastPhase(ends);
  }

  private Optional<Duration> otherwise() {
    return cadence()
        .filter(Cadence.AsPromised.class::isInstance)
        .map(promised -> ((Cadence.AsPromised) promised).otherwise());
  }

  private Optional<Duration> lastPhase(List<Instant> ends) {
    Instant last = ends.get(ends.size() - 1);
    Instant before = ends.size() > 1 ? ends.get(ends.size() - 2) : since();
    return Optional.of(Duration.between(before, last)).filter(span -> !span.isZero());
  }

  /**
   * When an update is due once the last phase is over: as if that phase went on and on. Empty where
   * no phase has an end.
   *
   * @param since when the last update was posted
   */
  Optional<Instant> afterTheLastPhase(Instant since) {
    List<Instant> ends = ends();
    return ends.isEmpty()
        ? Optional.empty()
        : lastPhase(ends)
            .map(
                span -> {
                  Instant last = ends.get(ends.size() - 1);
                  long over = Math.max(0, Duration.between(last, since).toMillis());
                  return last.plus(span.multipliedBy(over / span.toMillis() + 1));
                });
  }

  /** Of phases, where updates are due by their ends: in order, each once. */
  private List<Instant> ends() {
    String severity = incident.severity().name();
    boolean byPhase = cadence().filter(c -> c instanceof Cadence.ByPhase).isPresent();
    return byPhase
        ? playbook.course().phases(severity).stream()
            .flatMap(phase -> phase.until().at(severity).stream())
            .map(since()::plus)
            .sorted()
            .distinct()
            .toList()
        : List.of();
  }

  private Duration again() {
    return playbook.rhythm().nudges().again();
  }

  private Instant since() {
    return incident.progress().clock().since();
  }

  private Optional<Cadence> cadence() {
    return playbook.updateEvery(incident.severity().name(), Audience.WAR_ROOM);
  }
}
