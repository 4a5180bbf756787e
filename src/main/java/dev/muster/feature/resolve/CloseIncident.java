package dev.muster.feature.resolve;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.Refused;
import dev.muster.incident.Review;
import dev.muster.incident.Status;
import dev.muster.playbook.AfterIncident.Missing;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.PostMortemDates;
import dev.muster.playbook.Right;
import dev.muster.record.review.Sections;
import dev.muster.record.review.Sections.Section;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What closing means, whichever way it was asked for: the post-mortem comes first. */
public final class CloseIncident {
  private final Playbooks playbooks;
  private final Gate gate;

  public CloseIncident(Playbooks playbooks, Gate gate) {
    this.playbooks = playbooks;
    this.gate = gate;
  }

  /**
   * Closes it.
   *
   * @param anyway why, although the post-mortem isn't done
   * @return what to tell the asker
   */
  String close(Actor actor, Incident incident, Optional<String> anyway) {
    Permit permit = gate.permit(Right.CLOSE, actor.user(), incident);
    gate.record(
        incident.id(),
        actor,
        now -> {
          permit.mustCover(now);
          return event(now, anyway);
        });
    return "*" + incident.id() + "* is closed.";
  }

  /** Under the lock: it may have been reviewed, or written on, since it was looked at. */
  private Closed event(Incident incident, Optional<String> anyway) {
    Optional<String> lack = lack(incident);
    if (lack.isEmpty()) {
      return new Closed();
    }
    if (!mayAnyway(incident)) {
      throw new Refused(lack.get() + " `/incident postmortem` shows what is left.");
    }
    if (anyway.isEmpty()) {
      throw new Refused(
          lack.get()
              + " `/incident postmortem` shows what is left; `/incident close` and why closes it"
              + " all the same.");
    }
    return new Closed(anyway);
  }

  /** Refuses before a form is opened what would be refused after it. */
  void mustBeAllowed(Actor actor, Incident incident) {
    gate.mustLetThrough(actor, Right.CLOSE, incident);
  }

  /** Whether a reason is all it takes. */
  boolean mayAnyway(Incident incident) {
    return missing(incident) == Missing.REASON;
  }

  /** What is still to be done before it is closed, in a sentence or two; empty if nothing is. */
  Optional<String> lack(Incident incident) {
    Playbook playbook = playbooks.of(incident);
    Review review = incident.ending().review();
    boolean asked = PostMortemDates.of(incident, playbook).isPresent();
    if (incident.status() != Status.RESOLVED
        || !asked
        || review.isReviewed()
        || missing(incident) == Missing.FREELY) {
      return Optional.empty();
    }
    List<Section> left = Sections.outline(incident, playbook).missing();
    String sections =
        left.isEmpty() || review.stage() != Review.Stage.DRAFT
            ? ""
            : " Still to be written: "
                + left.stream()
                    .map(section -> Mrkdwn.escape(section.name()))
                    .collect(Collectors.joining(", "))
                + ".";
    return Optional.of(
        "The post-mortem is "
            + review.stage().words()
            + review.owner().map(owner -> ", owned by " + Mrkdwn.user(owner)).orElse("")
            + "."
            + sections);
  }

  private Missing missing(Incident incident) {
    return playbooks.of(incident).aftermath().postMortem().missing();
  }
}
