package dev.muster.feature.tell;

import dev.muster.incident.Actor;
import dev.muster.incident.AudienceEvent.DraftApproved;
import dev.muster.incident.AudienceEvent.DraftRejected;
import dev.muster.incident.AudienceEvent.Drafted;
import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.AudienceState;
import dev.muster.incident.AudienceState.Draft;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What telling an audience means, whichever way it was asked for. */
public final class AudienceUpdates {
  /** A form's field takes no more, nor does what shows a text to be copied. */
  static final int LONGEST = 3000;

  private final Incidents incidents;
  private final Playbooks playbooks;

  public AudienceUpdates(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  Audiences outside(Incident incident) {
    return new Audiences(incident, playbooks.of(incident));
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** What to tell whoever wrote it: it was sent, or what it waits for. */
  String write(Actor actor, IncidentId id, String audienceKey, String words) {
    if (words.length() > LONGEST) {
      throw new Refused(
          "That is too long to be sent whole: " + LONGEST + " characters are the most.");
    }
    Incident after =
        incidents.record(id, actor, incident -> written(incident, audienceKey, words, actor));
    Audiences outside = outside(after);
    String title = "*" + Mrkdwn.escape(outside.title(audienceKey)) + "*";
    return after
        .progress()
        .outreach()
        .draft(audienceKey)
        .map(draft -> written(outside, draft, title))
        .orElse("Your text for " + title + " was recorded.");
  }

  private static String written(Audiences outside, Draft draft, String title) {
    return draft
        .approver()
        .map(role -> "Your text for " + title + waits(outside, draft, role))
        .orElseGet(
            () ->
                (draft.approved().isPresent() ? "Approved for " + title : "Saved for " + title)
                    + ". "
                    + outside.next(draft));
  }

  private static String waits(Audiences outside, Draft draft, Role role) {
    return " waits for "
        + outside
            .approving(role)
            .map(Mrkdwn::user)
            .orElse(
                "the "
                    + Mrkdwn.escape(role.title())
                    + "; no one has that role, and there is no incident commander:"
                    + " `/incident take` takes command")
        + ". "
        + outside.afterApproval(draft.audience());
  }

  private IncidentEvent written(Incident incident, String key, String words, Actor actor) {
    Audiences outside = outside(incident);
    Audience audience = outside.audience(key);
    Optional<Role> approver = outside.approver(audience);
    boolean approved = approver.filter(r -> outside.mayApprove(r, actor.user())).isPresent();
    int number = incident.progress().outreach().nextNumber();
    return new Drafted(
        number,
        key,
        audience.title(),
        words,
        approver.filter(role -> !approved),
        approver.filter(role -> approved));
  }

  /** The approver says yes. */
  String approve(Actor actor, IncidentId id, Optional<Integer> number) {
    Incident before = incident(id);
    Draft draft = draft(before, number, d -> d.approver().isPresent(), "Nothing to approve.");
    Incident after =
        incidents.record(
            id,
            actor,
            incident -> {
              Draft now = present(incident, draft.number());
              Audiences outside = outside(incident);
              outside.mustApprove(now, actor.user());
              String title = outside.title(now.audience());
              return new DraftApproved(now.number(), now.audience(), title, now.words());
            });
    String title = "*" + title(before, draft) + "*";
    return "Approved for "
        + title
        + ". "
        + after
            .progress()
            .outreach()
            .draft(draft.number())
            .map(outside(after)::next)
            .orElse("It was dealt with meanwhile.");
  }

  /** The approver says no. */
  String reject(Actor actor, IncidentId id, Optional<Integer> number, Optional<String> why) {
    Incident before = incident(id);
    Draft draft = draft(before, number, d -> d.approver().isPresent(), "Nothing to approve.");
    incidents.record(
        id,
        actor,
        incident -> {
          Audiences outside = outside(incident);
          Draft now = present(incident, draft.number());
          outside.mustApprove(now, actor.user());
          String audience = outside.title(now.audience());
          return new DraftRejected(now.number(), now.audience(), audience, now.by(), why);
        });
    return "The text for *" + title(before, draft) + "* is rejected. It was not sent.";
  }

  /** Somebody put it where it belongs. */
  String sent(Actor actor, IncidentId id, Optional<Integer> number) {
    Incident before = incident(id);
    Draft draft =
        draft(
            before,
            number,
            d -> d.approver().isEmpty() && outside(before).posting(d).isEmpty(),
            "Nothing to mark as sent.");
    if (draft.approver().isPresent()) {
      throw new Refused(
          "That text is not approved yet, so it must not go out. "
              + outside(before)
                  .approving(draft.approver().get())
                  .map(holder -> "Ask " + Mrkdwn.user(holder) + ".")
                  .orElse("There is no incident commander: `/incident take` takes command."));
    }
    incidents.record(
        id,
        actor,
        incident -> {
          Draft now = present(incident, draft.number());
          Audiences outside = outside(incident);
          outside.mustBeCarriedByHand(now);
          return Told.byHand(now, outside.title(now.audience()));
        });
    return "Marked as sent to *" + title(before, draft) + "*.";
  }

  private String title(Incident incident, Draft draft) {
    return Mrkdwn.escape(outside(incident).title(draft.audience()));
  }

  /** The one with that number; without a number, the only one of this kind. */
  private Draft draft(
      Incident incident, Optional<Integer> number, Predicate<Draft> kind, String nothing) {
    if (number.isPresent()) {
      return present(incident, number.get());
    }
    List<Draft> waiting = incident.progress().outreach().drafts().stream().filter(kind).toList();
    if (waiting.size() == 1) {
      return waiting.get(0);
    }
    throw new Refused(
        waiting.isEmpty()
            ? nothing + " `/incident tell` writes a text."
            : "Several texts wait. Say which: "
                + waiting.stream()
                    .map(d -> "`" + d.number() + "` for " + title(incident, d))
                    .collect(Collectors.joining(", "))
                + ".");
  }

  private static Draft present(Incident incident, int number) {
    AudienceState outreach = incident.progress().outreach();
    return outreach
        .draft(number)
        .orElseThrow(
            () ->
                new Refused(
                    "That text was dealt with already, or a newer one took its place. Nothing was"
                        + " done."));
  }

  /** A number at the beginning of what was typed. */
  static Optional<Integer> number(String first) {
    String digits = first.replaceFirst("^#", "");
    return digits.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }
}
