package dev.muster.feature.nudge;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Incident;
import dev.muster.incident.Role;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.playbook.UpdateRhythm.Nudges;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for an update: the commander first, then those who speak for the team, then everybody. */
final class NudgeMessage {
  private static final int LAST_WORDS = 200;

  private NudgeMessage() {}

  /**
   * @param others what the others are asked, where the commander and the communications lead did
   *     not answer
   * @param next when the next one comes
   */
  static Message of(
      Incident incident, Nudged nudged, String others, Nudges rules, Optional<Instant> next) {
    String text = ":alarm_clock: " + asking(incident, nudged, others);
    Card card = new Card().section(text).actions(buttons(incident, rules));
    incident
        .pulse()
        .lastUpdate()
        .ifPresent(
            last ->
                card.context(
                    "The last update, "
                        + Mrkdwn.time(last.at())
                        + ": "
                        + Mrkdwn.escape(Cut.to(LAST_WORDS, last.text()))));
    incident
        .pulse()
        .snooze()
        .ifPresent(
            snooze ->
                card.context(
                    "Put off by "
                        + Mrkdwn.user(snooze.by())
                        + " until "
                        + Mrkdwn.time(snooze.until())
                        + "."));
    nudged
        .missed()
        .ifPresent(
            at ->
                card.context(
                    "This nudge was due at "
                        + Mrkdwn.time(at)
                        + (incident.pulse().missed().isPresent()
                            ? "; it could not be posted then, so it is late."
                            : "; I was away, so it is late.")));
    next.ifPresent(
        at ->
            card.context("I ask again at " + Mrkdwn.time(at) + " if no update has come by then."));
    return card.message(text);
  }

  private static String asking(Incident incident, Nudged nudged, String others) {
    String due = Mrkdwn.time(nudged.due());
    if (nudged.time() == 1) {
      return commander(incident)
          + "A status update on "
          + incident.id()
          + " was due at "
          + due
          + ". What is happening now?";
    }
    int ignored = nudged.time() - 1;
    String missing =
        "The status update on "
            + incident.id()
            + " was due at "
            + due
            + ", and "
            + (ignored == 1 ? "one nudge" : ignored == 2 ? "two nudges" : ignored + " nudges")
            + " went unanswered. ";
    return commander(incident) + missing + (ignored == 1 ? lead(incident) : others);
  }

  private static String commander(Incident incident) {
    Optional<UserId> commander = incident.team().commander();
    return commander
        .map(c -> Mrkdwn.user(c) + ", you command this incident. ")
        .orElseGet(
            () ->
                "Nobody commands this incident. "
                    + incident
                        .identity()
                        .declarer()
                        .map(d -> Mrkdwn.user(d) + ", you declared it: take")
                        .orElse("Take")
                    + " command, or ask somebody to. ");
  }

  private static String lead(Incident incident) {
    return incident
        .team()
        .holder(Role.COMMUNICATIONS_LEAD)
        .filter(lead -> !Optional.of(lead).equals(incident.team().commander()))
        .map(lead -> Mrkdwn.user(lead) + ", can you post it?")
        .orElse("Whoever knows the state may post it.");
  }

  /** The ladder climbs by itself once this is recorded. */
  static String ladder() {
    return "Whoever knows the state, please post it; I call the next on the ladder.";
  }

  /**
   * @param called mentions of those who are called now
   */
  static String others(List<String> called) {
    return called.isEmpty()
        ? "Whoever knows the state, please post it."
        : String.join(" ", called) + ": please see what is going on here, and post an update.";
  }

  private static List<ButtonElement> buttons(Incident incident, Nudges rules) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(new Button("Post update", "update", "", incident.id()).element("primary"));
    if (incident.team().commander().isEmpty()) {
      buttons.add(new Button("Take command", "take", "", incident.id()).element());
    }
    if (incident.pulse().snooze().map(s -> s.times()).orElse(0) < rules.snoozes()) {
      SnoozeChoice choice = SnoozeChoice.shortest(rules);
      buttons.add(
          new Button("Snooze " + choice.label(), "snooze", choice.typed(), incident.id())
              .element());
    }
    buttons.add(
        new Button("Nothing new", "update", UpdateClock.StatusUpdate.NO_CHANGE, incident.id())
            .element());
    return buttons;
  }
}
