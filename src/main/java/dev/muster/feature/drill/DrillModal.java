package dev.muster.feature.drill;

import com.slack.api.model.view.View;
import dev.muster.drill.Scenario;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which a drill is chosen. */
public final class DrillModal implements Modal {
  private static final String ID = "drill";
  private static final String SCENARIO = "scenario";
  private static final String SPEED = "speed";

  /** By which it is to go, where a channel has a playbook of its own. */
  private static final String PLAYBOOK = "playbook";

  private static final int SHOWN = 10;

  private final StartDrill starting;

  public DrillModal(StartDrill starting) {
    this.starting = starting;
  }

  static View view(Forms.Context context, List<Scenario> scenarios, Pace pace, Playbook playbook) {
    return Forms.form(ID, "Start a drill", "Start", context.with(Map.of(PLAYBOOK, playbook.name())))
        .words(
            "A drill is an incident in which nothing is wrong: a war room opens, a story is told in"
                + " it, and you answer as you would in earnest. Nobody outside of it is called, and"
                + " it counts in no statistics. At the end there is a scorecard.")
        .menu(
            SCENARIO,
            "Which drill?",
            Presence.REQUIRED,
            scenarios.stream().map(s -> choice(s, playbook)).toList(),
            scenarios.get(0).name())
        .hint(
            scenarios.stream()
                .limit(SHOWN)
                .map(DrillModal::about)
                .collect(Collectors.joining("\n")))
        .radio(
            SPEED,
            "How fast?",
            Presence.REQUIRED,
            Arrays.stream(Pace.values())
                .map(p -> new Choice(p.typed(), p.label(), p.means()))
                .toList(),
            pace.typed())
        .view();
  }

  private static Choice choice(Scenario scenario, Playbook playbook) {
    String severity = scenario.situation().level().of(playbook).name();
    return new Choice(
        scenario.name(),
        scenario.title(),
        severity + (scenario.situation().isPrivate() ? ", private" : ""));
  }

  private static String about(Scenario scenario) {
    return "*"
        + Mrkdwn.escape(scenario.title())
        + "* "
        + Mrkdwn.escape(scenario.heading().summary());
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> name = submission.value(SCENARIO);
    Optional<Pace> pace = submission.value(SPEED).flatMap(Pace::of);
    if (name.isEmpty()) {
      return Modal.corrected(SCENARIO, "Choose a drill.");
    }
    if (pace.isEmpty()) {
      return Modal.corrected(SPEED, "Choose how fast it goes.");
    }
    return Modal.closes(
        StartDrill.started(
            starting.start(
                submission.actor(),
                starting.named(name.get()),
                pace.get(),
                starting.playbook(submission.context().note(PLAYBOOK)))));
  }
}
