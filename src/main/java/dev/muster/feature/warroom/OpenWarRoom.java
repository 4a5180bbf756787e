package dev.muster.feature.warroom;

import com.slack.api.model.Conversation;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Retry;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Drill;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened.Reason;
import dev.muster.incident.SlackSurfaceEvent.ChannelOpened;
import dev.muster.incident.UserId;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.NamePattern;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the channel, under the first name that is free. Where Slack won't, that is recorded, and
 * the incident goes on without.
 */
final class OpenWarRoom implements Courier {
  static final String KIND = "open-war-room";

  /** The kind of the reminder that tries it again. */
  static final String AGAIN = "open-war-room-again";

  static final String NAME = "name";

  /** Who asked for another try. */
  static final String ASKER = "asker";

  /** Half a minute, by the queue's back-off: then people are told and called without a war room. */
  private static final int FIRST_TRIES = 6;

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(2);
  private static final String DRILL = "drill-";
  private static final int NAMES_TO_TRY = 20;

  private final SlackGateway slack;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final OrphanedChannelRecovery halfMade;
  private final Courier carrying;

  OpenWarRoom(SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    this.slack = slack;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.halfMade = new OrphanedChannelRecovery(slack, incidents);
    this.carrying = SlackCourier.to("open the war room", this::carry);
  }

  @Override
  public DeliveryResult deliver(Attempt attempt) throws InterruptedException {
    DeliveryResult result = carrying.deliver(attempt);
    boolean first = attempt.delivery() instanceof Delivery.Job;
    return first && result instanceof Retry retry && attempt.tries() >= FIRST_TRIES
        ? new GaveUp(Optional.of("open the war room"), retry.why())
        : result;
  }

  @Override
  public List<IncidentEvent> givenUp(Attempt attempt, GaveUp gaveUp) {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    boolean first = attempt.delivery() instanceof Delivery.Job;
    Reason reason = first && attempt.tries() >= FIRST_TRIES ? Reason.NO_ANSWER : Reason.REFUSED;
    Optional<UserId> asker = Optional.ofNullable(args(attempt).get(ASKER)).map(UserId::new);
    return incident.room().channel().isPresent()
        ? List.of()
        : List.of(new ChannelNotOpened(wished(attempt, incident), gaveUp.why(), reason, asker));
  }

  private static Map<String, String> args(Attempt attempt) {
    return attempt.delivery() instanceof Delivery.Reminder reminder
        ? reminder.args()
        : attempt.job().args();
  }

  private String wished(Attempt attempt, Incident incident) {
    String wished = args(attempt).get(NAME);
    return wished == null ? name(incident, playbooks.of(incident)) : wished;
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

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    if (incident.room().channel().isPresent()) {
      return DeliveryResult.delivered();
    }
    String wished = wished(attempt, incident);
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
            + " names for its channel that were tried exist already. Change `channel_name` in the"
            + " playbook.");
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
      boolean again = attempt.delivery() instanceof Delivery.Reminder;
      return attempt.maybeDone() || again
          ? halfMade.find(name, incident, since(attempt, incident))
          : Optional.empty();
    }
  }

  /** An earlier try came no sooner. */
  private static Instant since(Attempt attempt, Incident incident) {
    Instant declared = incident.milestones().declared().minus(CLOCKS_DIFFER);
    return attempt.since().isBefore(declared) ? attempt.since() : declared;
  }
}
