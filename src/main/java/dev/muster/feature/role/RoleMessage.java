package dev.muster.feature.role;

import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Incident;
import dev.muster.incident.RoleEvent.HandoffAsked;
import dev.muster.incident.RoleEvent.HandoffDeclined;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UserId;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;

/** What the war room reads of who does what. */
final class RoleMessage {
  private static final String SIGN = ":bust_in_silhouette: ";

  private RoleMessage() {}

  static Message assigned(
      Happened happened, RoleAssigned assigned, Optional<RoleDescription> described) {
    UserId by = happened.stamp().by();
    boolean taken = by.equals(assigned.holder());
    String role = "*" + Mrkdwn.escape(assigned.role().title()) + "*";
    String instead =
        assigned.before().map(before -> ", in place of " + Mrkdwn.user(before)).orElse("");
    if (taken) {
      String line = SIGN + Mrkdwn.user(assigned.holder()) + " is " + role + " now" + instead + ".";
      Card card = new Card().section(line);
      described.ifPresent(d -> card.context(Mrkdwn.escape(d.description())));
      return card.message(line);
    }
    String line =
        SIGN
            + Mrkdwn.user(assigned.holder())
            + ", you are "
            + role
            + " now"
            + instead
            + ": "
            + Mrkdwn.user(by)
            + " asks you to.";
    Card card = new Card().section(line);
    described.ifPresent(d -> card.context(Mrkdwn.escape(d.description())));
    return card.actions(List.of(elsewhere(happened.incident(), assigned).element())).message(line);
  }

  private static Button elsewhere(Incident incident, RoleAssigned assigned) {
    return assigned.role().isCommander()
        ? new Button("Hand over", "handoff", "", incident.id())
        : new Button("Give it to somebody else", "role", assigned.role().key(), incident.id());
  }

  static Message offered(Happened happened, HandoffOffered offered, RoleDescription commander) {
    Incident incident = happened.incident();
    String line =
        SIGN
            + Mrkdwn.user(offered.to())
            + ", "
            + offer(happened.stamp().by(), incident.team().commander(), incident)
            + " Will you take command?";
    String until =
        incident
            .team()
            .commander()
            .map(c -> " Until then " + Mrkdwn.user(c) + " commands.")
            .orElse("");
    return new Card()
        .section(line)
        .context(Mrkdwn.escape(commander.title() + ": " + commander.description()))
        .actions(
            List.of(
                new Button("Take command", "handoff", "accept", incident.id()).element("primary"),
                new Button("Not now", "handoff", "decline", incident.id()).element()))
        .context("Only " + Mrkdwn.user(offered.to()) + " can answer." + until)
        .message(line);
  }

  private static String offer(UserId by, Optional<UserId> commander, Incident incident) {
    if (commander.isEmpty()) {
      return Mrkdwn.user(by) + " asks you to command " + incident.id() + "; nobody does so yet.";
    }
    return commander.equals(Optional.of(by))
        ? Mrkdwn.user(by) + " hands command of " + incident.id() + " over to you."
        : Mrkdwn.user(by)
            + " asks you to take command of "
            + incident.id()
            + " from "
            + Mrkdwn.user(commander.get())
            + ".";
  }

  static Message declined(Happened happened, HandoffDeclined declined) {
    Incident incident = happened.incident();
    Optional<UserId> commander = incident.team().commander();
    String line =
        SIGN
            + Mrkdwn.user(declined.by())
            + " can't take command now. "
            + commander
                .map(c -> Mrkdwn.user(c) + ", you still command " + incident.id() + ".")
                .orElse("Nobody commands " + incident.id() + ".");
    Button next =
        commander.isPresent()
            ? new Button("Offer it to somebody else", "handoff", "", incident.id())
            : new Button("Take command", "take", "", incident.id());
    return new Card().section(line).actions(List.of(next.element())).message(line);
  }

  static Message asked(Happened happened, HandoffAsked asked) {
    UserId by = happened.stamp().by();
    String line =
        SIGN
            + Mrkdwn.user(asked.of())
            + ", "
            + Mrkdwn.user(by)
            + " asks you to hand over command of "
            + happened.incident().id()
            + ".";
    return new Card()
        .section(line)
        .actions(
            List.of(
                new Button("Hand over", "handoff", Mrkdwn.user(by), happened.incident().id())
                    .element("primary")))
        .context("Until then " + Mrkdwn.user(asked.of()) + " commands.")
        .message(line);
  }
}
