package dev.muster.feature.role;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.PrivateReply;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whoever was given a role privately what it takes; who takes one is told at once. They may
 * not look at Slack just then, so that it is a message of their own, which waits for them. What is
 * private stays in its channel.
 */
public final class RoleBriefing {
  private static final String KIND = "duties";
  private static final String USER = "user";
  private static final String ROLE = "role";

  /** They are being invited just now. */
  private static final Duration COMING_IN = Duration.ofSeconds(2);

  private static final int PATIENCE = 3;

  private final PrivateReply whisper;
  private final PostCourier posts;
  private final Incidents incidents;
  private final Playbooks playbooks;

  private RoleBriefing(SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    this.whisper = new PrivateReply(slack);
    this.posts = new PostCourier(slack);
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  static Optional<Job> telling(Happened happened) {
    if (!(happened.event() instanceof RoleAssigned assigned)
        || assigned.holder().equals(happened.stamp().by())) {
      return Optional.empty();
    }
    return Optional.of(
        new Job(
            KIND,
            happened.incident().id(),
            Long.toString(happened.seq()),
            Map.of(USER, assigned.holder().value(), ROLE, assigned.role().key()),
            happened.at().plus(COMING_IN)));
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    return Map.of(
        KIND,
        SlackCourier.to(
            "tell someone what their role is for",
            new RoleBriefing(slack, incidents, playbooks)::carry));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    UserId user = new UserId(attempt.job().arg(USER));
    Optional<RoleDescription> role = playbooks.of(incident).role(attempt.job().arg(ROLE));
    boolean isTheirs = incident.team().holder(attempt.job().arg(ROLE)).equals(Optional.of(user));
    if (role.isEmpty() || !isTheirs) {
      return DeliveryResult.delivered(); // they gave it on already
    }
    Message message = RoleAnswer.yours(incident, role.get());
    Optional<ChannelId> channel = incident.room().channel();
    if (!incident.isPrivate()) {
      posts.send(
          attempt.delivery().key(), user.value(), message.text(), message.blocksJson(), attempt);
      return DeliveryResult.delivered();
    }
    boolean isTold = channel.isPresent() && isTold(channel.get(), user, message);
    return isTold || attempt.tries() >= PATIENCE
        ? DeliveryResult.delivered()
        : new DeliveryResult.Retry(
            Optional.of(COMING_IN), "they are not in the war room yet", attempt.maybeDone());
  }

  /** Not if they are not in it, or the room takes nothing: then it goes to them directly. */
  private boolean isTold(ChannelId channel, UserId user, Message message) throws SlackFailure {
    try {
      whisper.tellIn(channel, user, message);
      return true;
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return false;
      }
      throw failure;
    }
  }
}
