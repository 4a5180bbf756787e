package dev.muster.feature.warroom;

import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Surface.ChannelOpened;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.NamePattern;
import dev.muster.playbook.Playbook;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;

/** Makes the channel, under the first name that is free. */
final class OpenWarRoom {
  static final String KIND = "open-war-room";
  private static final int NAMES_TO_TRY = 20;

  private final SlackGateway slack;
  private final Incidents incidents;
  private final Playbook playbook;

  OpenWarRoom(SlackGateway slack, Incidents incidents, Playbook playbook) {
    this.slack = slack;
    this.incidents = incidents;
    this.playbook = playbook;
  }

  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    if (incident.room().channel().isPresent()) {
      return DeliveryResult.delivered();
    }
    String wished =
        playbook.channelName(
            new NameFacts(
                incident.milestones().declared(),
                incident.identity().number(),
                incident.severity().name(),
                incident.picture().service().orElse(null),
                incident.title()));
    String name = wished;
    for (int i = 2; i <= NAMES_TO_TRY; i++) {
      Optional<Conversation> channel = create(name, incident, attempt.maybeDone());
      if (channel.isPresent()) {
        return DeliveryResult.delivered(
            new ChannelOpened(new ChannelId(channel.get().getId()), channel.get().getName()));
      }
      name = NamePattern.numbered(wished, i);
    }
    return new DeliveryResult.GaveUp(
        Optional.of("open the war room"),
        // Not the name itself: a title may be in it, and this goes into the log.
        "all "
            + NAMES_TO_TRY
            + " names for its channel that were tried exist already. Change `channel_name` in the playbook.");
  }

  /** Empty if somebody else has a channel of this name. */
  private Optional<Conversation> create(String name, Incident incident, boolean maybeDone)
      throws SlackFailure {
    try {
      return Optional.of(
          slack
              .call(
                  SlackMethod.CONVERSATIONS_CREATE,
                  null,
                  methods ->
                      methods.conversationsCreate(
                          r -> r.name(name).isPrivate(incident.isPrivate())))
              .getChannel());
    } catch (SlackFailure failure) {
      if (!failure.is("name_taken")) {
        throw failure;
      }
      return maybeDone ? ownHalfMade(name, incident.isPrivate()) : Optional.empty();
    }
  }

  /**
   * A channel that an earlier try made before it could say so: ours, of this name and kind, and no
   * incident's war room. Never anybody else's.
   */
  private Optional<Conversation> ownHalfMade(String name, boolean isPrivate) throws SlackFailure {
    String cursor = "";
    do {
      String from = cursor;
      var page =
          slack.call(
              SlackMethod.USERS_CONVERSATIONS,
              null,
              methods ->
                  methods.usersConversations(
                      r ->
                          r.types(
                                  List.of(
                                      isPrivate
                                          ? ConversationType.PRIVATE_CHANNEL
                                          : ConversationType.PUBLIC_CHANNEL))
                              .limit(1000)
                              .cursor(from)));
      for (Conversation channel : page.getChannels()) {
        boolean known = incidents.inChannel(new ChannelId(channel.getId())).isPresent();
        if (channel.getName().equals(name) && !known && madeByUs(channel)) {
          return Optional.of(channel);
        }
      }
      var next = page.getResponseMetadata();
      cursor = next == null || next.getNextCursor() == null ? "" : next.getNextCursor();
    } while (!cursor.isEmpty());
    return Optional.empty();
  }

  private boolean madeByUs(Conversation channel) throws SlackFailure {
    String us =
        slack.call(SlackMethod.AUTH_TEST, null, methods -> methods.authTest(r -> r)).getUserId();
    return us.equals(channel.getCreator());
  }
}
