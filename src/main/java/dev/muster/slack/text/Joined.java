package dev.muster.slack.text;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.PendingPost;
import dev.muster.delivery.Delivery.Post;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One message of several that ask the same war room for something at the same instant: each keeps
 * its words and its buttons, and what two of them say or offer alike is there once.
 */
public final class Joined {
  /** What only asks, by the names of their deliveries. All else is a message of its own. */
  private static final Set<String> ASKING =
      Set.of("target", "time-up", "call-due", "report", "tell", "task", "watch-over");

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private final Set<String> lines = new HashSet<>();
  private final Set<String> buttons = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private int parts;

  private Joined() {}

  /** The same deliveries, those that can be one joined where the first of them was. */
  public static List<Delivery> of(List<Delivery> all) {
    if (all.stream().filter(Joined::asks).count() < 2) {
      return all;
    }
    List<Delivery> fewer = new ArrayList<>();
    Joined joined = new Joined();
    int place = 0;
    for (Delivery delivery : all) {
      if (!asks(delivery)) {
        fewer.add(delivery);
      } else if (joined.parts > 0 && joined.takes(delivery)) {
        joined.take(delivery);
        fewer.set(place, joined.as(fewer.get(place)));
      } else {
        joined = new Joined();
        joined.take(delivery);
        place = fewer.size();
        fewer.add(delivery);
      }
    }
    return fewer;
  }

  private static boolean asks(Delivery delivery) {
    boolean message = delivery instanceof Post || delivery instanceof PendingPost;
    return message && ASKING.contains(delivery.key().replaceFirst(":.*", ""));
  }

  /** Slack has limits; half of them leaves room for whatever the next one is. */
  private boolean takes(Delivery delivery) {
    return blocks.size() + blocks(delivery).length <= SlackLimits.BLOCKS_IN_MESSAGE
        && text.length() + text(delivery).length() <= SlackLimits.TEXT_IN_BLOCKS / 2;
  }

  private void take(Delivery delivery) {
    parts++;
    String said = text(delivery);
    text.append(text.isEmpty() ? "" : "\n").append(said);
    LayoutBlock[] own = blocks(delivery);
    if (own.length == 0) {
      add(new Card().section(said).blocks().get(0));
    }
    for (LayoutBlock block : own) {
      add(block);
    }
  }

  private void add(LayoutBlock block) {
    if (block instanceof SectionBlock section
        && section.getText() instanceof MarkdownTextObject words) {
      String rest = unsaid(words.getText());
      words.setText(rest);
      if (!rest.isEmpty()) {
        blocks.add(section);
      }
    } else if (block instanceof ActionsBlock actions) {
      List<BlockElement> rest = actions.getElements().stream().filter(this::isNew).toList();
      if (!rest.isEmpty()) {
        blocks.add(ActionsBlock.builder().elements(rest).build());
      }
    } else if (!(block instanceof ContextBlock) || lines.add(block.toString())) {
      blocks.add(block);
    }
  }

  /** The lines of it that stand nowhere above. */
  private String unsaid(String mrkdwn) {
    return String.join("\n", mrkdwn.lines().filter(lines::add).toList());
  }

  /** Only what is first is to be seen first. */
  private boolean isNew(BlockElement element) {
    if (!(element instanceof ButtonElement button)) {
      return true;
    }
    if (parts > 1) {
      button.setStyle(null);
    }
    return buttons.add(button.getActionId() + "\n" + button.getValue());
  }

  private Delivery as(Delivery first) {
    String shown =
        Cut.to(
            SlackLimits.TEXT_OBJECT,
            String.join("\n", text.toString().lines().distinct().toList()));
    String json = new Message(shown, blocks).blocksJson();
    return first instanceof Post post
        ? post.saying(shown, json)
        : ((PendingPost) first).saying(shown, json);
  }

  private static String text(Delivery delivery) {
    return delivery instanceof Post post ? post.text() : ((PendingPost) delivery).text();
  }

  private static LayoutBlock[] blocks(Delivery delivery) {
    String json = delivery instanceof Post post ? post.blocks() : ((PendingPost) delivery).blocks();
    return json.isEmpty()
        ? new LayoutBlock[0]
        : Objects.requireNonNull(GsonFactory.createSnakeCase().fromJson(json, LayoutBlock[].class));
  }
}
