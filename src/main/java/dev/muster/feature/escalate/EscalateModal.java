package dev.muster.feature.escalate;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder.Situation;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Invocation;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form with what may turn out, what to do then, and the next step of the ladder. */
public final class EscalateModal implements Modal {
  private static final String ID = "escalate";
  private static final String WHAT = "what";
  private static final String WHY = "why";
  private static final String NEXT = "next";
  private static final String SITUATION = "situation ";
  private static final int LONGEST = 1000;

  private final EscalateIncident escalating;

  public EscalateModal(EscalateIncident escalating) {
    this.escalating = escalating;
  }

  static View view(Invocation invocation, Incident incident, EscalateIncident escalating) {
    Playbook playbook = escalating.playbook(incident);
    Optional<Step> next = LadderSteps.next(incident, playbook);
    List<Situation> situations = playbook.ladder().situations();
    List<Choice> choices = new ArrayList<>();
    next.ifPresent(
        step -> choices.add(Choice.of(NEXT, "The next step of the ladder: " + step.name())));
    for (int i = 0; i < situations.size(); i++) {
      choices.add(Choice.of(SITUATION + i, situations.get(i).name()));
    }
    // The step travels with the form: if it is taken meanwhile, no other is in its place.
    Map<String, String> notes = next.map(step -> Map.of(NEXT, step.name())).orElse(Map.of());
    Forms form =
        Forms.form(
                ID,
                "Escalate " + incident.id(),
                "Escalate",
                Forms.Context.of(invocation).with(notes))
            .menu(WHAT, "What is it?", Presence.REQUIRED, choices, choices.get(0).value())
            .lines(WHY, "Why?", Presence.OPTIONAL, LONGEST, "");
    next.ifPresent(step -> form.words(ladder(step, incident, escalating)));
    situations.forEach(situation -> form.words(advice(situation)));
    return form.view();
  }

  private static String ladder(Step step, Incident incident, EscalateIncident escalating) {
    String called = EscalateIncident.called(escalating.targets(incident, step));
    return "*"
        + Mrkdwn.escape(step.name())
        + "*"
        + (called.isEmpty() ? "" : "\nCalls " + Mrkdwn.escape(called));
  }

  private static String advice(Situation situation) {
    StringBuilder text = new StringBuilder("*" + Mrkdwn.escape(situation.name()) + "*");
    for (String advice : situation.advice()) {
      text.append("\n• ").append(Mrkdwn.escape(advice));
    }
    if (!situation.calls().isEmpty()) {
      text.append("\nCalls ").append(Mrkdwn.escape(String.join(", ", situation.calls())));
    }
    situation
        .runbook()
        .ifPresent(name -> text.append("\nOpens the runbook ").append(Mrkdwn.escape(name)));
    return text.toString();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    String what = submission.required(WHAT);
    Optional<String> why = submission.value(WHY);
    Playbook playbook = escalating.playbook(escalating.incident(submission.incident()));
    if (what.startsWith(SITUATION)) {
      String index = what.substring(SITUATION.length());
      Situation situation =
          playbook.ladder().situations().stream()
              .skip(index.matches("\\d{1,6}") ? Integer.parseInt(index) : Integer.MAX_VALUE)
              .findFirst()
              .orElseThrow(() -> new Refused("The playbook has no such situation any more."));
      return Modal.closes(
          escalating.situation(submission.actor(), submission.incident(), situation, why));
    }
    Optional<Step> step = submission.context().note(NEXT).flatMap(playbook.ladder()::step);
    return Modal.closes(
        step.map(s -> escalating.step(submission.actor(), submission.incident(), s, why))
            .orElseGet(() -> escalating.next(submission.actor(), submission.incident(), why)));
  }
}
