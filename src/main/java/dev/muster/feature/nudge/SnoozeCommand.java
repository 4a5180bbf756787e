package dev.muster.feature.nudge;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;

/** {@code /incident snooze 15m}. */
public final class SnoozeCommand implements Command {
  private final SnoozeNudges snoozing;

  public SnoozeCommand(SnoozeNudges snoozing) {
    this.snoozing = snoozing;
  }

  @Override
  public String name() {
    return "snooze";
  }

  @Override
  public String usage() {
    return "[15m]";
  }

  @Override
  public String summary() {
    return "puts the next nudge for an update off, once; without a time, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    String words = invocation.arguments().words();
    if (words.isEmpty()) {
      snoozing.mustBePossible(incident, invocation.actor());
      return Reply.opens(
          SnoozeModal.view(
              Forms.Context.of(invocation), SnoozeChoice.allowed(snoozing.rules(incident))));
    }
    SnoozeChoice choice =
        SnoozeChoice.typed(words)
            .orElseThrow(
                () ->
                    new Refused(
                        Mrkdwn.code(words)
                            + " is no length of time. Write it like `15m`, `30m` or `1h`."));
    return Reply.told(snoozing.snooze(invocation.actor(), incident.id(), choice.length()));
  }
}
