package dev.muster.feature.postmortem;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentEvent.Weight;
import dev.muster.incident.PostmortemEvent.OwnerNamed;
import dev.muster.incident.PostmortemEvent.ReviewAsked;
import dev.muster.incident.PostmortemEvent.Reviewed;
import dev.muster.incident.Review;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Mrkdwn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells the war room how far the post-mortem is, and brings it there to be read. */
public final class PostmortemReaction implements Reaction {
  /** Quick changes are gathered for so long into one edit. */
  private static final Duration GATHERING = Duration.ofSeconds(2);

  private final Playbooks playbooks;

  public PostmortemReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    List<Delivery> all = new ArrayList<>(told(happened));
    if (changesCanvas(happened)) {
      all.add(CanvasCourier.shown(happened.incident().id(), happened.at().plus(GATHERING)));
    }
    return all;
  }

  /** Once there is one it is kept true; the first comes when the incident is over. */
  private boolean changesCanvas(Happened happened) {
    Incident incident = happened.incident();
    Review review = incident.ending().review();
    if (happened.event().weight() == Weight.HOUSEKEEPING || incident.room().channel().isEmpty()) {
      return false;
    }
    return review.canvas().id().isPresent()
        || (review.canvas().refused().isEmpty()
            && !incident.isOpen()
            && !incident.wasCancelled()
            && !incident.isDrill()
            && playbooks
                .of(incident)
                .aftermath()
                .postMortemDue(incident.severity().name())
                .isPresent());
  }

  private List<Delivery> told(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    String by = Mrkdwn.user(happened.stamp().by());
    if (event instanceof OwnerNamed named) {
      return PostmortemMessage.owned(incident, playbooks.of(incident), Mrkdwn.user(named.owner()))
          .inWarRoom(happened, "post-mortem-owner");
    }
    if (event instanceof ReviewAsked) {
      List<Delivery> all = new ArrayList<>(file(happened));
      all.addAll(
          PostmortemMessage.reviewAsked(incident, playbooks.of(incident), by)
              .inWarRoom(happened, "post-mortem-review"));
      return all;
    }
    if (event instanceof Reviewed) {
      List<Delivery> all = new ArrayList<>(file(happened));
      all.addAll(
          PostmortemMessage.reviewed(incident, by).inWarRoom(happened, "post-mortem-reviewed"));
      return all;
    }
    return List.of();
  }

  private static List<Delivery> file(Happened happened) {
    return Document.file(happened.incident(), Long.toString(happened.seq()), happened.at()).stream()
        .toList();
  }
}
