package dev.muster.feature.capture;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.playbook.Right;
import dev.muster.slack.Reply;
import dev.muster.slack.Request;
import dev.muster.slack.Shortcut;
import dev.muster.slack.rights.Gate;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;

/** <i>Add to timeline</i> in a message's menu: at once in a war room, elsewhere it asks which. */
public final class AddToTimeline implements Shortcut {
  private final CaptureMessage capturing;
  private final Incidents incidents;
  private final Gate gate;

  public AddToTimeline(CaptureMessage capturing, Incidents incidents, Gate gate) {
    this.capturing = capturing;
    this.incidents = incidents;
    this.gate = gate;
  }

  @Override
  public String callbackId() {
    return "add_to_timeline";
  }

  @Override
  public Reply run(Request request, Optional<Message> message) {
    Message about = message.orElseThrow(() -> new Refused("This needs a message."));
    Optional<Incident> here = incidents.inChannel(about.channel());
    if (here.isPresent()) {
      gate.mustLetThrough(request.actor(), Right.SEE_PRIVATE, here.get());
      return Reply.told(capturing.capture(request.actor(), here.get().id(), about));
    }
    List<Incident> open = incidents.find(new IncidentQuery.Open(CaptureModal.MOST));
    if (open.isEmpty()) {
      throw new Refused(
          "No incident is open to whose timeline this could go. `/incident declare` begins one.");
    }
    return Reply.opens(CaptureModal.view(request, about, open));
  }
}
