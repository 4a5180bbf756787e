package dev.muster.feature.postmortem;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form for a post-mortem that was written elsewhere: it is taken apart at its headings. */
public final class PasteModal implements Modal {
  private static final String ID = "postmortem_paste";

  /** Slack's fields hold 3,000 characters each. */
  private static final List<String> FIELDS = List.of("text", "more", "most", "rest");

  private final PostmortemEditor recounting;

  public PasteModal(PostmortemEditor recounting) {
    this.recounting = recounting;
  }

  static View view(Forms.Context context, Incident incident) {
    Forms form =
        Forms.form(ID, "Post-mortem " + incident.id(), "Take it over", context)
            .hint(
                "Markdown with headings: each heading's words go to the section of that name."
                    + " Sections that it doesn't have stay as they are.");
    for (String field : FIELDS) {
      boolean first = field.equals(FIELDS.get(0));
      form.lines(
          field,
          first ? "The whole text" : "Where it goes on, if one field is too short",
          first ? Presence.REQUIRED : Presence.OPTIONAL,
          SectionModal.LONGEST,
          "");
    }
    return form.view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    String text =
        FIELDS.stream()
            .map(submission::value)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    if (text.isBlank()) {
      return Modal.corrected(FIELDS.get(0), "Paste the text here.");
    }
    try {
      return Modal.closes(recounting.paste(submission.actor(), submission.incident(), text));
    } catch (Refused refused) {
      return Modal.corrected(FIELDS.get(0), refused.sentence());
    }
  }
}
