package dev.muster.feature.tell;

import dev.muster.database.Json;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.AudienceEvent.DraftNotPosted;
import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.AudienceState.Draft;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts in an audience's own channel. Only when Slack took it were they told; what it refused waits
 * for somebody to carry it there.
 */
public final class AudiencePost implements Courier {
  /** The kind of the errand. */
  static final String KIND = "audience";

  private static final String CHANNEL = "channel";
  private static final String TEXT = "text";
  private static final String BLOCKS = "blocks";

  /** What is recorded once it is there; missing in errands of an earlier Muster. */
  private static final String TOLD = "told";

  private final PostCourier posts;

  private AudiencePost(PostCourier posts) {
    this.posts = posts;
  }

  /** By the kind of delivery it carries. */
  public static Map<String, Courier> couriers(SlackGateway slack) {
    return Map.of(KIND, new AudiencePost(new PostCourier(slack)));
  }

  /** One after the other, in the order in which they were said. In a drill nothing is posted. */
  static Job errand(Happened happened, Draft draft, String title, String channel) {
    Incident incident = happened.incident();
    Message message = TellMessage.outside(incident, draft.words());
    Told told =
        new Told(
            draft.audience(),
            title,
            draft.words(),
            Optional.of(draft.number()),
            Optional.empty(),
            Optional.of(new Told.Posted(channel, draft.by(), draft.approved())));
    Map<String, String> args =
        incident.isDrill()
            ? Map.of(TOLD, Json.write(told))
            : Map.of(
                CHANNEL,
                channel,
                TEXT,
                message.text(),
                BLOCKS,
                message.blocksJson(),
                TOLD,
                Json.write(told));
    return new Job(KIND, incident.id(), String.valueOf(happened.seq()), args, happened.at())
        .inLane(KIND + ":" + channel);
  }

  @Override
  public DeliveryResult deliver(Attempt attempt) throws InterruptedException {
    Job errand = attempt.job();
    String channel = errand.args().get(CHANNEL);
    if (channel == null) {
      return new DeliveryResult.Delivered(told(attempt).stream().toList());
    }
    return SlackCourier.to(
            "tell the audience in #" + channel,
            a -> {
              posts.send(errand.key(), channel, errand.arg(TEXT), errand.arg(BLOCKS), a);
              return new DeliveryResult.Delivered(told(a).stream().toList());
            })
        .deliver(attempt);
  }

  @Override
  public List<IncidentEvent> givenUp(Attempt attempt, GaveUp gaveUp) {
    return told(attempt)
        .flatMap(event -> event instanceof Told told ? notPosted(told, gaveUp) : Optional.empty())
        .map(List::of)
        .orElseGet(() -> Courier.recordedAsUsual(attempt.delivery(), gaveUp));
  }

  private static Optional<IncidentEvent> notPosted(Told told, GaveUp gaveUp) {
    return told.posted()
        .map(
            posted ->
                new DraftNotPosted(
                    told.draft().orElse(0),
                    told.audience(),
                    told.title(),
                    posted.channel(),
                    posted.writer(),
                    told.words(),
                    gaveUp.why()));
  }

  private static Optional<IncidentEvent> told(Attempt attempt) {
    return Optional.ofNullable(attempt.job().args().get(TOLD))
        .map(told -> Json.read(told, Told.class));
  }
}
