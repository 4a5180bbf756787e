package dev.muster.feature.drill;

import dev.muster.drill.Scenario;
import dev.muster.drill.ScenarioFile;
import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.Incident;
import dev.muster.playbook.Durations;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;

/** What the war room of a drill is told. */
final class DrillMessage {
  private DrillMessage() {}

  /** What it is, and how one plays. */
  static Message briefing(Incident incident) {
    Drill drill = incident.identity().drill().orElseThrow();
    Scenario scenario = ScenarioFile.of(drill);
    String text =
        "*"
            + Mrkdwn.escape(drill.title())
            + "*: the drill begins. "
            + Mrkdwn.escape(scenario.heading().summary());
    Card card =
        new Card()
            .section(
                text
                    + "\nAnswer as you would in earnest. What you do to the systems of the story you"
                    + " say here: a decision with `/incident decide`, and `/incident status` when"
                    + " you act on it.")
            .context(rules(scenario, drill))
            .actions(
                List.of(
                    new Button("Take command", "take", "", incident.id()).element("primary"),
                    new Button("I'm on it", "ack", "", incident.id()).element()));
    return card.message(text);
  }

  private static String rules(Scenario scenario, Drill drill) {
    String pace =
        drill.speed() == 1
            ? ""
            : " Everything that has a time goes "
                + drill.pace()
                + ": reminders, targets, the ladder, and this story.";
    return "Nobody outside of this channel is called or told. It ends when you resolve it, or by"
        + " itself after "
        + Durations.text(scenario.limit().dividedBy(drill.speed()))
        + "; then comes the scorecard. To stop: `/incident cancel`."
        + pace;
  }

  /** In the voice of the story. */
  static Message told(DrillTold told) {
    String text =
        sign(told.voice()) + " *" + Mrkdwn.escape(told.who()) + "*: " + Mrkdwn.escape(told.words());
    Card card = new Card().section(text);
    told.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  private static String sign(Voice voice) {
    return switch (voice) {
      case ALERT -> ":rotating_light:";
      case REPORT -> ":telephone_receiver:";
      case WRONG_TURN, NEWS -> ":speech_balloon:";
      case HINT -> ":bulb:";
      case FIX -> ":large_green_circle:";
    };
  }
}
