package dev.muster.feature.timeline;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.store.Timeline;
import java.time.ZoneId;

/** {@code /incident timeline}: what happened so far, for the asker's eyes. */
public final class TimelineCommand implements Command {
  private final Timeline timeline;
  private final Playbooks playbooks;

  public TimelineCommand(Timeline timeline, Playbooks playbooks) {
    this.timeline = timeline;
    this.playbooks = playbooks;
  }

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "what happened so far, in order; only you see it";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    ZoneId zone = playbooks.of(incident).businessHours().zone();
    return Reply.told(TimelineMessage.of(incident, timeline.of(incident.id()), zone));
  }
}
