package dev.muster.feature.warroom;

import com.slack.api.model.Conversation;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Drill;
import dev.muster.incident.Incident;
import dev.muster.incident.Surface.ChannelOpened;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.NamePattern;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.util.Optional;

/** Makes the channel, under the first name that is free. */
final class OpenWarRoom {
  static final String KIND = "open-war-room";
  static final String NAME = "name";
  private static final String DRILL = "drill-";
  private static final int NAMES_TO_TRY = 20;

  private final SlackGateway slack;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final HalfMade halfMade;

  OpenWarRoom(SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    this.slack = slack;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.halfMade = new HalfMade(slack, incidents);
  }

  /** What the war room is to be called; settled once, whatever changes before it is open. */
  static String name(Incident incident, Playbook playbook) {
    String name =
        playbook.channelName(
            new NameFacts(
                incident.milestones().declared(),
                Math.abs(incident.identity().number()),
                incident.severity().name(),
                incident.picture().service().orElse(null),
                incident.identity().drill().map(Drill::title).orElse(incident.title())));
    return incident.isDrill() ? NamePattern.beginning(DRILL, name) : name;
  }

  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    if (incident.room().channel().isPresent()) {
      return DeliveryResult.delivered();
    }
    String wished =
        attempt.errand().args().getOrDefault(NAME, name(incident, playbooks.of(incident)));
    String name = wished;
    for (int i = 2; i <= NAMES_TO_TRY; i++) {
      Optional<Conversation> channel = create(name, incident, attempt);
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
  private Optional<Conversation> create(String name, Incident incident, Attempt attempt)
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
      return attempt.maybeDone()
          ? halfMade.find(name, incident, attempt.since())
          : Optional.empty();
    }
  }
}
