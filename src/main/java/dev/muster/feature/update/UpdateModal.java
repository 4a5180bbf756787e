package dev.muster.feature.update;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Situation;
import dev.muster.incident.UpdateClock;
import dev.muster.playbook.Durations;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.time.Duration;
import java.util.Optional;

/** The form for a status update, which begins with what the last one said. */
public final class UpdateModal implements Modal {
  private static final String ID = "update";
  private static final String WORDS = "words";
  private static final String IMPACT = "impact";
  private static final String HYPOTHESIS = "hypothesis";
  private static final String ETA = "eta";
  private static final String NEXT = "next";
  private static final int LONGEST = 2000;

  private final PostUpdate updating;

  public UpdateModal(PostUpdate updating) {
    this.updating = updating;
  }

  static View view(Forms.Context context, Incident incident, Optional<Duration> usual) {
    Situation picture = incident.picture();
    Optional<String> last = incident.pulse().lastUpdate().map(UpdateClock.StatusUpdate::text);
    Forms form = Forms.form(ID, "Post an update", "Post", context);
    if (last.isPresent()) {
      form.hint("The fields hold what was said last. Change what is no longer so.");
    }
    return form.lines(WORDS, "What is happening now?", Presence.REQUIRED, LONGEST, last.orElse(""))
        .lines(
            IMPACT, "What do users see?", Presence.OPTIONAL, LONGEST, picture.impact().orElse(""))
        .lines(
            HYPOTHESIS,
            "What do we think it is?",
            Presence.OPTIONAL,
            LONGEST,
            picture.hypothesis().orElse(""))
        .line(
            ETA,
            "When do we expect it to be over?",
            Presence.OPTIONAL,
            150,
            picture.eta().orElse(""))
        .line(
            NEXT,
            "Next update in (such as 20m)",
            Presence.OPTIONAL,
            30,
            usual.map(Durations::text).orElse(""))
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> words = submission.value(WORDS);
    if (words.isEmpty()) {
      return Modal.corrected(WORDS, "Say in a sentence what is happening now.");
    }
    Optional<Duration> next = submission.value(NEXT).flatMap(Promise::span);
    if (submission.value(NEXT).isPresent() && next.isEmpty()) {
      return Modal.corrected(NEXT, "Write it like 20m or 2h, or leave it empty.");
    }
    return Modal.closes(
        updating.post(
            submission.actor(),
            submission.incident(),
            new PostUpdate.Filled(
                words.get(),
                submission.value(IMPACT),
                submission.value(HYPOTHESIS),
                submission.value(ETA),
                next.map(Promise::checked))));
  }
}
