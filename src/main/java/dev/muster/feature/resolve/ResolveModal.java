package dev.muster.feature.resolve;

import com.slack.api.model.view.View;
import dev.muster.feature.resolve.Guard.UnmetCondition;
import dev.muster.feature.resolve.ResolveIncident.Words;
import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The form in which an incident is resolved. */
public final class ResolveModal implements Modal {
  private static final String ID = "resolve";
  private static final String SUMMARY = "summary";
  private static final String ANYWAY = "anyway";
  private static final String CONFIRM = "confirm";
  private static final String SEVERITY = "severity";
  private static final String OWNER = "owner";
  private static final int LONGEST = 2000;

  private final ResolveIncident resolving;

  public ResolveModal(ResolveIncident resolving) {
    this.resolving = resolving;
  }

  static View view(
      ResolveIncident resolving, Forms.Context context, Incident incident, String summary) {
    Guard guard = resolving.guard(incident);
    List<UnmetCondition> missing = withoutSummary(guard.missing(Optional.of(summary)));
    List<UnmetCondition> remind = withoutSummary(guard.worthALook(Optional.of(summary)));
    Forms form =
        Forms.form(
            ID,
            "Resolve " + incident.id(),
            missing.isEmpty() ? "Resolve" : "Resolve anyway",
            context);
    if (!missing.isEmpty()) {
      form.words(
          "⚠️ The playbook asks for more before it is over:\n" + ResolveIncident.list(missing));
    }
    form.lines(
        SUMMARY,
        "What happened, and what ended it?",
        guard.demands(Condition.SUMMARY) ? Presence.REQUIRED : Presence.OPTIONAL,
        LONGEST,
        summary.isEmpty()
            ? incident
                .pulse()
                .lastUpdate()
                .filter(UpdateClock.StatusUpdate::saysSomething)
                .map(UpdateClock.StatusUpdate::text)
                .orElse("")
            : summary);
    Playbook playbook = resolving.playbook(incident);
    form.menu(
        SEVERITY,
        "How bad was it in the end?",
        Presence.REQUIRED,
        playbook.severities().stream().map(ResolveModal::choice).toList(),
        incident.severity().name());
    if (playbook.severities().stream()
        .anyMatch(l -> playbook.aftermath().postMortemDue(l.name()).isPresent())) {
      form.person(
          OWNER,
          "Who sees to the post-mortem?",
          Presence.OPTIONAL,
          ResolveIncident.owner(incident).or(() -> incident.identity().declarer()));
    }
    form.boxes(CONFIRM, "Is it so?", guard.toConfirm());
    if (!missing.isEmpty()) {
      form.line(ANYWAY, "Why is it resolved anyway?", Presence.REQUIRED, 300, "");
    } else if (!guard.toConfirm().isEmpty()) {
      form.line(ANYWAY, "If one is not so: why is it resolved anyway?", Presence.OPTIONAL, 300, "");
    }
    if (!remind.isEmpty()) {
      form.hint("Worth a look:\n" + ResolveIncident.list(remind));
    }
    form.hint(
        "Everybody in the war room sees it. Updates are no longer asked for; nothing is lost.");
    return form.view();
  }

  /** The form asks for the summary itself. */
  private static List<UnmetCondition> withoutSummary(List<UnmetCondition> lacks) {
    return lacks.stream().filter(lack -> !lack.isSummary()).toList();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Incident incident = resolving.incident(submission.incident());
    Guard guard = resolving.guard(incident);
    Words words =
        new Words(
            submission.value(SUMMARY),
            submission.value(ANYWAY),
            confirmed(guard.toConfirm(), submission.places(CONFIRM)),
            severity(submission, incident),
            submission.value(OWNER).map(UserId::new));
    if (incident.isOpen()) {
      Optional<After> back = back(submission, incident, guard, words);
      if (back.isPresent()) {
        return back.get();
      }
    }
    return Modal.closes(resolving.resolve(submission.actor(), incident.id(), words));
  }

  private static Choice choice(SeverityLevel level) {
    return Choice.of(level.name(), level.name() + " – " + level.title());
  }

  private Optional<Severity> severity(Submission submission, Incident incident) {
    Playbook playbook = resolving.playbook(incident);
    return submission.value(SEVERITY).flatMap(playbook::severity).map(SeverityLevel::severity);
  }

  private static List<String> confirmed(List<String> sentences, Set<Integer> places) {
    return places.stream().filter(place -> place < sentences.size()).map(sentences::get).toList();
  }

  /** The form stays while something is to be said in it. */
  private Optional<After> back(Submission submission, Incident incident, Guard guard, Words words) {
    List<UnmetCondition> missing = guard.missing(words.summary());
    if (missing.stream().anyMatch(UnmetCondition::isSummary)) {
      return Optional.of(
          Modal.corrected(SUMMARY, "Say in a sentence what happened and what ended it."));
    }
    if (words.summary().isEmpty()
        && words.severity().filter(to -> ResolveIncident.isLower(incident, to)).isPresent()) {
      return Optional.of(Modal.corrected(SUMMARY, ResolveIncident.WHY_LOWER));
    }
    if (words.anyway().isPresent()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      // Something went missing since the form was opened: it comes back and asks why.
      return Optional.of(
          new Becomes(view(resolving, submission.context(), incident, words.summary().orElse(""))));
    }
    return words.confirmed().containsAll(guard.toConfirm())
        ? Optional.empty()
        : Optional.of(
            Modal.corrected(
                CONFIRM,
                "Tick each that is so. If one is not, say below why it is resolved anyway."));
  }
}
