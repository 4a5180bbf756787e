package dev.muster.plan;

import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.AudienceState.Owed;
import dev.muster.incident.Milestones;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Cadence;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.RoleDescription;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When whom we owe word: the war room, the audiences outside, and what roles report. */
final class UpdatePlan {
  private UpdatePlan() {}

  static Stream<Planned> planned(Sight sight) {
    if (!sight.incident().isOpen()) {
      return theEnd(sight);
    }
    return Stream.concat(audiences(sight), roles(sight));
  }

  /** The nudge for the update that the war room is owed. */
  static Stream<Planned> warRoom(Sight sight) {
    Optional<Instant> due = NextUpdate.due(sight.incident(), sight.playbook());
    return due.stream()
        .flatMap(
            since ->
                NextUpdate.nudge(sight.incident(), sight.playbook()).stream()
                    .map(
                        at ->
                            new Planned(
                                Planned.Kind.NUDGE,
                                at,
                                missed ->
                                    new Nudged(
                                        sight.incident().pulse().nudges() + 1, since, missed))));
  }

  /** Nobody outside is told of a private incident. */
  private static Stream<Planned> audiences(Sight sight) {
    return sight.incident().isPrivate()
        ? Stream.empty()
        : sight.playbook().rhythm().outside().stream()
            .flatMap(audience -> audience(sight, audience).stream());
  }

  private static Optional<Planned> audience(Sight sight, Audience audience) {
    return sight
        .playbook()
        .updateEvery(sight.severity(), audience.key())
        .flatMap(cadence -> next(sight, audience.key(), cadence))
        .map(at -> asking(sight, audience, at));
  }

  /**
   * Whoever was told that there is an incident is told that it is over, and so are those for whom a
   * text lies ready that somebody may have put there. They are asked for once.
   */
  private static Stream<Planned> theEnd(Sight sight) {
    Milestones milestones = sight.incident().milestones();
    Optional<Instant> over = milestones.resolved().or(milestones::closed);
    if (sight.incident().isPrivate() || over.isEmpty()) {
      return Stream.empty();
    }
    return sight.playbook().rhythm().outside().stream()
        .filter(audience -> mayKnow(sight, audience))
        .filter(audience -> owed(sight, audience.key()).isSilentSince(over.get()))
        .map(audience -> asking(sight, audience, over.get()));
  }

  private static boolean mayKnow(Sight sight, Audience audience) {
    return owed(sight, audience.key()).told().isPresent()
        || sight
            .incident()
            .progress()
            .outreach()
            .draft(audience.key())
            .filter(draft -> draft.approver().isEmpty())
            .isPresent();
  }

  private static Planned asking(Sight sight, Audience audience, Instant at) {
    int time = owed(sight, audience.key()).asked() + 1;
    return new Planned(
        Planned.Kind.NUDGE,
        at,
        missed -> new AudienceNudged(audience.key(), audience.title(), time, at, missed));
  }

  private static Stream<Planned> roles(Sight sight) {
    return sight.playbook().rhythm().reports(sight.severity()).entrySet().stream()
        .flatMap(
            entry -> {
              String key = RoleNudged.key(entry.getKey());
              return next(sight, key, entry.getValue()).stream()
                  .map(at -> report(sight, entry.getKey(), at));
            });
  }

  private static Planned report(Sight sight, String role, Instant at) {
    String title = sight.playbook().role(role).map(RoleDescription::title).orElse(role);
    int time = owed(sight, RoleNudged.key(role)).asked() + 1;
    return new Planned(
        Planned.Kind.NUDGE, at, missed -> new RoleNudged(role, title, time, at, missed));
  }

  private static Owed owed(Sight sight, String key) {
    return sight.incident().progress().outreach().owed(key);
  }

  /** Asked for at each due time; those that passed while Muster was away are one. */
  private static Optional<Instant> next(Sight sight, String key, Cadence cadence) {
    Owed owed = owed(sight, key);
    Instant since = owed.lastAsked().or(owed::told).orElse(sight.since());
    Instant begin = since.isBefore(sight.since()) ? sight.since() : since;
    return cadence instanceof Cadence.Every every
        ? Optional.of(begin.plus(every.soonest()))
        : Optional.empty();
  }
}
