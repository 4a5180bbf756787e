package dev.muster.slack.text;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction.Happened;
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

  /** A sentence or a few; what is longer is cut, for it repeats what somebody typed. */
  public static Message of(String mrkdwn) {
    return new Message(Cut.to(SlackLimits.TEXT_OBJECT, mrkdwn), List.of());
  }

  /**
   * As a post in the incident's war room; none while there is no war room.
   *
   * @param name tells it from other posts that the same event brings about
   */
  public List<Delivery> inWarRoom(Happened happened, String name) {
    return happened.incident().room().channel().stream()
        .<Delivery>map(
            channel ->
                new Delivery.Post(
                    happened.key(name),
                    happened.incident().id(),
                    channel,
                    text,
                    blocksJson(),
                    happened.at()))
        .toList();
  }

  /** The blocks as Slack takes them: a JSON array, or an empty string where there are none. */
  public String blocksJson() {
    return blocks.isEmpty() ? "" : GsonFactory.createSnakeCase().toJson(blocks);
  }
}
