package dev.muster.feature.severity;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.SeverityChanged;
import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changing the severity means, whichever way it was asked for. */
public final class Grading {
  /** Where a reason is missing. */
  static final String SAY_WHY =
      "Say in a few words why it is less severe than it was: who is no longer hit, or what helped.";

  private final Incidents incidents;
  private final Playbook playbook;

  public Grading(Incidents incidents, Playbook playbook) {
    this.incidents = incidents;
    this.playbook = playbook;
  }

  Playbook playbook() {
    return playbook;
  }

  /** Whether this would lower it; an incident that is over is not lowered but refused. */
  boolean isLower(IncidentId id, Severity to) {
    return incidents
        .find(id)
        .filter(Incident::isOpen)
        .map(incident -> incident.severity().isHigherThan(to))
        .orElse(false);
  }

  /**
   * Raises or lowers it.
   *
   * @return what to tell the asker
   */
  String change(Actor actor, IncidentId id, Severity to, Optional<String> why) {
    Incident changed =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              if (why.isEmpty() && incident.severity().isHigherThan(to)) {
                throw new Refused(SAY_WHY);
              }
              return new SeverityChanged(incident.severity(), to, why);
            });
    return "*"
        + id
        + "* is "
        + Mrkdwn.escape(changed.severity().name())
        + " now. "
        + NextUpdate.due(changed, playbook)
            .map(due -> "The next update is due at " + Mrkdwn.time(due) + ".")
            .orElse("At this level no update is due.");
  }

  static Refused unknown(Playbook playbook, String typed) {
    List<String> words =
        playbook.severities().stream()
            .flatMap(level -> Stream.concat(Stream.of(level.name()), level.aliases().stream()))
            .toList();
    String near =
        DidYouMean.among(words, typed)
            .flatMap(playbook::severity)
            .map(level -> " Did you mean " + Mrkdwn.escape(level.name()) + "?")
            .orElse("");
    return new Refused(
        "There is no severity "
            + Mrkdwn.escape(typed)
            + " here."
            + near
            + " There are "
            + playbook.severities().stream()
                .map(level -> Mrkdwn.escape(level.name() + " (" + level.title() + ")"))
                .collect(Collectors.joining(", "))
            + ".");
  }
}
