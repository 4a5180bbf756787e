package dev.muster.feature.timeline;

import com.slack.api.model.view.View;
import dev.muster.incident.Mentions;
import dev.muster.incident.Refused;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Invocation;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.time.Instant;
import java.util.Optional;

/** The form for a note. */
public final class NoteModal implements Modal {
  private static final String ID = "note";
  private static final String TEXT = "text";
  private static final String TIME = "time";

  private final AddTimelineNote noting;

  public NoteModal(AddTimelineNote noting) {
    this.noting = noting;
  }

  static View view(AddTimelineNote noting, Invocation invocation, String time) {
    return Forms.form(
            ID, "Note for " + invocation.here().id(), "Add note", Forms.Context.of(invocation))
        .lines(TEXT, "What happened?", Presence.REQUIRED, AddTimelineNote.LONGEST, "")
        .line(
            TIME,
            "When? 14:05 ("
                + noting.zone(invocation.here().id()).getId()
                + " time) or -10m. Empty is now.",
            Presence.OPTIONAL,
            20,
            time)
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> words = submission.value(TEXT);
    if (words.isEmpty()) {
      return Modal.corrected(TEXT, "Say in a few words what happened.");
    }
    Optional<Instant> about;
    try {
      about = submission.value(TIME).map(noting.backDate(submission.incident())::mustBe);
    } catch (Refused refused) {
      return Modal.corrected(TIME, refused.sentence());
    }
    return Modal.closes(
        noting.note(submission.actor(), submission.incident(), words.get(), about, Mentions.NONE));
  }
}
