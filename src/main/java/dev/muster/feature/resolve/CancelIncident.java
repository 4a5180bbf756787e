package dev.muster.feature.resolve;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Refused;
import dev.muster.playbook.Right;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cancelling means, whichever way it was asked for: it was no incident after all. */
public final class CancelIncident {
  private static final Pattern DUPLICATE =
      Pattern.compile("(?is)dup(?:licate)?(?:\\s+of)?[\\s:]+(\\S*\\d)\\b[.:,;]*\\s*(.*)");

  private final Incidents incidents;
  private final Gate gate;

  public CancelIncident(Incidents incidents, Gate gate) {
    this.incidents = incidents;
    this.gate = gate;
  }

  /** Refuses before a form is opened what would be refused after it. */
  void mustBeAllowed(Actor actor, Incident incident) {
    gate.mustLetThrough(actor, Right.CANCEL, incident);
  }

  /** What it may be a duplicate of. */
  List<Incident> candidates(Incident incident) {
    return incidents.find(new IncidentQuery.Open(50)).stream()
        .filter(i -> !i.id().equals(incident.id()))
        .toList();
  }

  /**
   * Cancels it for the reason that was typed; {@code duplicate of INC-3} is understood.
   *
   * @return what to tell the asker
   */
  String cancel(Actor actor, IncidentId id, String why) {
    Matcher duplicate = DUPLICATE.matcher(why);
    if (duplicate.matches()) {
      IncidentId original = new IncidentId(duplicate.group(1));
      return duplicate(actor, id, original, Optional.of(duplicate.group(2)));
    }
    return none(actor, id, why);
  }

  /** It was none. */
  String none(Actor actor, IncidentId id, String why) {
    cancelled(actor, id, why, Optional.empty(), Optional.empty());
    return "*" + id + "* is cancelled.";
  }

  private Incident cancelled(
      Actor actor,
      IncidentId id,
      String why,
      Optional<ChannelId> goesOn,
      Optional<IncidentId> duplicateOf) {
    Incident before =
        incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
    Permit permit = gate.permit(Right.CANCEL, actor.user(), before);
    return gate.record(
        id,
        actor,
        incident -> {
          permit.mustCover(incident);
          return new Cancelled(incident.status(), why, goesOn, duplicateOf);
        });
  }

  /** It is another one. */
  String duplicate(Actor actor, IncidentId id, IncidentId of, Optional<String> words) {
    Incident original =
        incidents
            .named(of.value())
            .filter(i -> !i.isPrivate())
            .orElseThrow(
                () ->
                    new Refused(
                        "There is no incident "
                            + Mrkdwn.escape(of.value())
                            + ". `/incident list` shows them."));
    if (original.id().equals(id)) {
      throw new Refused(
          id + " can't be a duplicate of itself. Name the incident in which the response goes on.");
    }
    String why =
        "Duplicate of "
            + original.id()
            + words.filter(w -> !w.isBlank()).map(w -> ": " + w.strip()).orElse("");
    Incident cancelled =
        cancelled(actor, id, why, original.room().channel(), Optional.of(original.id()));
    if (!cancelled.isPrivate()) {
      String note = cancelled.id() + " was a duplicate of this: " + cancelled.title();
      incidents.record(
          original.id(), actor.also("duplicate"), incident -> new Noted(note, Optional.empty()));
    }
    return "*"
        + id
        + "* is cancelled. The response goes on in "
        + original.room().channel().map(Mrkdwn::channel).orElse(original.id().value())
        + ".";
  }
}
