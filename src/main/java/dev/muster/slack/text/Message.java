package dev.muster.slack.text;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Assured;
import dev.muster.incident.Drill;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What is shown to people.
 *
 * @param text for notifications and where blocks can't be shown; mrkdwn
 * @param blocks the card; empty if the text says it all
 */
public record Message(String text, List<LayoutBlock> blocks) {
  private static final int ASSURED_LINE = 300;

  public Message {
    blocks = List.copyOf(blocks);
  }

  /** A sentence or a few; what is longer is cut, for it repeats what somebody typed. */
  public static Message of(String mrkdwn) {
    return new Message(Cut.to(SlackLimits.TEXT_OBJECT, mrkdwn), List.of());
  }

  /**
   * As a post in the incident's war room; while that is not open yet, held until it is.
   *
   * @param name tells it from other posts that the same event brings about
   */
  public List<Delivery> inWarRoom(Happened happened, String name) {
    return happened.incident().isDrill() ? marked().posted(happened, name) : posted(happened, name);
  }

  private List<Delivery> posted(Happened happened, String name) {
    String key = happened.key(name);
    IncidentId incident = happened.incident().id();
    Optional<Assured> assured = assured(happened);
    return List.of(
        happened
            .incident()
            .room()
            .channel()
            .<Delivery>map(
                channel ->
                    new Delivery.Post(key, incident, channel, text, blocksJson(), happened.at())
                        .assuring(assured))
            .orElseGet(
                () ->
                    new Delivery.PendingPost(key, incident, text, blocksJson(), happened.at())
                        .assuring(assured)));
  }

  /**
   * What a person does they are answered before the war room shows it; unless it was known then
   * that it can't.
   */
  private static Optional<Assured> assured(Happened happened) {
    UserId by = happened.stamp().by();
    return by.isPerson() && happened.incident().room().obstacle().isEmpty()
        ? Optional.of(new Assured(by, Cut.to(ASSURED_LINE, Mrkdwn.of(happened.event().text()))))
        : Optional.empty();
  }

  /** The same, and one more line. */
  public Message and(String line) {
    String all = Cut.to(SlackLimits.TEXT_OBJECT, line + "\n" + text);
    return blocks.isEmpty()
        ? new Message(all, List.of())
        : new Message(all, new Card().context(line).before(blocks));
  }

  /** The same, so that nobody takes it for more than practice. */
  public Message marked() {
    String sign = ":dart: *" + Drill.MARK + "*";
    Message marked =
        new Message(Cut.to(SlackLimits.TEXT_OBJECT, sign + " · " + text), List.copyOf(blocks));
    if (blocks.isEmpty()) {
      return marked;
    }
    return new Message(
        marked.text(),
        new Card().context(sign + ": this is practice, nothing is wrong.").before(blocks));
  }

  /** The blocks as Slack takes them: a JSON array, or an empty string where there are none. */
  public String blocksJson() {
    return blocks.isEmpty() ? "" : GsonFactory.createSnakeCase().toJson(blocks);
  }
}
