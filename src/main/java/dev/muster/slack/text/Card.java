package dev.muster.slack.text;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a message of blocks within Slack's limits; what is too long is cut, with a word that it
 * was.
 */
public final class Card {
  /** What the small print at the end of a card full of words still gets. */
  private static final int RESERVE = 500;

  private static final int LEAST = 60;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private int used;

  /** What users wrote, large. */
  public Card header(String plain) {
    blocks.add(
        HeaderBlock.builder()
            .text(
                PlainTextObject.builder()
                    .text(Cut.to(SlackLimits.HEADER, blankless(Mrkdwn.pingless(plain))))
                    .emoji(false)
                    .build())
            .build());
    return this;
  }

  /** Ours, with markup. */
  public Card section(String mrkdwn) {
    blocks.add(SectionBlock.builder().text(mrkdwn(SlackLimits.TEXT_OBJECT, mrkdwn)).build());
    return this;
  }

  /** Ours, with markup, and a button at its side. */
  public Card section(String mrkdwn, BlockElement beside) {
    blocks.add(
        SectionBlock.builder()
            .text(mrkdwn(SlackLimits.TEXT_OBJECT, mrkdwn))
            .accessory(beside)
            .build());
    return this;
  }

  /** Many lines, in as few sections as hold them. */
  public Card lines(List<String> mrkdwns) {
    StringBuilder text = new StringBuilder();
    for (String line : mrkdwns) {
      if (text.length() + 1 + line.length() > SlackLimits.TEXT_OBJECT && !text.isEmpty()) {
        section(text.toString());
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.isEmpty() ? this : section(text.toString());
  }

  /** Two columns of {@code *Name*\nvalue}. */
  public Card fields(List<String> mrkdwns) {
    List<TextObject> fields = new ArrayList<>();
    for (String mrkdwn : mrkdwns) {
      fields.add(mrkdwn(SlackLimits.SECTION_FIELD, mrkdwn));
    }
    for (int i = 0; i < fields.size(); i += SlackLimits.SECTION_FIELDS) {
      blocks.add(
          SectionBlock.builder()
              .fields(fields.subList(i, Math.min(fields.size(), i + SlackLimits.SECTION_FIELDS)))
              .build());
    }
    return this;
  }

  /** Small print. */
  public Card context(String mrkdwn) {
    blocks.add(
        ContextBlock.builder().elements(List.of(mrkdwn(SlackLimits.TEXT_OBJECT, mrkdwn))).build());
    return this;
  }

  public Card actions(List<? extends BlockElement> buttons) {
    if (!buttons.isEmpty()) {
      blocks.add(ActionsBlock.builder().elements(List.copyOf(buttons)).build());
    }
    return this;
  }

  public Card divider() {
    blocks.add(DividerBlock.builder().build());
    return this;
  }

  public Card add(LayoutBlock block) {
    blocks.add(block);
    return this;
  }

  /** These, and then those: as many as a message takes. */
  List<LayoutBlock> before(List<LayoutBlock> more) {
    blocks.addAll(more);
    return blocks();
  }

  public List<LayoutBlock> blocks() {
    return List.copyOf(blocks.subList(0, Math.min(blocks.size(), SlackLimits.BLOCKS_IN_MESSAGE)));
  }

  /**
   * The message of these blocks.
   *
   * @param text what a notification says, mrkdwn
   */
  public Message message(String text) {
    return new Message(Cut.to(SlackLimits.TEXT_OBJECT, text), blocks());
  }

  /** Each text has its limit, and all of a message together have one. */
  private MarkdownTextObject mrkdwn(int most, String text) {
    int left = Math.max(LEAST, SlackLimits.TEXT_IN_BLOCKS - RESERVE - used);
    String fits = Cut.to(Math.min(most, left), blankless(text));
    used += fits.length();
    return Mrkdwn.object(fits);
  }

  /** Slack refuses empty texts. */
  private static String blankless(String text) {
    return text.isBlank() ? "–" : text;
  }
}
