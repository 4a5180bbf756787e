package dev.muster.feature.status;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Status;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;

/** The form in which a status is chosen by what it means. */
public final class StatusModal implements Modal {
  private static final String ID = "status";
  private static final String STATUS = "status";

  private final ChangeStatus moving;

  public StatusModal(ChangeStatus moving) {
    this.moving = moving;
  }

  static View view(Forms.Context context, Incident incident, StatusWords words) {
    return Forms.form(ID, "Status of " + incident.id(), "Set status", context)
        .radio(
            STATUS,
            "Where does the response stand?",
            Presence.REQUIRED,
            StatusWords.open().stream()
                .map(status -> new Choice(status.word(), words.plain(status), status.meaning()))
                .toList(),
            incident.status().word())
        .hint("When it is over for those affected, close this form and use *Resolve*.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Status to =
        submission.chosen(
            STATUS,
            chosen ->
                StatusWords.open().stream()
                    .filter(status -> status.word().equals(chosen))
                    .findFirst());
    return Modal.closes(moving.move(submission.actor(), submission.incident(), to));
  }
}
