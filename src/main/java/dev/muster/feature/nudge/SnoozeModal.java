package dev.muster.feature.nudge;

import com.slack.api.model.view.View;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.List;
import java.util.Optional;

/** The form that asks for how long the next nudge is put off. */
public final class SnoozeModal implements Modal {
  private static final String ID = "snooze";
  private static final String LENGTH = "length";

  private final SnoozeNudges snoozing;

  public SnoozeModal(SnoozeNudges snoozing) {
    this.snoozing = snoozing;
  }

  static View view(Forms.Context context, List<SnoozeChoice> choices) {
    return Forms.form(ID, "Put the nudge off", "Snooze", context)
        .radio(
            LENGTH,
            "For how long?",
            Presence.REQUIRED,
            choices.stream().map(c -> Choice.of(c.typed(), c.label())).toList(),
            choices.get(0).typed())
        .hint("It is noted on the timeline with your name. A posted update starts the clock anew.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<SnoozeChoice> choice = submission.value(LENGTH).flatMap(SnoozeChoice::typed);
    return choice
        .map(
            c ->
                Modal.closes(
                    snoozing.snooze(submission.actor(), submission.incident(), c.length())))
        .orElseGet(() -> Modal.corrected(LENGTH, "Choose for how long."));
  }
}
