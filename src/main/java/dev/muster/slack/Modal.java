package dev.muster.slack;

import com.slack.api.model.view.View;
import dev.muster.slack.text.Message;
import java.util.Map;
import java.util.Optional;

/** A form: who opens it builds the view, this takes what was filled in. */
public interface Modal {
  /** Tells its submissions from those of other forms. */
  String callbackId();

  /** What becomes of it. A {@code Refused} is shown at the first field, and the form stays. */
  After submit(Submission submission);

  /**
   * Something was chosen in a field of which others depend (see {@link Forms#redraws}).
   *
   * @param soFar what is in the fields now
   * @return the form as it is to look now; empty to leave it as it is
   */
  default Optional<View> changed(Submission soFar) {
    return Optional.empty();
  }

  /** What happens to the form on screen. */
  sealed interface After {}

  /** It closes; the one who filled it in is told something, or nothing. */
  record Closes(Optional<Message> told) implements After {}

  /** It stays, with a sentence at each faulty field, by block id. */
  record Corrected(Map<String, String> sentences) implements After {}

  /** Another form takes its place. */
  record Becomes(View form) implements After {}

  static After closes() {
    return new Closes(Optional.empty());
  }

  static After closes(String told) {
    return new Closes(Optional.of(Message.of(told)));
  }

  static After corrected(String block, String sentence) {
    return new Corrected(Map.of(block, sentence));
  }
}
