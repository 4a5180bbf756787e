package dev.muster.feature.warroom;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Release;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Calling.Called;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Lifecycle.SeverityChanged;
import dev.muster.incident.Staffing.HandoffOffered;
import dev.muster.incident.Staffing.Joined;
import dev.muster.incident.Staffing.RoleAssigned;
import dev.muster.incident.Surface.ChannelOpened;
import dev.muster.incident.Surface.NotPosted;
import dev.muster.incident.Surface.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Conversations;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the war room and brings people into it; says there what could not be done. */
public final class WarRoom implements Reaction {
  /** Held messages would take its turn otherwise: one a second a channel. */
  private static final Duration AFTER_THE_HEADLINE = Duration.ofMillis(500);

  private final Playbooks playbooks;

  public WarRoom(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Handles handles, Incidents incidents, Playbooks playbooks) {
    return Map.of(
        OpenWarRoom.KIND,
        SlackCourier.to("open the war room", new OpenWarRoom(slack, incidents, playbooks)::carry),
        Purpose.KIND,
        SlackCourier.to("say in its channel what it is for", new Purpose(slack, incidents)::carry),
        Invite.KIND,
        SlackCourier.to("invite people", new Invite(slack, handles, incidents)::carry));
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    List<Delivery> follow = new ArrayList<>();
    if (happened.event() instanceof Declared) {
      follow.add(open(happened));
    } else if (happened.event() instanceof ChannelOpened opened) {
      follow.add(
          invite(happened, incident.identity().declarer().stream().toList(), responders(incident)));
      follow.add(new Errand(Purpose.KIND, incident.id(), "", Map.of(), happened.at()));
      follow.add(
          new Release(incident.id(), opened.channel(), happened.at().plus(AFTER_THE_HEADLINE)));
    } else if (happened.event() instanceof SeverityChanged changed && changed.raised()) {
      List<String> more = new ArrayList<>(responders(incident));
      more.removeAll(playbooks.of(incident).responders(changed.from().name()));
      follow.add(invite(happened, List.of(), more));
    } else if (happened.event() instanceof Joined joined) {
      follow.add(invite(happened, List.of(joined.who()), List.of()));
    } else if (happened.event() instanceof RoleAssigned assigned) {
      follow.add(invite(happened, List.of(assigned.holder()), List.of()));
    } else if (happened.event() instanceof HandoffOffered offered) {
      follow.add(invite(happened, List.of(offered.to()), List.of()));
    } else if (happened.event() instanceof Called called && !incident.isDrill()) {
      follow.add(called(happened, called));
    } else if (happened.event() instanceof StepFailed failed) {
      missing(happened, failed).ifPresent(follow::add);
    } else if (happened.event() instanceof NotPosted lost) {
      unheard(happened, lost).ifPresent(follow::add);
    }
    return follow;
  }

  private Errand open(Happened happened) {
    Incident incident = happened.incident();
    return new Errand(
            OpenWarRoom.KIND,
            incident.id(),
            "",
            Map.of(OpenWarRoom.NAME, OpenWarRoom.name(incident, playbooks.of(incident))),
            happened.at())
        .intoTheRoom();
  }

  /**
   * A private incident is for whom the declarer asks in: nobody is brought there by rule. Where a
   * machine declared it, those are who may see such incidents.
   */
  private List<String> responders(Incident incident) {
    if (incident.isPrivate()) {
      return incident.identity().declarer().isPresent()
          ? List.of()
          : playbooks.of(incident).rights().handles(Right.SEE_PRIVATE);
    }
    return playbooks
        .of(incident)
        .responders(incident.severity().name(), incident.picture().service().orElse(null));
  }

  /** Those of a large group are not known one by one. */
  private static Errand called(Happened happened, Called called) {
    List<String> large =
        called.whom().stream()
            .filter(callee -> callee.members().isEmpty())
            .flatMap(callee -> callee.group().stream())
            .toList();
    return invite(happened, called.people(), large);
  }

  private static Errand invite(Happened happened, List<UserId> people, List<String> responders) {
    return new Errand(
            Invite.KIND,
            happened.incident().id(),
            Long.toString(happened.seq()),
            Map.of(
                Invite.PEOPLE,
                String.join(" ", people.stream().map(UserId::value).toList()),
                Invite.RESPONDERS,
                String.join(" ", responders)),
            happened.at())
        .intoTheRoom();
  }

  /** In the war room; while there is none, to the one who declared. */
  private Optional<Post> missing(Happened happened, StepFailed failed) {
    Incident incident = happened.incident();
    Optional<ChannelId> where = incident.room().channel().or(() -> elsewhere(incident));
    String text =
        ":warning: " + incident.id() + ": I could not " + failed.step() + ": " + failed.why();
    return where.map(
        channel ->
            new Post(happened.key("step-failed"), incident.id(), channel, text, "", happened.at()));
  }

  private Optional<ChannelId> elsewhere(Incident incident) {
    return playbooks.of(incident).warRoom().elsewhere(incident).map(ChannelId::new);
  }

  /** Not more often than once an hour for each place that takes no messages. */
  private Optional<Post> unheard(Happened happened, NotPosted lost) {
    Incident incident = happened.incident();
    boolean inTheRoom = incident.room().channel().equals(Optional.of(lost.where()));
    Optional<ChannelId> where =
        inTheRoom
            ? incident
                .team()
                .commander()
                .map(UserId::value)
                .map(ChannelId::new)
                .or(() -> elsewhere(incident))
            : incident.room().channel().or(() -> elsewhere(incident));
    String hour = happened.at().truncatedTo(ChronoUnit.HOURS).toString();
    String key = "unheard:" + incident.id() + ":" + (inTheRoom ? hour : lost.where() + ":" + hour);
    String text = inTheRoom ? unheardHere(incident, lost) : unheardThere(incident, lost);
    return where
        .filter(channel -> !channel.equals(lost.where()))
        .map(channel -> new Post(key, incident.id(), channel, text, "", happened.at()));
  }

  /** Directly, to whoever commands, or else to whoever declared. */
  private static String unheardHere(Incident incident, NotPosted lost) {
    return ":warning: "
        + incident.id()
        + ": I could not post in "
        + Mrkdwn.channel(lost.where())
        + ": "
        + lost.why()
        + " What I had to say there is on the timeline: `/incident timeline "
        + incident.id()
        + "`";
  }

  private static String unheardThere(Incident incident, NotPosted lost) {
    String named = lost.where().value();
    String where =
        UserId.isId(named)
            ? Mrkdwn.user(new UserId(named)) + " was not told something"
            : "A message to "
                + (Conversations.isId(named)
                    ? Mrkdwn.channel(lost.where())
                    : "#" + Mrkdwn.escape(named))
                + " was not posted";
    return ":warning: " + incident.id() + ": " + where + ". " + lost.why();
  }
}
