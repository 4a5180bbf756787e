package dev.muster.feature.tell;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Telling.AudienceNudged;
import dev.muster.incident.Telling.DraftRejected;
import dev.muster.incident.Telling.Drafted;
import dev.muster.incident.Telling.Told;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the war room for word to others, shows what is written, and sends what may be sent. */
public final class TellReaction implements Reaction {
  private final Playbooks playbooks;

  public TellReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    List<Delivery> follow = new ArrayList<>();
    inRoom(happened).ifPresent(m -> follow.addAll(m.inWarRoom(happened, "tell")));
    if (happened.event() instanceof Told told && !happened.incident().isDrill()) {
      outside(happened)
          .playbook()
          .rhythm()
          .audience(told.audience())
          .flatMap(Audience::channel)
          .map(channel -> post(happened, told, channel))
          .ifPresent(follow::add);
    }
    return follow;
  }

  private Outside outside(Happened happened) {
    return new Outside(happened.incident(), playbooks.of(happened.incident()));
  }

  private Optional<Message> inRoom(Happened happened) {
    IncidentEvent event = happened.event();
    Outside outside = outside(happened);
    if (event instanceof AudienceNudged nudged) {
      return Optional.of(TellMessage.due(outside, nudged));
    }
    if (event instanceof Drafted drafted) {
      return happened
          .incident()
          .progress()
          .outreach()
          .draft(drafted.number())
          .map(draft -> TellMessage.written(outside, drafted, draft));
    }
    if (event instanceof DraftRejected rejected) {
      return Optional.of(TellMessage.rejected(happened.incident(), rejected, happened.stamp()));
    }
    return event instanceof Told told
        ? Optional.of(TellMessage.told(outside, told, happened.stamp()))
        : Optional.empty();
  }

  /** One after the other, in the order in which they were said. */
  private static Delivery post(Happened happened, Told told, String channel) {
    Incident incident = happened.incident();
    Message message = TellMessage.outside(incident, told.words());
    return new Errand(
            AudiencePost.KIND,
            incident.id(),
            String.valueOf(happened.seq()),
            Map.of("channel", channel, "text", message.text(), "blocks", message.blocksJson()),
            happened.at())
        .inLane(AudiencePost.KIND + ":" + channel);
  }
}
