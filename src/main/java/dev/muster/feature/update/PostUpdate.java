package dev.muster.feature.update;

import dev.muster.incident.Actor;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Mentions;
import dev.muster.incident.Refused;
import dev.muster.incident.Situation;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Cadence;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.UpdateRhythm;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What posting an update means, whichever way it was written. */
public final class PostUpdate {
  private final Incidents incidents;

  /** A finger that presses twice does so within about this long. */
  private static final Duration TWICE = Duration.ofSeconds(10);

  private final Playbooks playbooks;
  private final Clock clock;

  public PostUpdate(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** An update of words alone: what was said of impact, cause and end still holds. */
  String post(Actor actor, IncidentId id, Promise said, Mentions mentions) {
    String words = said.words();
    return posted(
        incidents.record(
            id,
            actor,
            incident -> {
              refuseTwice(incident, actor, words);
              return new UpdatePosted(
                  words,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  said.nextIn(),
                  reaches(incident, actor.user()),
                  mentions);
            }));
  }

  private void refuseTwice(Incident incident, Actor actor, String words) {
    boolean again =
        incident
            .pulse()
            .lastUpdate()
            .filter(last -> last.by().equals(actor.user()) && last.text().equals(words))
            .filter(last -> last.at().plus(TWICE).isAfter(clock.instant()))
            .isPresent();
    if (again) {
      throw new Refused("You posted this a moment ago, and it stands. Nothing was posted twice.");
    }
  }

  /** A form filled in: what stands in it holds now, and what was emptied does no longer. */
  String post(Actor actor, IncidentId id, Filled filled) {
    return posted(
        incidents.record(
            id,
            actor,
            incident ->
                filled.update(
                    incident.picture(), usual(incident), reaches(incident, actor.user()))));
  }

  /** What the form holds. */
  record Filled(
      String words,
      Optional<String> impact,
      Optional<String> hypothesis,
      Optional<String> eta,
      Optional<Duration> nextIn) {
    /** What is due anyway needs no promise. */
    private UpdatePosted update(Situation before, Optional<Duration> usual, List<String> reaches) {
      return new UpdatePosted(
          words,
          change(before.impact(), impact),
          change(before.hypothesis(), hypothesis),
          change(before.eta(), eta),
          nextIn.filter(in -> !usual.equals(Optional.of(in))),
          reaches);
    }

    /** Only what is new, so that the timeline says it once. */
    private static Optional<String> change(Optional<String> before, Optional<String> now) {
      return now.equals(before) ? Optional.empty() : now.or(() -> Optional.of(""));
    }
  }

  /**
   * It is the report of each role of theirs that reports; and the war room has texts of its own.
   */
  private List<String> reaches(Incident incident, UserId user) {
    UpdateRhythm rhythm = playbooks.of(incident).rhythm();
    Set<String> reporting = rhythm.reports(incident.severity().name()).keySet();
    Stream<String> roles =
        incident.team().rolesOf(user).stream()
            .filter(role -> reporting.contains(role.key()))
            .map(role -> RoleNudged.key(role.key()));
    return Stream.concat(rhythm.audience(Audience.WAR_ROOM).map(Audience::key).stream(), roles)
        .toList();
  }

  /** In how long the next one is due, if this one says nothing of it. */
  Optional<Duration> usual(Incident incident) {
    return playbooks
        .of(incident)
        .updateEvery(incident.severity().name(), Audience.WAR_ROOM)
        .flatMap(
            c ->
                c instanceof Cadence.Every every ? Optional.of(every.soonest()) : Optional.empty());
  }

  private String posted(Incident incident) {
    boolean unsaid =
        NextUpdate.isPromised(incident, playbooks.of(incident))
            && incident.pulse().promised().isEmpty();
    return "Your update on *"
        + incident.id()
        + "* is recorded. "
        + RoomWords.appears(incident)
        + " "
        + (unsaid ? "It says nothing of the next one, so the war room is asked for that. " : "")
        + NextUpdate.due(incident, playbooks.of(incident))
            .map(due -> "The next one is due " + Mrkdwn.time(due) + ".")
            .orElse("No other one is asked for.");
  }
}
