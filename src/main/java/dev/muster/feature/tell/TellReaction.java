package dev.muster.feature.tell;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.DraftApproved;
import dev.muster.incident.AudienceEvent.DraftNotPosted;
import dev.muster.incident.AudienceEvent.DraftRejected;
import dev.muster.incident.AudienceEvent.Drafted;
import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.AudienceState;
import dev.muster.incident.AudienceState.Draft;
import dev.muster.incident.IncidentEvent;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.ArrayList;
import java.util.List;
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
    Audiences outside = outside(happened);
    Optional<Draft> ready = ready(happened);
    Optional<String> channel = ready.flatMap(outside::posting);
    if (channel.isPresent()) {
      // The war room hears of it once it is there.
      String title = outside.title(ready.get().audience());
      return List.of(AudiencePost.errand(happened, ready.get(), title, channel.get()));
    }
    inRoom(happened).ifPresent(m -> follow.addAll(m.inWarRoom(happened, "tell")));
    return follow;
  }

  /** The text that this event made ready to be sent. */
  private static Optional<Draft> ready(Happened happened) {
    AudienceState outreach = happened.incident().progress().outreach();
    if (happened.event() instanceof Drafted drafted) {
      return outreach.draft(drafted.number());
    }
    return happened.event() instanceof DraftApproved approved
        ? outreach.draft(approved.number())
        : Optional.empty();
  }

  private Audiences outside(Happened happened) {
    return new Audiences(happened.incident(), playbooks.of(happened.incident()));
  }

  private Optional<Message> inRoom(Happened happened) {
    IncidentEvent event = happened.event();
    Audiences outside = outside(happened);
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
    if (event instanceof DraftApproved approved) {
      return ready(happened)
          .map(draft -> TellMessage.approved(outside, approved, draft, happened.stamp()));
    }
    if (event instanceof DraftNotPosted lost) {
      return Optional.of(TellMessage.notPosted(outside, lost));
    }
    if (event instanceof DraftRejected rejected) {
      return Optional.of(TellMessage.rejected(happened.incident(), rejected, happened.stamp()));
    }
    return event instanceof Told told
        ? Optional.of(TellMessage.told(outside, told, happened.stamp()))
        : Optional.empty();
  }
}
