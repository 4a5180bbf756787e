package dev.muster.feature.call;

import dev.muster.incident.Actor;
import dev.muster.incident.EscalationEvent.CallLinked;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.plan.Targets;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What saying where the call is means, whichever way it is said. */
public final class SetCallLink {
  static final int LONGEST = 1000;

  private final Incidents incidents;
  private final Playbooks playbooks;

  public SetCallLink(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  Optional<String> call(Incident incident) {
    return Targets.call(incident, playbooks.of(incident));
  }

  String link(Actor actor, IncidentId id, String typed) {
    String url = address(typed);
    Incident after =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              return new CallLinked(url);
            });
    return "The call's link is recorded. " + RoomWords.appears(after);
  }

  private static String address(String typed) {
    String url = typed.strip();
    try {
      URI uri = new URI(url);
      if ("https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && url.length() <= LONGEST) {
        return url;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Refused(
        "That is no address of a call. Write it whole, such as `/incident call"
            + " https://meet.example.com/inc-1`.");
  }
}
