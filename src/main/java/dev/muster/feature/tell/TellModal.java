package dev.muster.feature.tell;

import com.slack.api.model.view.View;
import dev.muster.incident.AudienceState;
import dev.muster.incident.Incident;
import dev.muster.playbook.Audience;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Conversations;
import java.util.Map;
import java.util.Optional;

/** The form for a text to an audience, which begins from the playbook's words. */
public final class TellModal implements Modal {
  private static final String ID = "tell";
  private static final String WORDS = "words";
  private static final String AUDIENCE = "audience";

  private final AudienceUpdates informing;

  public TellModal(AudienceUpdates informing) {
    this.informing = informing;
  }

  static View view(Forms.Context context, Audiences outside, Audience audience, String begun) {
    Forms form =
        Forms.form(
                ID,
                "Tell " + audience.title(),
                "Done",
                context.with(Map.of(AUDIENCE, audience.key())))
            .words(
                "For *"
                    + Mrkdwn.escape(audience.title())
                    + "*, about "
                    + outside.incident().id()
                    + ". "
                    + whatBecomesOfIt(outside, audience));
    waiting(outside.incident(), audience)
        .ifPresent(
            draft ->
                form.hint(
                    "This text of "
                        + Mrkdwn.user(draft.by())
                        + " waits already; yours takes its place."));
    return form.lines(WORDS, "The text", Presence.REQUIRED, AudienceUpdates.LONGEST, begun).view();
  }

  private static Optional<AudienceState.Draft> waiting(Incident incident, Audience audience) {
    return incident.progress().outreach().draft(audience.key());
  }

  private static String whatBecomesOfIt(Audiences outside, Audience audience) {
    String where =
        audience
            .channel()
            .map(channel -> "Muster posts it in " + Conversations.mention(channel))
            .orElse("it is shown in the war room, ready to be posted by hand");
    return outside
        .approver(audience)
        .map(
            role ->
                "When the "
                    + Mrkdwn.escape(role.title())
                    + outside.approving(role).map(u -> " (" + Mrkdwn.user(u) + ")").orElse("")
                    + " approves it, "
                    + where
                    + ".")
        .orElse("When you press *Done*, " + where + ".");
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> words = submission.value(WORDS);
    if (words.isEmpty()) {
      return Modal.corrected(WORDS, "Write what they are to be told.");
    }
    String audience = submission.context().mustNote(AUDIENCE);
    return Modal.closes(
        informing.write(submission.actor(), submission.incident(), audience, words.get()));
  }
}
