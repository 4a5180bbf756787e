package dev.muster.feature.severity;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which a level is chosen by what it means. */
public final class SeverityModal implements Modal {
  private static final String ID = "severity";
  private static final String LEVEL = "level";
  private static final String WHY = "why";
  private static final int LONGEST = 1000;

  private final ChangeSeverity grading;

  public SeverityModal(ChangeSeverity grading) {
    this.grading = grading;
  }

  static View view(Forms.Context context, Incident incident, Playbook playbook, Permit toLower) {
    boolean mayLower = toLower.covers(incident);
    List<SeverityLevel> levels =
        playbook.severities().stream()
            .filter(l -> mayLower || !incident.severity().isHigherThan(l.severity()))
            .toList();
    return form(context, incident, levels, incident.severity())
        .lines(WHY, "Why?", Presence.OPTIONAL, LONGEST, "")
        .hint(
            mayLower
                ? "Lowering it needs a reason; raising it needs none."
                : toLower.sentence(incident))
        .view();
  }

  /** A lower level was typed, without the reason that it needs. */
  static View lowering(
      Forms.Context context, Incident incident, Playbook playbook, Severity chosen) {
    return form(context, incident, playbook.severities(), chosen)
        .lines(WHY, "Why is it less severe than it was?", Presence.REQUIRED, LONGEST, "")
        .view();
  }

  private static Forms form(
      Forms.Context context, Incident incident, List<SeverityLevel> levels, Severity chosen) {
    return Forms.form(ID, "Severity of " + incident.id(), "Set severity", context)
        .hint("It is *" + Mrkdwn.escape(incident.severity().name()) + "* now.")
        .radio(
            LEVEL,
            "How bad is it?",
            Presence.REQUIRED,
            levels.stream().map(SeverityModal::choice).toList(),
            chosen.name())
        .hint(meanings(levels));
  }

  private static Choice choice(SeverityLevel level) {
    return new Choice(level.name(), level.name() + " – " + level.title(), level.description());
  }

  /** In full: what stands beside a choice is cut after a few words. */
  private static String meanings(List<SeverityLevel> levels) {
    return levels.stream()
        .map(l -> "*" + Mrkdwn.escape(l.name()) + "* " + Mrkdwn.escape(l.description()))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    String chosen = submission.required(LEVEL);
    Playbook playbook = grading.playbook(grading.incident(submission.incident()));
    Severity to =
        playbook
            .severity(chosen)
            .orElseThrow(() -> ChangeSeverity.unknown(playbook, chosen))
            .severity();
    Optional<String> why = submission.value(WHY);
    if (why.isEmpty() && grading.isLower(submission.incident(), to)) {
      return Modal.corrected(WHY, ChangeSeverity.SAY_WHY);
    }
    return Modal.closes(grading.change(submission.actor(), submission.incident(), to, why));
  }
}
