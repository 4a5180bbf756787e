package dev.muster.feature.postmortem;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.record.review.Sections.Section;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Cut;
import java.util.Map;
import java.util.Optional;

/** The form for one section, which begins with what stands there, or with what to ask. */
public final class SectionModal implements Modal {
  private static final String ID = "postmortem_section";
  private static final String WORDS = "words";
  private static final String HEADING = "heading";

  /** As much as Slack's forms take. */
  static final int LONGEST = 3000;

  private final PostmortemEditor recounting;

  public SectionModal(PostmortemEditor recounting) {
    this.recounting = recounting;
  }

  static View view(Forms.Context context, Incident incident, Section section) {
    String before = section.words().orElse("");
    Forms form =
        Forms.form(
                ID,
                "Post-mortem " + incident.id(),
                "Write",
                context.with(Map.of(HEADING, section.heading())))
            .words("*" + dev.muster.slack.text.Mrkdwn.escape(section.heading()) + "*")
            .hint(section.topic().prompt());
    if (before.length() > LONGEST) {
      form.hint(
          ":warning: What stands there is longer than a form holds: the field has only its"
              + " beginning, and writing replaces all of it. *Paste* takes more.");
    }
    return form.lines(
            WORDS, "What stands here", Presence.REQUIRED, LONGEST, Cut.to(LONGEST, before))
        .hint("Markdown is kept. Name circumstances, not culprits.")
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
      return Modal.corrected(WORDS, "Write a sentence or two.");
    }
    String heading = submission.context().mustNote(HEADING);
    return Modal.closes(
        recounting.write(submission.actor(), submission.incident(), heading, words.get()));
  }
}
