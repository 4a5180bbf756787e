package dev.muster.feature.action;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ActionItem.Source;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
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
 * A {@code :memo:} in a war room makes an action item of the message. The event has no words in it,
 * so that the message is fetched, by a durable errand.
 */
public final class Memo implements Listener {
  private static final String EMOJI = "memo";
  private static final String KIND = "action-of-message";
  private static final String STEP = "make an action item of the message marked with :memo:";
  private static final String CHANNEL = "channel";
  private static final String TS = "ts";
  private static final String BY = "by";

  private final Incidents incidents;
  private final Clock clock;

  public Memo(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.ReactionAdded reaction && reaction.name().equals(EMOJI)) {
      incidents
          .inChannel(reaction.channel())
          .filter(i -> !stands(i, reaction.channel(), reaction.ts()))
          .ifPresent(
              incident ->
                  incidents.enqueue(
                      new Job(
                          KIND,
                          incident.id(),
                          // Each memo may try again what failed for the one before, also the
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

  private static boolean stands(Incident incident, ChannelId channel, String ts) {
    return incident.ending().followUps().of(channel, ts).isPresent();
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      Messages messages,
      Incidents incidents,
      ActionItemService following,
      Supplier<Permalinks> permalinks) {
    return Map.of(
        KIND,
        SlackCourier.to(
            STEP,
            attempt -> {
              Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
              return make(attempt, incident, messages, following, permalinks.get());
            }));
  }

  private static DeliveryResult make(
      Attempt attempt,
      Incident incident,
      Messages messages,
      ActionItemService following,
      Permalinks permalinks)
      throws SlackFailure {
    Job errand = attempt.job();
    ChannelId channel = new ChannelId(errand.arg(CHANNEL));
    String ts = errand.arg(TS);
    if (stands(incident, channel, ts)) {
      return DeliveryResult.delivered();
    }
    Optional<Messages.Found> message = messages.find(channel, ts);
    if (message.isEmpty()) {
      return new DeliveryResult.GaveUp(Optional.empty(), "The message is gone from Slack.");
    }
    TypedAction typed = TypedAction.ofMessage(words(message.get()), following.days(incident));
    Source source =
        new Source(
            channel, ts, permalinks.of(channel, ts, message.get().threadTs()), typed.words());
    try {
      // Two memos at once are one request.
      Actor actor =
          new Actor(new UserId(errand.arg(BY)), Optional.of("memo:" + channel + ":" + ts));
      following.addOf(actor, incident, typed, source);
    } catch (Refused refused) {
      return new DeliveryResult.GaveUp(Optional.of(STEP), refused.sentence());
    }
    return DeliveryResult.delivered();
  }

  /** Of a message that only holds files, their names. */
  private static String words(Messages.Found message) {
    if (!message.text().isBlank()) {
      return message.text();
    }
    return message.files().isEmpty()
        ? "(a message without words)"
        : "(files: " + String.join(", ", message.files()) + ")";
  }
}
