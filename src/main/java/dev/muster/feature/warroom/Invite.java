package dev.muster.feature.warroom;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.InvitationAwaitsRoom;
import dev.muster.incident.SlackSurfaceEvent.InviteDelayed;
import dev.muster.incident.SlackSurfaceEvent.NotInvited;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.slack.call.ChannelMembers;
import dev.muster.slack.call.Handles;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings people into the war room, and says who could not be brought. */
final class Invite {
  static final String KIND = "invite";

  /** Of a name that could not be found at once: looked for until it is known who that is. */
  static final String SEARCH = "find-invitee";

  /** The one who waits for it: user ids. */
  static final String PEOPLE = "people";

  /** Who the playbook wants there: handles, or ids of people and user groups. */
  static final String RESPONDERS = "responders";

  /** Set where they must hear of it directly if there is no war room. */
  static final String TELL = "tell";

  /** So often it is tried again, some seconds in all, before the others come in without. */
  private static final int HICCUPS = 2;

  private final SlackGateway slack;
  private final Handles handles;
  private final Incidents incidents;
  private final ChannelMembers present;

  /** Of deliveries whose calls had to wait half way: whom Slack would not let in, and its code. */
  private final Map<Long, Map<UserId, String>> leftOut = new ConcurrentHashMap<>();

  Invite(SlackGateway slack, Handles handles, Incidents incidents) {
    this.slack = slack;
    this.handles = handles;
    this.incidents = incidents;
    this.present = new ChannelMembers(slack);
  }

  /**
   * @param what which of the incident's invitations it is
   */
  static Job errand(Happened happened, String what, List<UserId> people, List<String> responders) {
    return new Job(
        KIND,
        happened.incident().id(),
        what,
        Map.of(
            PEOPLE,
            String.join(" ", people.stream().map(UserId::value).toList()),
            RESPONDERS,
            String.join(" ", responders)),
        happened.at());
  }

  /** Nobody waits for one who can't be found at once. */
  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Optional<ChannelId> channel = channel(attempt);
    List<IncidentEvent> learned = new ArrayList<>();
    Set<UserId> people = new LinkedHashSet<>();
    for (String id : words(attempt, PEOPLE)) {
      people.add(new UserId(id));
    }
    List<String> later = new ArrayList<>();
    String why = "";
    for (String handle : words(attempt, RESPONDERS)) {
      try {
        people.addAll(resolve(handle, handles.find(handle), learned));
      } catch (SlackFailure failure) {
        if (failure.kind() == SlackFailure.Kind.REFUSED) {
          learned.add(refused(handle, failure));
        } else if (Handles.isHiccup(failure) && attempt.tries() < HICCUPS) {
          throw failure;
        } else {
          later.add(handle);
          why = failure.text();
        }
      }
    }
    if (channel.isEmpty()) {
      learned.add(0, awaitsRoom(attempt, people));
      return new DeliveryResult.Delivered(learned);
    }
    if (!later.isEmpty()) {
      learned.add(new InviteDelayed(later, why));
    }
    return invited(attempt, channel.get(), people, learned);
  }

  private static IncidentEvent awaitsRoom(Attempt attempt, Set<UserId> people) {
    boolean told = attempt.job().args().containsKey(TELL);
    List<String> awaited = new ArrayList<>(words(attempt, PEOPLE));
    awaited.addAll(words(attempt, RESPONDERS));
    return new InvitationAwaitsRoom(told ? List.copyOf(people) : List.of(), awaited);
  }

  /** Comes back until it is known whom the name means: the others are in the war room since. */
  DeliveryResult search(Attempt attempt) throws SlackFailure {
    Optional<ChannelId> channel = channel(attempt);
    if (channel.isEmpty() || !incident(attempt).isOpen()) {
      return DeliveryResult.delivered();
    }
    String handle = attempt.job().arg(RESPONDERS);
    List<IncidentEvent> learned = new ArrayList<>();
    Collection<UserId> people = List.of();
    try {
      people = resolve(handle, handles.search(handle), learned);
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      learned.add(refused(handle, failure));
    }
    return invited(attempt, channel.get(), people, learned);
  }

  private DeliveryResult invited(
      Attempt attempt, ChannelId channel, Collection<UserId> people, List<IncidentEvent> learned)
      throws SlackFailure {
    Map<UserId, String> out = leftOut.computeIfAbsent(attempt.seq(), none -> new LinkedHashMap<>());
    try {
      new Invitation(slack, present, channel, out).of(people);
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        leftOut.remove(attempt.seq());
      }
      throw failure;
    }
    leftOut.remove(attempt.seq());
    if (!out.isEmpty()) {
      learned.add(
          new NotInvited(
              out.entrySet().stream()
                  .map(one -> new NotInvited.LeftOut(one.getKey(), NotLetIn.words(one.getValue())))
                  .toList()));
    }
    return new DeliveryResult.Delivered(learned);
  }

  /**
   * Who is meant.
   *
   * @throws SlackFailure if Slack does not say who is in that group
   */
  private static Collection<UserId> resolve(
      String handle, Optional<Handles.Found> found, List<IncidentEvent> learned)
      throws SlackFailure {
    if (found.isEmpty()) {
      learned.add(
          new StepFailed(
              "invite " + named(handle),
              "there is no such user group here, and no such person. Make it in Slack (People, User"
                  + " groups), or change `responders` in the playbook"));
      return List.of();
    }
    if (found.get().untold().isPresent()) {
      throw found.get().untold().get();
    }
    return found.get().people();
  }

  private static StepFailed refused(String handle, SlackFailure failure) {
    return new StepFailed(
        "invite " + named(handle),
        failure.text()
            + " Invite them by hand: `/invite "
            + (handle.equals(named(handle)) ? handle : "@…")
            + "`");
  }

  /** Of a group that was typed only the id is known, which tells nobody anything. */
  private static String named(String handle) {
    return UserGroups.isId(handle.replaceFirst("^@", "")) ? "a user group" : handle;
  }

  private Incident incident(Attempt attempt) {
    return incidents.find(attempt.delivery().incident()).orElseThrow();
  }

  private Optional<ChannelId> channel(Attempt attempt) {
    return incident(attempt).room().channel();
  }

  private static List<String> words(Attempt attempt, String argument) {
    String joined = attempt.job().arg(argument);
    return joined.isBlank() ? List.of() : List.of(joined.split(" "));
  }
}
