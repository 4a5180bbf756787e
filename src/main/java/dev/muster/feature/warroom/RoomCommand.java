package dev.muster.feature.warroom;

import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.ChannelWanted;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;

/** {@code /incident room INC-1}: tries again to open a war room that Slack would not make. */
public final class RoomCommand implements Command {
  private final Incidents incidents;

  public RoomCommand(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "room";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "says where the war room is; opens it if Slack refused to before";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    if (incident.room().channel().isPresent()) {
      return Reply.told(RoomWords.where(incident));
    }
    incidents.record(incident.id(), invocation.actor(), now -> new ChannelWanted());
    return Reply.told(
        "Asking Slack for the war room of *"
            + incident.id()
            + "*. You are invited once it is open; if Slack refuses again, you get a direct"
            + " message that says why.");
  }
}
