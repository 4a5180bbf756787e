package dev.muster.feature.export;

import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.time.Clock;

/** {@code /incident export}: the whole record as files, in the war room. */
public final class ExportCommand implements Command {
  private final Incidents incidents;
  private final Clock clock;

  public ExportCommand(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "the whole record as files, Markdown and JSON, into the war room";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    ChannelId channel =
        incident
            .room()
            .channel()
            .orElseThrow(
                () ->
                    new Refused(
                        "The war room, where the files would go, is not open yet. Try again in a"
                            + " moment."));
    incidents.ask(
        Upload.errand(incident.id(), channel, invocation.request().key(), clock.instant()));
    return Reply.told(
        "The record of "
            + incident.id()
            + " goes into "
            + Mrkdwn.channel(channel)
            + " in a moment, as Markdown and JSON.");
  }
}
