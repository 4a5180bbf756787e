package dev.muster.feature.timeline;

import com.slack.api.model.view.View;
import dev.muster.incident.Mentions;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Invocation;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.Optional;

/** The form for a decision. */
public final class DecideModal implements Modal {
  private static final String ID = "decide";
  private static final String TEXT = "text";

  private final AddTimelineNote noting;

  public DecideModal(AddTimelineNote noting) {
    this.noting = noting;
  }

  static View view(Invocation invocation) {
    return Forms.form(
            ID, "Decision in " + invocation.here().id(), "Record it", Forms.Context.of(invocation))
        .lines(TEXT, "What is decided, and why?", Presence.REQUIRED, AddTimelineNote.LONGEST, "")
        .hint("It goes on the timeline, and everybody in the war room sees it.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> words = submission.value(TEXT);
    return words.isEmpty()
        ? Modal.corrected(TEXT, "Say in a few words what is decided.")
        : Modal.closes(
            noting.decide(submission.actor(), submission.incident(), words.get(), Mentions.NONE));
  }
}
