package dev.muster.feature.update;

import dev.muster.incident.Incident;
import dev.muster.incident.Status;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.TemplateValues;
import dev.muster.playbook.text.Template;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.Optional;

/** The playbook's own text for the war room; its markup counts, that of what people wrote not. */
final class WarRoomText {
  private WarRoomText() {}

  /** Empty if the playbook has none for the incident as it is. */
  static Optional<String> of(Incident incident, Playbook playbook, Instant now) {
    boolean over = incident.milestones().resolved().isPresent();
    Status status = over ? Status.RESOLVED : incident.status();
    return playbook
        .rhythm()
        .audience(Audience.WAR_ROOM)
        .flatMap(a -> over ? end(a) : a.templates().at(status, isLater(incident)))
        .map(Template::new)
        .map(t -> TemplateValues.of(incident, playbook, Optional.empty(), now).in(t, Mrkdwn::of));
  }

  private static Optional<String> end(Audience warRoom) {
    return Optional.ofNullable(warRoom.templates().byStatus().get(Status.RESOLVED));
  }

  private static boolean isLater(Incident incident) {
    return incident.progress().outreach().owed(Audience.WAR_ROOM).times() > 1;
  }
}
