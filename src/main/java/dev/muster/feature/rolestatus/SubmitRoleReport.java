package dev.muster.feature.rolestatus;

import dev.muster.incident.Actor;
import dev.muster.incident.AudienceEvent.Reported;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a role's report means, whichever way it was asked for. */
public final class SubmitRoleReport {
  private final Incidents incidents;
  private final Playbooks playbooks;

  public SubmitRoleReport(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  /** Which role reports, and with which words. */
  record Report(Optional<String> role, String words) {}

  /** The first word may be a role: alone, or before what it reports. */
  Report read(Incident incident, String typed) {
    String first = typed.split("\\s", 2)[0];
    return playbooks
        .of(incident)
        .role(first)
        .map(role -> new Report(Optional.of(role.key()), typed.substring(first.length()).strip()))
        .orElse(new Report(Optional.empty(), typed));
  }

  /**
   * As which role they report: the one they named, or the one of theirs that has been silent
   * longest.
   *
   * @throws Refused if it is not theirs, or they have none
   */
  Role role(Incident incident, Optional<String> named, UserId user) {
    incident.mustBeOpen();
    if (named.isPresent()) {
      return theirs(incident, named.get(), user);
    }
    List<Role> roles = incident.team().rolesOf(user);
    Playbook playbook = playbooks.of(incident);
    List<Role> asked =
        roles.stream()
            .filter(r -> playbook.rhythm().reports(incident.severity().name()).containsKey(r.key()))
            .toList();
    return (asked.isEmpty() ? roles : asked)
        .stream()
            .min(Comparator.comparing(role -> told(incident, role)))
            .orElseThrow(
                () ->
                    new Refused(
                        "You have no role here, so there is none to report for. `/incident take`"
                            + " and a role takes one; `/incident update` posts an update."));
  }

  private static Instant told(Incident incident, Role role) {
    return incident
        .progress()
        .outreach()
        .owed(RoleNudged.key(role.key()))
        .told()
        .orElse(Instant.EPOCH);
  }

  private Role theirs(Incident incident, String key, UserId user) {
    Role role =
        playbooks.of(incident).role(key).map(RoleDescription::role).orElse(new Role(key, key));
    Optional<UserId> holder = incident.team().holder(role.key());
    if (holder.equals(Optional.of(user))) {
      return role;
    }
    String title = Mrkdwn.escape(role.title());
    throw new Refused(
        "Only whoever is "
            + title
            + " reports for it. "
            + holder
                .map(h -> "That is " + Mrkdwn.user(h) + ".")
                .orElse("Nobody is that now: `/incident take " + role.key() + "` takes it.")
            + " What you know you can post with `/incident update` or `/incident note`.");
  }

  /** What to tell whoever reported. */
  String report(Actor actor, IncidentId id, Report report) {
    Incident after =
        incidents.record(
            id,
            actor,
            incident -> {
              Role role = role(incident, report.role(), actor.user());
              return new Reported(role.key(), role.title(), report.words());
            });
    return "Your report on *" + id + "* is recorded. " + RoomWords.appears(after);
  }
}
