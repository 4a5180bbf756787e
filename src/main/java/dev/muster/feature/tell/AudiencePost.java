package dev.muster.feature.tell;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.DeliveryResult;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import java.util.Map;

/** Posts in an audience's own channel; if that fails, the war room is told which one. */
public final class AudiencePost {
  /** The kind of the errand. */
  static final String KIND = "audience";

  private final PostCourier posts;

  private AudiencePost(PostCourier posts) {
    this.posts = posts;
  }

  /** By the kind of delivery it carries. */
  public static Map<String, Courier> couriers(SlackGateway slack) {
    return Map.of(KIND, new AudiencePost(new PostCourier(slack))::deliver);
  }

  private DeliveryResult deliver(Attempt attempt) throws InterruptedException {
    String step = "tell the audience in #" + attempt.errand().arg("channel");
    return SlackCourier.to(step, this::carry).deliver(attempt);
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Errand errand = attempt.errand();
    posts.send(
        errand.key(), errand.arg("channel"), errand.arg("text"), errand.arg("blocks"), attempt);
    return DeliveryResult.delivered();
  }
}
