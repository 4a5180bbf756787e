package dev.muster.feature.after;

import dev.muster.database.Json;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Incident;
import dev.muster.incident.PostmortemEvent.LeadFound;
import dev.muster.incident.PostmortemEvent.Overdue;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import java.util.Map;
import java.util.Optional;

/** Finds out who hears of an overdue post-mortem. */
final class Lead {
  private static final String KIND = "post-mortem-lead";
  private static final String WHO = "who";
  private static final String OVERDUE = "overdue";

  private final Handles handles;

  private Lead(Handles handles) {
    this.handles = handles;
  }

  /** By the kind of delivery it carries. */
  static Map<String, Courier> couriers(Handles handles) {
    return Map.of(
        KIND,
        SlackCourier.to("find out whom to tell of the post-mortem", new Lead(handles)::carry));
  }

  /** Whoever plays the role that leads, or a handle; without either, its owner once more. */
  static Delivery errand(Incident incident, Playbook playbook, Overdue overdue, Happened happened) {
    String lead = playbook.aftermath().postMortem().lead().orElse("");
    String who =
        lead.startsWith("@")
            ? lead
            : incident
                .team()
                .holder(lead)
                .or(() -> DueMessage.owner(incident))
                .map(UserId::value)
                .orElse("");
    return new Job(
        KIND,
        incident.id(),
        Long.toString(happened.seq()),
        Map.of(WHO, who, OVERDUE, Json.write(overdue)),
        happened.at());
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    String who = attempt.job().arg(WHO);
    Overdue overdue = Json.read(attempt.job().arg(OVERDUE), Overdue.class);
    if (UserId.isId(who)) {
      return found(who, Optional.of(Mrkdwn.user(new UserId(who))), Optional.of(who), overdue);
    }
    try {
      Optional<Handles.Found> found = who.isEmpty() ? Optional.empty() : handles.search(who);
      Optional<String> one =
          found
              .filter(f -> f.group().isEmpty())
              .flatMap(f -> f.people().stream().findFirst())
              .map(UserId::value);
      return found(who, found.map(Handles.Found::mention), one, overdue);
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return found(who, Optional.empty(), Optional.empty(), overdue);
      }
      throw failure;
    }
  }

  private static DeliveryResult found(
      String who, Optional<String> mention, Optional<String> person, Overdue overdue) {
    return DeliveryResult.delivered(
        new LeadFound(who, mention, person.map(UserId::new), overdue.due(), overdue.missed()));
  }
}
