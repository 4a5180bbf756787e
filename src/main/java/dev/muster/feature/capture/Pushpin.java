package dev.muster.feature.capture;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.text.Permalinks;
import dev.muster.slack.web.Messages;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A {@code :pushpin:} in a war room puts the message on the timeline. The event has no words in it,
 * so that the message is fetched, by a durable errand.
 */
public final class Pushpin implements Listener {
  private static final String EMOJI = "pushpin";
  private static final String KIND = "capture";
  private static final String CHANNEL = "channel";
  private static final String TS = "ts";
  private static final String BY = "by";

  private final Incidents incidents;
  private final CaptureMessage capturing;
  private final Clock clock;

  public Pushpin(Incidents incidents, CaptureMessage capturing, Clock clock) {
    this.incidents = incidents;
    this.capturing = capturing;
    this.clock = clock;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.ReactionAdded reaction && reaction.name().equals(EMOJI)) {
      incidents
          .inChannel(reaction.channel())
          .filter(i -> !capturing.stands(i.id(), reaction.channel(), reaction.ts()))
          .ifPresent(
              incident ->
                  incidents.enqueue(
                      new Job(
                          KIND,
                          incident.id(),
                          // Each pin may try again what failed for the one before, also the
                          // same person's: only Slack telling of it twice is the same.
                          String.join(
                              ":",
                              reaction.channel().value(),
                              reaction.ts(),
                              reaction.user().value(),
                              reaction.at()),
                          Map.of(
                              CHANNEL,
                              reaction.channel().value(),
                              TS,
                              reaction.ts(),
                              BY,
                              reaction.user().value()),
                          clock.instant())));
    }
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      Messages messages, CaptureMessage capturing, Supplier<Permalinks> permalinks) {
    return Map.of(
        KIND,
        SlackCourier.to(
            "add the pinned message to the timeline",
            attempt -> fetch(attempt, messages, capturing, permalinks)));
  }

  private static DeliveryResult fetch(
      Attempt attempt, Messages messages, CaptureMessage capturing, Supplier<Permalinks> permalinks)
      throws SlackFailure {
    Job errand = attempt.job();
    ChannelId channel = new ChannelId(errand.arg(CHANNEL));
    String ts = errand.arg(TS);
    if (capturing.stands(errand.incident(), channel, ts)) {
      return DeliveryResult.delivered();
    }
    Optional<Messages.Found> message = messages.find(channel, ts);
    return message
        .<DeliveryResult>map(
            found ->
                DeliveryResult.delivered(
                    new MessageCaptured(
                        channel,
                        ts,
                        found.author(),
                        Words.of(found),
                        permalinks.get().of(channel, ts, found.threadTs()),
                        new UserId(errand.arg(BY)))))
        .orElseGet(
            () -> new DeliveryResult.GaveUp(Optional.empty(), "The message is gone from Slack."));
  }
}
