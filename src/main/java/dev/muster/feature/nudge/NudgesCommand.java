package dev.muster.feature.nudge;

import dev.muster.incident.Incident;
import dev.muster.incident.UpdateClock;
import dev.muster.playbook.Audience;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /incident nudges}: what is due when. */
public final class NudgesCommand implements Command {
  private final Playbooks playbooks;
  private final Clock clock;

  public NudgesCommand(Playbooks playbooks, Clock clock) {
    this.playbooks = playbooks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "nudges";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "shows what is due when: the next update, who is asked for it, the ladder, the call";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    if (!incident.isOpen()) {
      return Reply.told(
          "*"
              + incident.id()
              + "* is "
              + incident.statusTitle().toLowerCase(Locale.ROOT)
              + ": no update is due, and nobody is nudged.");
    }
    Playbook playbook = playbooks.of(incident);
    Optional<Instant> due = NextUpdate.due(incident, playbook);
    List<String> lines =
        new ArrayList<>(
            due.map(at -> lines(incident, playbook, at))
                .orElseGet(() -> List.of(nothingDue(incident))));
    lines.addAll(UpcomingSteps.lines(incident, playbook));
    lines.addAll(UpcomingAudienceUpdates.lines(incident, playbook));
    return Reply.told(String.join("\n", lines));
  }

  private static String nothingDue(Incident incident) {
    String severity = Mrkdwn.escape(incident.severity().name());
    return "At "
        + severity
        + " no update is ever due, and nobody is nudged."
        + " `/incident update` posts one all the same.";
  }

  private List<String> lines(Incident incident, Playbook playbook, Instant due) {
    List<String> lines = new ArrayList<>();
    UpdateClock pulse = incident.pulse();
    lines.add(
        "*"
            + incident.id()
            + "*: the next update "
            + (due.isAfter(clock.instant()) ? "is due " : "was due ")
            + Mrkdwn.time(due)
            + playbook
                .updateEvery(incident.severity().name(), Audience.WAR_ROOM)
                .map(
                    every ->
                        " ("
                            + Mrkdwn.escape(incident.severity().name())
                            + ": "
                            + every.text()
                            + ")")
                .orElse("")
            + ".");
    NextUpdate.nudge(incident, playbook)
        .ifPresent(
            at ->
                lines.add(
                    (at.isAfter(clock.instant())
                            ? "The next nudge comes " + Mrkdwn.time(at)
                            : "The next nudge is being posted")
                        + incident
                            .team()
                            .commander()
                            .map(c -> " and asks " + Mrkdwn.user(c) + ".")
                            .orElse(". Nobody commands yet: `/incident take` takes command.")));
    pulse
        .missed()
        .ifPresent(
            missed ->
                lines.add(
                    "The nudge due at "
                        + Mrkdwn.time(missed.since())
                        + " could not be delivered; the timeline says why."));
    pulse
        .snooze()
        .ifPresent(
            s ->
                lines.add(
                    Mrkdwn.user(s.by()) + " put it off until " + Mrkdwn.time(s.until()) + "."));
    lines.add(
        switch (pulse.nudges()) {
          case 0 -> "No nudge was ignored.";
          case 1 -> "One nudge was ignored.";
          default -> pulse.nudges() + " nudges were ignored.";
        });
    return lines;
  }
}
