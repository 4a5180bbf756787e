package dev.muster.feature.call;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Invocation;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;

/** The form that asks where the call is. */
public final class CallModal implements Modal {
  private static final String ID = "call";
  private static final String URL = "url";

  private final SetCallLink linking;

  public CallModal(SetCallLink linking) {
    this.linking = linking;
  }

  static View view(Invocation invocation, Incident incident) {
    return Forms.form(ID, "Call of " + incident.id(), "Save", Forms.Context.of(invocation))
        .line(URL, "Its address, with https://", Presence.REQUIRED, SetCallLink.LONGEST, "")
        .hint(
            "Start the call where you usually do, and put its link here: everybody finds it then.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    return Modal.closes(
        linking.link(submission.actor(), submission.incident(), submission.required(URL)));
  }
}
