package dev.muster.stats;

import dev.muster.incident.Incident;
import dev.muster.incident.Milestones;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of one incident counts. No name and no word of it, so that a private one can count too.
 *
 * @param service what was hit; empty if nobody said, or if it is private
 * @param commandDue when somebody had to have taken command
 * @param late how many updates were due and did not come in time
 */
public record Case(
    Severity severity,
    Optional<String> service,
    Milestones milestones,
    Optional<Instant> commandDue,
    int late) {

  /**
   * As its playbook sees it.
   *
   * @param late how many updates were due and did not come in time
   */
  public static Case of(Incident incident, Playbook playbook, int late) {
    Milestones all = incident.milestones();
    Optional<String> service = incident.isPrivate() ? Optional.empty() : named(incident, playbook);
    return new Case(
        incident.severity(),
        service,
        all,
        playbook
            .level(incident.severity())
            .map(l -> l.responseTarget().dueFrom(all.declared(), playbook.businessHours())),
        late);
  }

  private static Optional<String> named(Incident incident, Playbook playbook) {
    return incident
        .picture()
        .service()
        .map(said -> playbook.warRoom().service(said).map(s -> s.name()).orElse(said));
  }

  /** Where nobody said when it began, that is not known. */
  Optional<Duration> toDetect() {
    Milestones m = milestones;
    Instant detected = m.detected().isAfter(m.started()) ? m.detected() : m.declared();
    return Optional.of(Duration.between(m.started(), detected)).filter(d -> !d.isZero());
  }

  Optional<Duration> toAcknowledge() {
    return milestones.acknowledged().map(at -> Duration.between(milestones.declared(), at));
  }

  Optional<Duration> toResolve() {
    return milestones.resolved().map(at -> Duration.between(milestones.started(), at));
  }

  /** Nobody took command in time, or nobody has and it is over time. */
  boolean isOverTarget(Instant now) {
    Instant taken = milestones.acknowledged().or(milestones::resolved).orElse(now);
    return commandDue.map(taken::isAfter).orElse(false);
  }

  /** Until it was resolved, or now. */
  Period down(Instant now) {
    return new Period(milestones.started(), milestones.resolved().orElse(now));
  }
}
