package dev.muster.feature.role;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Locale;
import java.util.Optional;

/** {@code /incident handoff @ben}, and the answers to it. */
public final class HandoffCommand implements Command {
  private final Handoffs handoffs;

  public HandoffCommand(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  @Override
  public String name() {
    return "handoff";
  }

  @Override
  public String usage() {
    return "<@person>";
  }

  @Override
  public String summary() {
    return "offers command to somebody, who accepts it with a button";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Actor actor = invocation.actor();
    IncidentId id = incident.id();
    Optional<UserId> to = invocation.arguments().user();
    if (to.isPresent()) {
      if (invocation.arguments().withoutUser().user().isPresent()) {
        throw new Refused("One person commands at a time: name one.");
      }
      return Reply.told(handoffs.offer(actor, id, to.get()));
    }
    String words = invocation.arguments().words();
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "" -> form(invocation, incident);
      case "accept" -> Reply.told(handoffs.accept(actor, id));
      case "decline" -> Reply.told(handoffs.decline(actor, id));
      case "ask" -> Reply.told(handoffs.ask(actor, id));
      default -> throw People.notPicked(words);
    };
  }

  private static Reply form(Invocation invocation, Incident incident) {
    incident.mustBeOpen();
    return Reply.opens(HandoffModal.view(Forms.Context.of(invocation), incident));
  }
}
