package dev.muster.feature.warroom;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.PendingPost;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Release;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Assignment;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.Joined;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened;
import dev.muster.incident.SlackSurfaceEvent.ChannelOpened;
import dev.muster.incident.SlackSurfaceEvent.ChannelUsable;
import dev.muster.incident.SlackSurfaceEvent.ChannelWanted;
import dev.muster.incident.SlackSurfaceEvent.InvitationAwaitsRoom;
import dev.muster.incident.SlackSurfaceEvent.InviteDelayed;
import dev.muster.incident.SlackSurfaceEvent.NotInvited;
import dev.muster.incident.SlackSurfaceEvent.NotPosted;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    Invite invite = new Invite(slack, handles, incidents);
    return Map.of(
        OpenWarRoom.KIND,
        new OpenWarRoom(slack, incidents, playbooks),
        OpenWarRoom.AGAIN,
        new OpenWarRoom(slack, incidents, playbooks),
        Purpose.KIND,
        SlackCourier.to("say in its channel what it is for", new Purpose(slack, incidents)::carry),
        Invite.KIND,
        SlackCourier.to("invite people", invite::carry),
        Invite.SEARCH,
        SlackCourier.to("invite people", invite::search));
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    List<Delivery> follow = new ArrayList<>();
    if (happened.event() instanceof Declared) {
      follow.add(open(happened));
    } else if (happened.event() instanceof ChannelOpened opened) {
      follow.addAll(opened(happened));
      follow.add(Reminder.withdrawn(OpenWarRoom.AGAIN, incident.id()));
      if (incident.isPrivate() && !incident.isDrill()) {
        follow.add(alone(happened));
      }
      follow.add(new Job(Purpose.KIND, incident.id(), "", Map.of(), happened.at()));
      follow.add(
          new Release(incident.id(), opened.channel(), happened.at().plus(AFTER_THE_HEADLINE)));
    } else if (happened.event() instanceof ChannelNotOpened failed) {
      follow.addAll(WithoutRoom.after(happened, failed, elsewhere(incident)));
      if (incident.room().obstacle().filter(o -> o.times() == 1).isPresent()) {
        follow.add(telling(invite(happened, List.of(), responders(incident))));
      }
    } else if (happened.event() instanceof ChannelWanted) {
      follow.add(tryAgain(incident, Optional.of(happened.stamp().by()), happened.at()));
    } else if (happened.event() instanceof Reopened && incident.room().channel().isEmpty()) {
      follow.add(tryAgain(incident, Optional.empty(), happened.at()));
    } else if (happened.event() instanceof ChannelUsable) {
      follow.addAll(back(happened));
    } else if (happened.event() instanceof InvitationAwaitsRoom delayed) {
      follow.addAll(WithoutRoom.wanted(happened, delayed));
    } else if (happened.event() instanceof SeverityChanged changed && changed.raised()) {
      List<String> more = new ArrayList<>(responders(incident));
      more.removeAll(playbooks.of(incident).responders(changed.from().name()));
      follow.add(telling(invite(happened, List.of(), more)));
    } else if (happened.event() instanceof Joined joined) {
      follow.add(invite(happened, List.of(joined.who()), List.of()));
    } else if (happened.event() instanceof RoleAssigned assigned) {
      boolean byThemselves = assigned.holder().equals(happened.stamp().by());
      Job invite = invite(happened, List.of(assigned.holder()), List.of());
      follow.add(byThemselves ? invite : telling(invite));
    } else if (happened.event() instanceof HandoffOffered offered) {
      follow.add(telling(invite(happened, List.of(offered.to()), List.of())));
    } else if (happened.event() instanceof Called called && !incident.isDrill()) {
      follow.add(called(happened, called));
    } else if (happened.event() instanceof InviteDelayed delayed) {
      follow.addAll(delayed(happened, delayed));
    } else if (happened.event() instanceof NotInvited left) {
      follow.addAll(LeftOutMessage.of(happened, left));
    } else if (happened.event() instanceof StepFailed failed) {
      missing(happened, failed).ifPresent(follow::add);
    } else if (happened.event() instanceof NotPosted lost) {
      follow.addAll(UndeliveredNotice.of(happened, lost, elsewhere(incident)));
    }
    return follow;
  }

  /** Held with the others, so that the headline comes first. */
  private static PendingPost alone(Happened happened) {
    String text =
        ":lock: Only those invited here see this incident, and Muster pages no one for it. Bring"
            + " people in with `/incident page @ana`.";
    return new PendingPost(
        happened.key("private"), happened.incident().id(), text, "", happened.at());
  }

  /** What was said meanwhile was lost for the room, and those who came in meanwhile are not in. */
  private List<Delivery> back(Happened happened) {
    Incident incident = happened.incident();
    List<Delivery> all =
        new ArrayList<>(
            Message.of(
                    ":white_check_mark: Muster can post here again. What happened meanwhile is on"
                        + " the timeline: `/incident timeline`, in short: `/incident summary`.")
                .inWarRoom(happened, "back"));
    if (incident.isOpen()) {
      List<UserId> team =
          Stream.concat(
                  incident.identity().declarer().stream(),
                  incident.team().assignments().stream().map(Assignment::holder))
              .distinct()
              .toList();
      all.add(invite(happened, team, responders(incident)));
    }
    return all;
  }

  /** Of the delivery that opens it for the first time. */
  public static String openingKey(Incident incident) {
    return OpenWarRoom.KIND + ":" + incident.id();
  }

  /**
   * Another try to open the war room.
   *
   * @param asker who hears what came of it
   */
  public static Reminder tryAgain(Incident incident, Optional<UserId> asker, Instant at) {
    return new Reminder(
        OpenWarRoom.AGAIN,
        incident.id(),
        asker.map(user -> Map.of(OpenWarRoom.ASKER, user.value())).orElse(Map.of()),
        at);
  }

  private static Job telling(Job invite) {
    Map<String, String> args = new HashMap<>(invite.args());
    args.put(Invite.TELL, "directly");
    return new Job(invite.kind(), invite.incident(), invite.what(), args, invite.due());
  }

  private Job open(Happened happened) {
    Incident incident = happened.incident();
    return new Job(
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

  /** Who declared comes in by a call of its own: nobody else's trouble keeps that one out. */
  private List<Job> opened(Happened happened) {
    Incident incident = happened.incident();
    String seq = Long.toString(happened.seq());
    List<Job> invites = new ArrayList<>();
    incident
        .identity()
        .declarer()
        .ifPresent(who -> invites.add(Invite.errand(happened, seq, List.of(who), List.of())));
    List<String> wanted = new ArrayList<>(responders(incident));
    incident.room().awaited().stream().filter(one -> !wanted.contains(one)).forEach(wanted::add);
    if (!wanted.isEmpty()) {
      invites.add(Invite.errand(happened, seq + ":responders", List.of(), wanted));
    }
    return invites;
  }

  /** Each is looked for by itself, so that none waits for another. */
  private static List<Job> delayed(Happened happened, InviteDelayed delayed) {
    List<Job> invites = new ArrayList<>();
    for (int i = 0; i < delayed.names().size(); i++) {
      invites.add(
          new Job(
              Invite.SEARCH,
              happened.incident().id(),
              happened.seq() + ":" + i,
              Map.of(Invite.PEOPLE, "", Invite.RESPONDERS, delayed.names().get(i)),
              happened.at()));
    }
    return invites;
  }

  /** Those of a large group are not known one by one. */
  private static Job called(Happened happened, Called called) {
    List<String> large =
        called.whom().stream()
            .filter(callee -> callee.members().isEmpty())
            .flatMap(callee -> callee.group().stream())
            .toList();
    return invite(happened, called.people(), large);
  }

  private static Job invite(Happened happened, List<UserId> people, List<String> responders) {
    return Invite.errand(happened, Long.toString(happened.seq()), people, responders).intoTheRoom();
  }

  /** In the war room; while there is none, to the one who declared. */
  private Optional<Post> missing(Happened happened, StepFailed failed) {
    Incident incident = happened.incident();
    Optional<ChannelId> where =
        incident
            .room()
            .channel()
            .filter(channel -> incident.room().obstacle().isEmpty())
            .or(() -> elsewhere(incident));
    String text =
        ":warning: " + incident.id() + ": I could not " + failed.step() + ": " + failed.why();
    return where.map(
        channel ->
            new Post(happened.key("step-failed"), incident.id(), channel, text, "", happened.at()));
  }

  private Optional<ChannelId> elsewhere(Incident incident) {
    return playbooks.of(incident).warRoom().elsewhere(incident).map(ChannelId::new);
  }
}
