package dev.muster.slack;

import com.slack.api.model.view.View;
import dev.muster.slack.text.Message;

/** What the asker gets, and nobody else. */
public sealed interface Reply {
  /** Words. */
  record Told(Message message) implements Reply {}

  /** A form. */
  record Opens(View form) implements Reply {}

  /** Nothing: what they did shows by itself. */
  record Seen() implements Reply {}

  static Reply seen() {
    return new Seen();
  }

  static Reply told(String mrkdwn) {
    return new Told(Message.of(mrkdwn));
  }

  static Reply told(Message message) {
    return new Told(message);
  }

  static Reply opens(View form) {
    return new Opens(form);
  }
}
