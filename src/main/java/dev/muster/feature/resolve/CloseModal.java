package dev.muster.feature.resolve;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.Optional;

/** The form that asks why an incident is closed although its post-mortem isn't done. */
public final class CloseModal implements Modal {
  private static final String ID = "close";
  private static final String WHY = "why";
  private static final int LONGEST = 500;

  private final CloseIncident closing;
  private final ResolveIncident resolving;

  public CloseModal(CloseIncident closing, ResolveIncident resolving) {
    this.closing = closing;
    this.resolving = resolving;
  }

  static View view(CloseIncident closing, Forms.Context context, Incident incident) {
    return Forms.form(ID, "Close " + incident.id(), "Close anyway", context)
        .words("⚠️ " + closing.lack(incident).orElse("The post-mortem is not done."))
        .line(WHY, "Why is it closed all the same?", Presence.REQUIRED, LONGEST, "")
        .hint("Nobody is reminded of the post-mortem any more. The reason goes on the record.")
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
      return Modal.corrected(WHY, "Say in a few words why.");
    }
    Incident incident = resolving.incident(submission.incident());
    return Modal.closes(closing.close(submission.actor(), incident, why));
  }
}
