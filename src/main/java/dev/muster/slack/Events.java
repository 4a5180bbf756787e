package dev.muster.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.function.Consumer;

/** Puts Slack's events into our words. */
final class Events {
  private final Consumer<SlackEvent> then;

  Events(Consumer<SlackEvent> then) {
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
        MessageChangedEvent.class,
        (payload, context) -> {
          MessageChangedEvent event = payload.getEvent();
          String user = event.getMessage().getUser();
          then.accept(
              new SlackEvent.MessageEdited(
                  payload.getEventId(),
                  user == null ? UserId.MUSTER : new UserId(user),
                  new ChannelId(event.getChannel()),
                  event.getMessage().getTs(),
                  event.getMessage().getText() == null ? "" : event.getMessage().getText()));
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
                  new ChannelId(event.getChannel())));
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
}
