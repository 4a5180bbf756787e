package dev.muster.feature.overview;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.OutsiderCame;
import dev.muster.incident.UserId;
import dev.muster.playbook.Right;
import dev.muster.slack.Listener;
import dev.muster.slack.PrivateReply;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whoever comes into a war room gets the summary, and nobody else is disturbed. Who comes by
 * themselves sees it there. Who is brought in may not look at Slack, and what is <a
 * href="https://docs.slack.dev/reference/methods/chat.postEphemeral/">shown to one person alone</a>
 * is lost on them: they find it among their direct messages. What is private stays in its channel.
 */
public final class CatchUp implements Listener {
  private static final String KIND = "catch-up";
  private static final String USER = "user";
  private static final String INVITED = "invited";

  /** The declarer comes in within so long, and knows. */
  private static final Duration START = Duration.ofMinutes(5);

  private final Incidents incidents;
  private final Supplier<UserId> us;
  private final Clock clock;

  /**
   * @param us the bot itself, who needs no telling
   */
  public CatchUp(Incidents incidents, Supplier<UserId> us, Clock clock) {
    this.incidents = incidents;
    this.us = us;
    this.clock = clock;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.MemberJoined joined && !joined.user().equals(us.get())) {
      incidents
          .inChannel(joined.channel())
          .filter(incident -> incident.isOpen() || incident.isPrivate())
          .filter(incident -> !declaresIt(joined.user(), incident))
          .ifPresent(incident -> incidents.enqueue(telling(joined, incident)));
    }
  }

  private boolean declaresIt(UserId user, Incident incident) {
    return incident.identity().declaredBy().equals(user)
        && clock.instant().isBefore(incident.milestones().declared().plus(START));
  }

  /** One for each time that somebody comes in, however often Slack tells of it. */
  private Job telling(SlackEvent.MemberJoined joined, Incident incident) {
    return new Job(
        KIND,
        incident.id(),
        joined.user() + ":" + joined.at(),
        joined.inviter().isPresent()
            ? Map.of(USER, joined.user().value(), INVITED, "true")
            : Map.of(USER, joined.user().value()),
        clock.instant());
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      Incidents incidents, Gate gate, Summaries summaries, SlackGateway slack) {
    PrivateReply whisper = new PrivateReply(slack);
    PostCourier posts = new PostCourier(slack);
    return Map.of(
        KIND,
        SlackCourier.quietly(
            attempt -> {
              Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
              UserId user = new UserId(attempt.job().arg(USER));
              Permit toSee = gate.permit(Right.SEE_PRIVATE, user, incident);
              return toSee.covers(incident)
                  ? tell(incident, attempt, summaries.of(incident), whisper, posts)
                  : outsider(toSee);
            }));
  }

  private static DeliveryResult tell(
      Incident incident, Attempt attempt, Message summary, PrivateReply whisper, PostCourier posts)
      throws SlackFailure {
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isPresent() && incident.isOpen()) {
      String user = attempt.job().arg(USER);
      if (attempt.job().args().containsKey(INVITED) && !incident.isPrivate()) {
        posts.send(attempt.delivery().key(), user, summary.text(), summary.blocksJson(), attempt);
      } else {
        whisper.tellIn(channel.get(), new UserId(user), summary);
      }
    }
    return DeliveryResult.delivered();
  }

  /** Slack let them in. Before it is said aloud, Slack has to say who they are. */
  private static DeliveryResult outsider(Permit toSee) {
    return toSee.isOpenQuestion()
        ? new DeliveryResult.Retry(Optional.empty(), "Slack can't tell who they are", false)
        : DeliveryResult.delivered(new OutsiderCame(toSee.user(), toSee.allowed()));
  }
}
