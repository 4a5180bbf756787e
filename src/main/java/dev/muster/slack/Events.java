package dev.muster.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.Event;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts Slack's events into our words. */
final class Events {
  private final UnaryOperator<String> labelled;
  private final Consumer<SlackEvent> then;
  private final Consumer<Malformed> unreadable;

  /**
   * @param labelled puts its name beside each mention in a message
   * @param unreadable told of an event that lacks what its kind has
   */
  Events(
      UnaryOperator<String> labelled, Consumer<SlackEvent> then, Consumer<Malformed> unreadable) {
    this.labelled = labelled;
    this.then = then;
    this.unreadable = unreadable;
  }

  /** Nobody waits for an answer to an event: what can't be read is left alone. */
  private void read(Supplier<Optional<SlackEvent>> reading) {
    Optional<SlackEvent> event;
    try {
      event = reading.get();
    } catch (Malformed e) {
      unreadable.accept(e);
      return;
    }
    event.ifPresent(then);
  }

  void listenOn(App app) {
    listen(
        app,
        ReactionAddedEvent.class,
        payload -> reaction(payload.getEventId(), payload.getEvent()));
    listen(app, MessageEvent.class, payload -> posted(payload));
    listenToMarkedMessagesOn(app);
    listen(
        app,
        MessageChangedEvent.class,
        payload -> Optional.of(changed(payload.getEventId(), payload.getEvent())));
    listen(
        app,
        MessageDeletedEvent.class,
        payload -> Optional.of(deleted(payload.getEventId(), payload.getEvent())));
    listen(
        app,
        MemberJoinedChannelEvent.class,
        payload -> Optional.of(joined(payload.getEventId(), payload.getEvent())));
    listen(
        app,
        AppHomeOpenedEvent.class,
        payload -> homeOpened(payload.getEventId(), payload.getEvent()));
  }

  private static Optional<SlackEvent> reaction(
      @Nullable String eventId, @Nullable ReactionAddedEvent event) {
    var item = Outside.part(event(event).getItem(), "its item");
    if (!"message".equals(item.getType())) {
      return Optional.empty();
    }
    return Optional.of(
        new SlackEvent.ReactionAdded(
            Outside.eventId(eventId),
            Outside.user(event(event).getUser()),
            Outside.part(event(event).getReaction(), "its name"),
            Outside.channel(item.getChannel()),
            Outside.timestamp(item.getTs()),
            event(event).getEventTs() == null
                ? Outside.eventId(eventId)
                : Outside.timestamp(event(event).getEventTs())));
  }

  private <E extends Event> void listen(
      App app, Class<E> kind, Function<EventsApiPayload<E>, Optional<SlackEvent>> reading) {
    app.event(
        kind,
        (payload, context) -> {
          read(() -> reading.apply(payload));
          return context.ack();
        });
  }

  /** People's words too, which Slack marks: with a file, also sent to the channel, by /me. */
  private void listenToMarkedMessagesOn(App app) {
    listen(
        app,
        MessageFileShareEvent.class,
        payload -> {
          MessageFileShareEvent event = event(payload.getEvent());
          return said(
              payload,
              event.getUser(),
              event.getChannel(),
              event.getTs(),
              event.getText(),
              event.getThreadTs());
        });
    listen(
        app,
        MessageThreadBroadcastEvent.class,
        payload -> {
          MessageThreadBroadcastEvent event = event(payload.getEvent());
          return said(
              payload,
              event.getUser(),
              event.getChannel(),
              event.getTs(),
              event.getText(),
              event.getThreadTs());
        });
    listen(
        app,
        MessageMeEvent.class,
        payload -> {
          MessageMeEvent event = event(payload.getEvent());
          return said(
              payload, event.getUser(), event.getChannel(), event.getTs(), event.getText(), null);
        });
  }

  private Optional<SlackEvent> posted(EventsApiPayload<MessageEvent> payload) {
    MessageEvent event = event(payload.getEvent());
    // What other apps write, and we, nobody asked for.
    return event.getBotId() == null
        ? said(
            payload,
            event.getUser(),
            event.getChannel(),
            event.getTs(),
            event.getText(),
            event.getThreadTs())
        : Optional.empty();
  }

  private Optional<SlackEvent> said(
      EventsApiPayload<?> payload,
      @Nullable String user,
      @Nullable String channel,
      @Nullable String at,
      @Nullable String text,
      @Nullable String threadTs) {
    if (user == null || text == null || isUs(payload, user)) {
      return Optional.empty();
    }
    String ts = Outside.timestamp(at);
    return Optional.of(
        new SlackEvent.MessagePosted(
            Outside.eventId(payload.getEventId()),
            Outside.user(user),
            Outside.channel(channel),
            ts,
            labelled.apply(text),
            threadTs == null ? ts : Outside.timestamp(threadTs)));
  }

  /** Files that we share come back as somebody's message, without a word that it was a bot. */
  private static boolean isUs(EventsApiPayload<?> payload, String user) {
    return payload.getAuthorizations() != null
        && payload.getAuthorizations().stream().anyMatch(ours -> user.equals(ours.getUserId()));
  }

  private static SlackEvent deleted(@Nullable String eventId, @Nullable MessageDeletedEvent event) {
    return new SlackEvent.MessageDeleted(
        Outside.eventId(eventId),
        Outside.channel(event(event).getChannel()),
        Outside.timestamp(event(event).getDeletedTs()));
  }

  private static SlackEvent joined(
      @Nullable String eventId, @Nullable MemberJoinedChannelEvent event) {
    String id = Outside.eventId(eventId);
    return new SlackEvent.MemberJoined(
        id,
        Outside.user(event(event).getUser()),
        Outside.channel(event(event).getChannel()),
        event(event).getEventTs() == null ? id : Outside.timestamp(event(event).getEventTs()),
        Optional.ofNullable(event(event).getInviter()).map(Outside::user));
  }

  private static Optional<SlackEvent> homeOpened(
      @Nullable String eventId, @Nullable AppHomeOpenedEvent event) {
    return "home".equals(event(event).getTab())
        ? Optional.of(
            new SlackEvent.HomeOpened(
                Outside.eventId(eventId), Outside.user(event(event).getUser())))
        : Optional.empty();
  }

  private SlackEvent changed(@Nullable String eventId, @Nullable MessageChangedEvent event) {
    MessageChangedEvent.Message message = Outside.part(event(event).getMessage(), "its message");
    String id = Outside.eventId(eventId);
    ChannelId channel = Outside.channel(event(event).getChannel());
    String ts = Outside.timestamp(message.getTs());
    // A deleted message that has a thread stays as a stone with an inscription.
    if ("tombstone".equals(message.getSubtype())) {
      return new SlackEvent.MessageDeleted(id, channel, ts);
    }
    return new SlackEvent.MessageEdited(
        id,
        message.getUser() == null ? UserId.MUSTER : Outside.user(message.getUser()),
        channel,
        ts,
        message.getText() == null ? "" : labelled.apply(message.getText()),
        Optional.ofNullable(message.getEdited()).map(MessageEvent.Edited::getTs));
  }

  private static <T> T event(@Nullable T event) {
    return Outside.part(event, "its event");
  }
}
