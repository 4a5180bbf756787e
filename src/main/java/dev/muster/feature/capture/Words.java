package dev.muster.feature.capture;

import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Messages;

/** What a message says. */
final class Words {
  /** For a picture without a word. */
  static final String NONE = "(no text)";

  /** As much of it as travels with a form, in Slack's private_metadata of 3000 characters. */
  private static final int IN_A_FORM = 1200;

  private Words() {}

  /** In plain words, people by their ids; of a message that only holds files, their names. */
  static String of(Messages.Found message) {
    String text = Mrkdwn.withIds(message.text()).strip();
    if (!text.isEmpty()) {
      return text;
    }
    return message.files().isEmpty()
        ? NONE
        : "(no text, files: " + String.join(", ", message.files()) + ")";
  }

  static String forForm(String raw) {
    return Cut.to(IN_A_FORM, raw.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
  }

  /** Whether the words kept are these, perhaps cut: then nobody edited anything. */
  static boolean same(String kept, String plain) {
    return kept.equals(plain) || kept.equals(Mrkdwn.plain(forForm(plain)).strip());
  }
}
