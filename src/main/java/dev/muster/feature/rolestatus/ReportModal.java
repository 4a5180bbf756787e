package dev.muster.feature.rolestatus;

import com.slack.api.model.view.View;
import dev.muster.feature.rolestatus.SubmitRoleReport.Report;
import dev.muster.incident.Role;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.Map;
import java.util.Optional;

/** The form for what a role reports. */
public final class ReportModal implements Modal {
  private static final String ID = "report";
  private static final String WORDS = "words";
  private static final String ROLE = "role";
  private static final int LONGEST = 2000;

  private final SubmitRoleReport reporting;

  public ReportModal(SubmitRoleReport reporting) {
    this.reporting = reporting;
  }

  static View view(Forms.Context context, Role role) {
    return Forms.form(
            ID, role.title() + " report", "Report", context.with(Map.of(ROLE, role.key())))
        .lines(WORDS, "How does your part stand?", Presence.REQUIRED, LONGEST, "")
        .hint("It is posted in the war room. What others must know belongs in an update.")
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
      return Modal.corrected(WORDS, "Say in a sentence how your part stands.");
    }
    return Modal.closes(
        reporting.report(
            submission.actor(),
            submission.incident(),
            new Report(submission.context().note(ROLE), words.get())));
  }
}
