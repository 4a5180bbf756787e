package dev.muster.feature.report;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.Whisper;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whoever comes into a war room gets the summary, and nobody else is disturbed. */
public final class CatchUp implements Listener {
  private static final String KIND = "catch-up";
  private static final String USER = "user";

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
          .filter(Incident::isOpen)
          .filter(incident -> !declaresIt(joined.user(), incident))
          .ifPresent(incident -> incidents.ask(telling(joined, incident)));
    }
  }

  private boolean declaresIt(UserId user, Incident incident) {
    return incident.identity().declaredBy().equals(user)
        && clock.instant().isBefore(incident.milestones().declared().plus(START));
  }

  /** One for each time that somebody comes in, however often Slack tells of it. */
  private Errand telling(SlackEvent.MemberJoined joined, Incident incident) {
    return new Errand(
        KIND,
        incident.id(),
        joined.user() + ":" + joined.at(),
        Map.of(USER, joined.user().value()),
        clock.instant());
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      Incidents incidents, Summaries summaries, Whisper whisper) {
    return Map.of(
        KIND, SlackCourier.quietly(attempt -> tell(attempt, incidents, summaries, whisper)));
  }

  private static DeliveryResult tell(
      Attempt attempt, Incidents incidents, Summaries summaries, Whisper whisper)
      throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isPresent() && incident.isOpen()) {
      UserId user = new UserId(attempt.errand().arg(USER));
      whisper.tellIn(channel.get(), user, summaries.of(incident));
    }
    return DeliveryResult.delivered();
  }
}
