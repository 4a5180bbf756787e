package dev.muster.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Puts Slack's events into our words. */
final class Events {
  private final UnaryOperator<String> labelled;
  private final Consumer<SlackEvent> then;

  /**
   * @param labelled puts its name beside each mention in a message
   */
  Events(UnaryOperator<String> labelled, Consumer<SlackEvent> then) {
    this.labelled = labelled;
    this.then = then;
  }

  void listenOn(App app) {
    app.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          ReactionAddedEvent event = payload.getEvent();
          if ("message".equals(event.getItem().getType())) {
            then.accept(
                new SlackEvent.ReactionAdded(
                    payload.getEventId(),
                    new UserId(event.getUser()),
                    event.getReaction(),
                    new ChannelId(event.getItem().getChannel()),
                    event.getItem().getTs()));
          }
          return context.ack();
        });
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          // What other apps write, and we, nobody asked for.
          if (event.getBotId() == null && event.getUser() != null && event.getText() != null) {
            then.accept(
                new SlackEvent.MessagePosted(
                    payload.getEventId(),
                    new UserId(event.getUser()),
                    new ChannelId(event.getChannel()),
                    event.getTs(),
                    labelled.apply(event.getText()),
                    event.getThreadTs() == null ? event.getTs() : event.getThreadTs()));
          }
          return context.ack();
        });
    app.event(
        MessageChangedEvent.class,
        (payload, context) -> {
          then.accept(changed(payload.getEventId(), payload.getEvent()));
          return context.ack();
        });
    app.event(
        MessageDeletedEvent.class,
        (payload, context) -> {
          MessageDeletedEvent event = payload.getEvent();
          then.accept(
              new SlackEvent.MessageDeleted(
                  payload.getEventId(), new ChannelId(event.getChannel()), event.getDeletedTs()));
          return context.ack();
        });
    app.event(
        MemberJoinedChannelEvent.class,
        (payload, context) -> {
          MemberJoinedChannelEvent event = payload.getEvent();
          then.accept(
              new SlackEvent.MemberJoined(
                  payload.getEventId(),
                  new UserId(event.getUser()),
                  new ChannelId(event.getChannel()),
                  event.getEventTs() == null ? payload.getEventId() : event.getEventTs()));
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          AppHomeOpenedEvent event = payload.getEvent();
          if ("home".equals(event.getTab())) {
            then.accept(
                new SlackEvent.HomeOpened(payload.getEventId(), new UserId(event.getUser())));
          }
          return context.ack();
        });
  }

  private SlackEvent changed(String eventId, MessageChangedEvent event) {
    MessageChangedEvent.Message message = event.getMessage();
    ChannelId channel = new ChannelId(event.getChannel());
    // A deleted message that has a thread stays as a stone with an inscription.
    if ("tombstone".equals(message.getSubtype())) {
      return new SlackEvent.MessageDeleted(eventId, channel, message.getTs());
    }
    return new SlackEvent.MessageEdited(
        eventId,
        message.getUser() == null ? UserId.MUSTER : new UserId(message.getUser()),
        channel,
        message.getTs(),
        message.getText() == null ? "" : labelled.apply(message.getText()),
        Optional.ofNullable(message.getEdited()).map(MessageEvent.Edited::getTs));
  }
}
