package dev.muster.feature.rolestatus;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.AudienceEvent.Reported;
import dev.muster.incident.AudienceEvent.RoleNudged;
import java.util.List;

/** Asks in the war room for the reports of roles, and shows them there. */
public final class ReportReaction implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    if (happened.event() instanceof RoleNudged nudged) {
      return ReportMessage.due(happened.incident(), nudged).inWarRoom(happened, "report");
    }
    return happened.event() instanceof Reported reported
        ? ReportMessage.reported(reported, happened.stamp()).inWarRoom(happened, "report")
        : List.of();
  }
}
