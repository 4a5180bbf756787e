package dev.muster.feature.tell;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Outreach;
import dev.muster.incident.Outreach.Draft;
import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.incident.Telling.DraftRejected;
import dev.muster.incident.Telling.Drafted;
import dev.muster.incident.Telling.Told;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What telling an audience means, whichever way it was asked for. */
public final class Informing {
  /** A form's field takes no more, nor does what shows a text to be copied. */
  static final int LONGEST = 3000;

  private final Incidents incidents;
  private final Playbooks playbooks;

  public Informing(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  Outside outside(Incident incident) {
    return new Outside(incident, playbooks.of(incident));
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
    Outside outside = outside(after);
    Audience audience = outside.audience(audienceKey);
    String title = "*" + Mrkdwn.escape(audience.title()) + "*";
    return after
        .progress()
        .outreach()
        .draft(audienceKey)
        .map(
            draft ->
                draft
                    .approver()
                    .map(role -> "Your text for " + title + waits(outside, role))
                    .orElse(
                        "Your text for "
                            + title
                            + " is in the war room, ready to be copied. Press *Sent* there once it"
                            + " is where it belongs."))
        .orElse(title + " " + (audience.channel().isPresent() ? "are told." : "count as told."));
  }

  private static String waits(Outside outside, Role role) {
    return " waits for "
        + outside
            .approving(role)
            .map(Mrkdwn::user)
            .orElse(
                "the "
                    + Mrkdwn.escape(role.title())
                    + "; nobody is that now, and nobody commands: `/incident take` takes command")
        + ". It is sent when it is approved.";
  }

  private IncidentEvent written(Incident incident, String key, String words, Actor actor) {
    Outside outside = outside(incident);
    Audience audience = outside.audience(key);
    Optional<Role> approver = outside.approver(audience);
    boolean approved = approver.filter(r -> outside.mayApprove(r, actor.user())).isPresent();
    if (approved || (approver.isEmpty() && audience.channel().isPresent())) {
      return new Told(key, audience.title(), words, Optional.empty(), approver);
    }
    int number = incident.progress().outreach().nextNumber();
    return new Drafted(number, key, audience.title(), words, approver);
  }

  /** The approver says yes. */
  String approve(Actor actor, IncidentId id, Optional<Integer> number) {
    Incident before = incident(id);
    Draft draft = draft(before, number, d -> d.approver().isPresent());
    incidents.record(
        id,
        actor,
        incident -> {
          Draft now = present(incident, draft.number());
          outside(incident).mustApprove(now, actor.user());
          return told(incident, now);
        });
    return "You approved the text for *" + title(before, draft) + "*.";
  }

  /** The approver says no. */
  String reject(Actor actor, IncidentId id, Optional<Integer> number, Optional<String> why) {
    Incident before = incident(id);
    Draft draft = draft(before, number, d -> d.approver().isPresent());
    incidents.record(
        id,
        actor,
        incident -> {
          Outside outside = outside(incident);
          Draft now = present(incident, draft.number());
          outside.mustApprove(now, actor.user());
          String audience = outside.title(now.audience());
          return new DraftRejected(now.number(), now.audience(), audience, now.by(), why);
        });
    return "The text for *" + title(before, draft) + "* is not sent; its writer is told.";
  }

  /** Somebody put it where it belongs. */
  String sent(Actor actor, IncidentId id, Optional<Integer> number) {
    Incident before = incident(id);
    Draft draft = draft(before, number, d -> d.approver().isEmpty());
    if (draft.approver().isPresent()) {
      throw new Refused(
          "That text is not approved yet, so it must not go out. "
              + outside(before)
                  .approving(draft.approver().get())
                  .map(holder -> "Ask " + Mrkdwn.user(holder) + ".")
                  .orElse("Nobody commands: `/incident take` takes command."));
    }
    incidents.record(id, actor, incident -> told(incident, present(incident, draft.number())));
    return "*" + title(before, draft) + "* count as told.";
  }

  private Told told(Incident incident, Draft draft) {
    return new Told(
        draft.audience(),
        outside(incident).title(draft.audience()),
        draft.words(),
        Optional.of(draft.number()),
        draft.approver());
  }

  private String title(Incident incident, Draft draft) {
    return Mrkdwn.escape(outside(incident).title(draft.audience()));
  }

  /** The one with that number; without a number, the only one of this kind. */
  private Draft draft(Incident incident, Optional<Integer> number, Predicate<Draft> kind) {
    if (number.isPresent()) {
      return present(incident, number.get());
    }
    List<Draft> waiting = incident.progress().outreach().drafts().stream().filter(kind).toList();
    if (waiting.size() == 1) {
      return waiting.get(0);
    }
    throw new Refused(
        waiting.isEmpty()
            ? "No text waits for that. `/incident tell` writes one."
            : "Several texts wait. Say which: "
                + waiting.stream()
                    .map(d -> "`" + d.number() + "` for " + title(incident, d))
                    .collect(Collectors.joining(", "))
                + ".");
  }

  private static Draft present(Incident incident, int number) {
    Outreach outreach = incident.progress().outreach();
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
