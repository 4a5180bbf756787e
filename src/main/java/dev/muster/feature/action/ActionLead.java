package dev.muster.feature.action;

import dev.muster.database.Json;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ActionItemEvent.ActionLeadFound;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who leads those whose action item stays undone: whom the playbook names for that. */
final class ActionLead {
  private static final String KIND = "action-lead";
  private static final String WHO = "who";
  private static final String REMINDED = "reminded";

  private final Handles handles;

  private ActionLead(Handles handles) {
    this.handles = handles;
  }

  /** By the kind of delivery it carries. */
  static Map<String, Courier> couriers(Handles handles) {
    return Map.of(
        KIND,
        SlackCourier.to(
            "find out whom to tell of the action item", new ActionLead(handles)::carry));
  }

  /** Whoever plays the role that leads, or a handle; none where the playbook names nobody. */
  static List<Delivery> errand(Happened happened, ActionReminded reminded, Playbook playbook) {
    Incident incident = happened.incident();
    return playbook.aftermath().postMortem().lead().stream()
        .flatMap(
            lead ->
                lead.startsWith("@")
                    ? Optional.of(lead).stream()
                    : incident.team().holder(lead).map(UserId::value).stream())
        .<Delivery>map(
            who ->
                new Job(
                    KIND,
                    incident.id(),
                    Long.toString(happened.seq()),
                    Map.of(WHO, who, REMINDED, Json.write(reminded)),
                    happened.at()))
        .toList();
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    String who = attempt.job().arg(WHO);
    ActionReminded reminded = Json.read(attempt.job().arg(REMINDED), ActionReminded.class);
    if (UserId.isId(who)) {
      return found(who, Optional.of(Mrkdwn.user(new UserId(who))), Optional.of(who), reminded);
    }
    try {
      Optional<Handles.Found> found = handles.search(who);
      Optional<String> one =
          found
              .filter(f -> f.group().isEmpty())
              .flatMap(f -> f.people().stream().findFirst())
              .map(UserId::value);
      return found(who, found.map(Handles.Found::mention), one, reminded);
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return found(who, Optional.empty(), Optional.empty(), reminded);
      }
      throw failure;
    }
  }

  private static DeliveryResult found(
      String who, Optional<String> mention, Optional<String> person, ActionReminded reminded) {
    return DeliveryResult.delivered(
        new ActionLeadFound(
            reminded.number(), reminded.terms(), who, mention, person.map(UserId::new)));
  }
}
