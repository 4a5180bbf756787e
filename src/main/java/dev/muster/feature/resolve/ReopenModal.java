package dev.muster.feature.resolve;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.Optional;

/** The form that asks why an incident begins again. */
public final class ReopenModal implements Modal {
  private static final String ID = "reopen";
  private static final String WHY = "why";

  private final ReopenIncident reopening;

  public ReopenModal(ReopenIncident reopening) {
    this.reopening = reopening;
  }

  static View view(Forms.Context context, Incident incident) {
    return Forms.form(ID, "Reopen " + incident.id(), "Reopen", context)
        .lines(WHY, "What is back, or was not over?", Presence.REQUIRED, 1000, "")
        .hint("It will be *Investigating* again, and the clock for updates starts anew.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> why = submission.value(WHY);
    if (why.isEmpty()) {
      return Modal.corrected(WHY, "Say in a few words what is back.");
    }
    return Modal.closes(reopening.reopen(submission.actor(), submission.incident(), why.get()));
  }
}
