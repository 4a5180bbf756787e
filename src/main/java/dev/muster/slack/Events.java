package dev.muster.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageMeEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
                    event.getItem().getTs(),
                    event.getEventTs() == null ? payload.getEventId() : event.getEventTs()));
          }
          return context.ack();
        });
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          // What other apps write, and we, nobody asked for.
          if (event.getBotId() == null) {
            said(
                payload,
                event.getUser(),
                event.getChannel(),
                event.getTs(),
                event.getText(),
                event.getThreadTs());
          }
          return context.ack();
        });
    listenToMarkedMessagesOn(app);
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
                  event.getEventTs() == null ? payload.getEventId() : event.getEventTs(),
                  Optional.ofNullable(event.getInviter()).map(UserId::new)));
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

  /** People's words too, which Slack marks: with a file, also sent to the channel, by /me. */
  private void listenToMarkedMessagesOn(App app) {
    app.event(
        MessageFileShareEvent.class,
        (payload, context) -> {
          MessageFileShareEvent event = payload.getEvent();
          said(
              payload,
              event.getUser(),
              event.getChannel(),
              event.getTs(),
              event.getText(),
              event.getThreadTs());
          return context.ack();
        });
    app.event(
        MessageThreadBroadcastEvent.class,
        (payload, context) -> {
          MessageThreadBroadcastEvent event = payload.getEvent();
          said(
              payload,
              event.getUser(),
              event.getChannel(),
              event.getTs(),
              event.getText(),
              event.getThreadTs());
          return context.ack();
        });
    app.event(
        MessageMeEvent.class,
        (payload, context) -> {
          MessageMeEvent event = payload.getEvent();
          said(payload, event.getUser(), event.getChannel(), event.getTs(), event.getText(), null);
          return context.ack();
        });
  }

  private void said(
      EventsApiPayload<?> payload,
      @Nullable String user,
      String channel,
      String ts,
      @Nullable String text,
      @Nullable String threadTs) {
    if (user != null && text != null && !isUs(payload, user)) {
      then.accept(
          new SlackEvent.MessagePosted(
              payload.getEventId(),
              new UserId(user),
              new ChannelId(channel),
              ts,
              text,
              threadTs == null ? ts : threadTs));
    }
  }

  /** Files that we share come back as somebody's message, without a word that it was a bot. */
  private static boolean isUs(EventsApiPayload<?> payload, String user) {
    return payload.getAuthorizations() != null
        && payload.getAuthorizations().stream().anyMatch(ours -> user.equals(ours.getUserId()));
  }

  private static SlackEvent changed(String eventId, MessageChangedEvent event) {
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
        message.getText() == null ? "" : message.getText(),
        Optional.ofNullable(message.getEdited()).map(MessageEvent.Edited::getTs));
  }
}
