package dev.muster.feature.drill;

import dev.muster.drill.ScenarioFile;
import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.incident.Incident;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** How it went: a line a figure, and what to try next time. */
final class ScorecardMessage {
  private ScorecardMessage() {}

  static Message of(Incident incident, DrillScored scored) {
    Drill drill = incident.identity().drill().orElseThrow();
    String title = "*Scorecard*: " + scored.sum() + ". " + Mrkdwn.escape(drill.title());
    Card card =
        new Card()
            .section(title)
            .lines(scored.scores().stream().map(ScorecardMessage::line).toList());
    List<String> good = ScenarioFile.of(drill).good().looksLike();
    if (!good.isEmpty()) {
      card.section(
          "*To talk about: a good response looks like this*\n"
              + good.stream().map(s -> "• " + Mrkdwn.escape(s)).collect(Collectors.joining("\n")));
    }
    String scale =
        drill.speed() == 1
            ? ""
            : " Times are those of the story: at " + drill.pace() + " a minute counts as ten.";
    return card.context(
            "Targets are the playbook's, or the scenario's where it has none."
                + scale
                + " The card is on the timeline and in `/incident export`.")
        .message(title);
  }

  /** What to try next time is ours, with markup. */
  private static String line(Score score) {
    return sign(score.verdict())
        + " *"
        + Mrkdwn.escape(score.what())
        + "*: "
        + Mrkdwn.escape(score.result())
        + score.next().map(next -> "\n      Next time: " + next).orElse("");
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case MET -> ":white_check_mark:";
      case MISSED -> ":x:";
      case NOTED -> ":heavy_minus_sign:";
    };
  }
}
