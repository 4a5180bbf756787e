package dev.muster.slack;

import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;

/** A sentence where Slack shows no markup, as at a field of a form. */
final class PlainWords {
  private PlainWords() {}

  /** Without backticks and mentions, which would be shown as they stand. */
  static String of(String mrkdwn) {
    return Mrkdwn.plain(
        Cut.to(SlackLimits.INPUT_HINT, mrkdwn)
            .replace("`", "")
            .replaceAll(" \\(<@\\w+>\\)", "")
            .replaceAll("<@\\w+>", "that person"));
  }
}
