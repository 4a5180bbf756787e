package dev.muster.alert;

import dev.muster.incident.Remark.AlertHeard;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What machines say, as the war room reads it. */
final class AlertMessage {
  private static final int SHOWN = 5;

  private AlertMessage() {}

  /** The one because of which it was declared. */
  static Message first(AlertHeard heard) {
    String text = ":satellite_antenna: " + line(heard);
    Card card = new Card().section(text);
    heard.details().ifPresent(details -> card.section(Mrkdwn.escape(details)));
    return card.message(text);
  }

  /** Those of a while, alike ones in one line with their count. */
  static Message gathered(List<AlertHeard> said) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    said.forEach(heard -> lines.merge(line(heard), 1, Integer::sum));
    List<String> shown = new ArrayList<>();
    lines.forEach((line, times) -> shown.add(times == 1 ? line : line + " (" + times + " times)"));
    int left = shown.size() - SHOWN;
    List<String> most = new ArrayList<>(shown.subList(0, Math.min(SHOWN, shown.size())));
    if (left > 0) {
      most.add("… and " + left + " more like these; all are on the timeline.");
    }
    return Message.of(":satellite_antenna: " + String.join("\n", most));
  }

  private static String line(AlertHeard heard) {
    return Mrkdwn.escape(heard.speaker() + heard.tidings().verb())
        + "*"
        + Mrkdwn.escape(heard.words())
        + "*"
        + heard.url().map(url -> " " + Mrkdwn.link(url, "look")).orElse("");
  }
}
