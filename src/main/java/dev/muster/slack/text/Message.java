package dev.muster.slack.text;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/**
 * What is shown to people.
 *
 * @param text for notifications and where blocks can't be shown; mrkdwn
 * @param blocks the card; empty if the text says it all
 */
public record Message(String text, List<LayoutBlock> blocks) {
  public Message {
    blocks = List.copyOf(blocks);
  }

  /** A sentence or a few. */
  public static Message of(String mrkdwn) {
    return new Message(mrkdwn, List.of());
  }

  /** The blocks as Slack takes them: a JSON array, or an empty string where there are none. */
  public String blocksJson() {
    return blocks.isEmpty() ? "" : GsonFactory.createSnakeCase().toJson(blocks);
  }
}
