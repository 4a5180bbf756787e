package dev.muster.feature.page;

import dev.muster.incident.EscalationEvent.Acknowledged;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;

/** {@code /incident ack}: I am on it. */
public final class AckCommand implements Command {
  private final Incidents incidents;

  public AckCommand(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "ack";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "you are on it: who waits for an answer calls nobody else";
  }

  @Override
  public List<String> aliases() {
    return List.of("acknowledge");
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident about = invocation.here();
    Incident after =
        incidents.record(
            about.id(), invocation.actor(), incident -> acknowledged(invocation, incident));
    boolean elsewhere = !after.room().channel().equals(invocation.request().channel());
    String where =
        elsewhere
            ? after.room().channel().map(c -> " Go to " + Mrkdwn.channel(c) + ".").orElse("")
            : "";
    String command =
        after.team().commander().isEmpty()
            ? " Nobody commands yet: `/incident take` takes command."
            : "";
    return Reply.told("It is noted that you are on " + after.id() + "." + where + command);
  }

  private static Acknowledged acknowledged(Invocation invocation, Incident incident) {
    UserId user = invocation.user();
    boolean commands = incident.team().commander().equals(Optional.of(user));
    if (commands && incident.progress().clock().isOnIt(user)) {
      throw new Refused("You command it: everybody knows that you are on it.");
    }
    return new Acknowledged();
  }
}
