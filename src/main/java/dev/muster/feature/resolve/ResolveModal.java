package dev.muster.feature.resolve;

import com.slack.api.model.view.View;
import dev.muster.feature.resolve.Resolving.Words;
import dev.muster.incident.Incident;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.List;
import java.util.Optional;

/** The form in which an incident is resolved. */
public final class ResolveModal implements Modal {
  private static final String ID = "resolve";
  private static final String SUMMARY = "summary";
  private static final String ANYWAY = "anyway";
  private static final int LONGEST = 2000;

  private final Resolving resolving;

  public ResolveModal(Resolving resolving) {
    this.resolving = resolving;
  }

  static View view(Resolving resolving, Forms.Context context, Incident incident, String summary) {
    List<Condition> missing = withoutSummary(resolving.missing(incident, Optional.of(summary)));
    List<Condition> remind = withoutSummary(resolving.worthALook(incident, Optional.of(summary)));
    Forms form =
        Forms.form(
            ID,
            "Resolve " + incident.id(),
            missing.isEmpty() ? "Resolve" : "Resolve anyway",
            context);
    if (!missing.isEmpty()) {
      form.words("⚠️ The playbook asks for more before it is over:\n" + Resolving.list(missing));
    }
    form.lines(
        SUMMARY,
        "What happened, and what ended it?",
        resolving.demands(Condition.SUMMARY, incident) ? Presence.REQUIRED : Presence.OPTIONAL,
        LONGEST,
        summary);
    if (!missing.isEmpty()) {
      form.line(ANYWAY, "Why is it resolved anyway?", Presence.REQUIRED, 300, "");
    }
    if (!remind.isEmpty()) {
      form.hint("Worth a look:\n" + Resolving.list(remind));
    }
    form.hint(
        "Everybody in the war room sees it. Updates are no longer asked for; nothing is lost.");
    return form.view();
  }

  /** The form asks for the summary itself. */
  private static List<Condition> withoutSummary(List<Condition> conditions) {
    return conditions.stream().filter(c -> c != Condition.SUMMARY).toList();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Words words = new Words(submission.value(SUMMARY), submission.value(ANYWAY));
    Incident incident = resolving.incident(submission.incident());
    List<Condition> missing = resolving.missing(incident, words.summary());
    if (incident.isOpen() && missing.contains(Condition.SUMMARY)) {
      return Modal.corrected(SUMMARY, "Say in a sentence what happened and what ended it.");
    }
    if (incident.isOpen() && !missing.isEmpty() && words.anyway().isEmpty()) {
      // Something went missing since the form was opened: it comes back and asks why.
      return new Becomes(
          view(resolving, submission.context(), incident, words.summary().orElse("")));
    }
    return Modal.closes(resolving.resolve(submission.actor(), incident.id(), words));
  }
}
