package dev.muster.feature.role;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;

/** The form that asks who is to command. */
public final class HandoffModal implements Modal {
  private static final String ID = "handoff";
  private static final String PERSON = "person";

  private final Handoffs handoffs;

  public HandoffModal(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  static View view(Forms.Context context, Incident incident) {
    String until =
        incident
            .team()
            .commander()
            .map(c -> "until then " + Mrkdwn.user(c) + " commands.")
            .orElse("until then nobody commands.");
    return Forms.form(ID, "Hand over command", "Offer", context)
        .person(PERSON, "Who is to command?", Presence.REQUIRED)
        .hint("They are asked in the war room and accept with a button; " + until)
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    UserId to = new UserId(submission.required(PERSON));
    return new Closes(Optional.of(handoffs.offer(submission.actor(), submission.incident(), to)));
  }
}
