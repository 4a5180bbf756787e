package dev.muster.feature.warroom;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Delivered;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Room.Obstacle;
import dev.muster.incident.SlackSurfaceEvent.ChannelBlocked;
import dev.muster.incident.SlackSurfaceEvent.ChannelUsable;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.web.Conversations;
import dev.muster.slack.web.Conversations.Standing;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in mind whether a war room takes messages: it doesn't once it is archived or Muster was put
 * out, and does again when a message arrives or somebody brings Muster back.
 */
public final class RoomWatch implements Courier, Listener {
  private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);

  private final Courier posts;
  private final Conversations conversations;
  private final Incidents incidents;
  private final Supplier<UserId> us;

  /**
   * @param posts what carries a {@link Post}
   */
  public RoomWatch(Courier posts, SlackGateway slack, Incidents incidents, Supplier<UserId> us) {
    this.posts = posts;
    this.conversations = slack.conversations();
    this.incidents = incidents;
    this.us = us;
  }

  @Override
  public DeliveryResult deliver(Attempt attempt) throws InterruptedException {
    DeliveryResult result = posts.deliver(attempt);
    if (!(result instanceof Delivered delivered)) {
      return result;
    }
    Optional<ChannelId> room = room(attempt).filter(i -> isBlocked(i)).flatMap(RoomWatch::channel);
    if (room.isEmpty()) {
      return result;
    }
    List<IncidentEvent> learned = new ArrayList<>(delivered.learned());
    learned.add(new ChannelUsable(room.get()));
    return new Delivered(learned);
  }

  @Override
  public List<IncidentEvent> givenUp(Attempt attempt, GaveUp gaveUp) {
    List<IncidentEvent> learned = new ArrayList<>();
    room(attempt)
        .filter(incident -> !isBlocked(incident))
        .flatMap(RoomWatch::channel)
        .flatMap(channel -> blocked(channel, gaveUp.why()))
        .ifPresent(learned::add);
    learned.addAll(posts.givenUp(attempt, gaveUp));
    return learned;
  }

  private Optional<ChannelBlocked> blocked(ChannelId channel, String why) {
    try {
      Standing standing = conversations.standing(channel.value());
      return switch (standing) {
        case USABLE -> Optional.empty();
        case ARCHIVED -> Optional.of(new ChannelBlocked(channel, Obstacle.Kind.ARCHIVED, why));
        case NOT_A_MEMBER ->
            Optional.of(new ChannelBlocked(channel, Obstacle.Kind.NOT_A_MEMBER, why));
      };
    } catch (SlackFailure failure) {
      LOG.info("Not known why a war room took no message: {}", failure.text());
      return Optional.empty();
    }
  }

  /** The incident into whose war room it goes; empty where it goes elsewhere. */
  private Optional<Incident> room(Attempt attempt) {
    return attempt.delivery() instanceof Post post
        ? incidents
            .find(post.incident())
            .filter(incident -> channel(incident).equals(Optional.of(post.channel())))
        : Optional.empty();
  }

  private static Optional<ChannelId> channel(Incident incident) {
    return incident.room().channel();
  }

  private static boolean isBlocked(Incident incident) {
    return incident.room().obstacle().isPresent();
  }

  /** Somebody brought Muster back. */
  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.MemberJoined joined && joined.user().equals(us.get())) {
      incidents
          .inChannel(joined.channel())
          .filter(RoomWatch::isBlocked)
          .ifPresent(
              incident ->
                  incidents.record(
                      incident.id(), Actor.MUSTER, i -> new ChannelUsable(joined.channel())));
    }
  }
}
