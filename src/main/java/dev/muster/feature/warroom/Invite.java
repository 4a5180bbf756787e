package dev.muster.feature.warroom;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Surface.InvitationDelayed;
import dev.muster.incident.Surface.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.SlackLimits;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings people into the war room: one call for all of them. */
final class Invite {
  static final String KIND = "invite";

  /** The one who waits for it: user ids. */
  static final String PEOPLE = "people";

  /** Who the playbook wants there: handles, or ids of people and user groups. */
  static final String RESPONDERS = "responders";

  /** Set where they must hear of it directly if there is no war room. */
  static final String TELL = "tell";

  private final SlackGateway slack;
  private final Handles handles;
  private final Incidents incidents;

  Invite(SlackGateway slack, Handles handles, Incidents incidents) {
    this.slack = slack;
    this.handles = handles;
    this.incidents = incidents;
  }

  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    List<IncidentEvent> missing = new ArrayList<>();
    Set<UserId> people = new LinkedHashSet<>();
    for (String id : words(attempt.errand().arg(PEOPLE))) {
      people.add(new UserId(id));
    }
    for (String handle : words(attempt.errand().arg(RESPONDERS))) {
      people.addAll(resolve(handle, missing));
    }
    List<UserId> all = List.copyOf(people);
    if (channel.isEmpty()) {
      boolean told = attempt.errand().args().containsKey(TELL);
      List<String> awaited = new ArrayList<>(words(attempt.errand().arg(PEOPLE)));
      awaited.addAll(words(attempt.errand().arg(RESPONDERS)));
      missing.add(0, new InvitationDelayed(told ? all : List.of(), awaited));
      return new DeliveryResult.Delivered(missing);
    }
    for (int i = 0; i < all.size(); i += SlackLimits.INVITED_AT_ONCE) {
      invite(channel.get(), all.subList(i, Math.min(all.size(), i + SlackLimits.INVITED_AT_ONCE)));
    }
    return new DeliveryResult.Delivered(missing);
  }

  private Collection<UserId> resolve(String handle, List<IncidentEvent> missing) {
    try {
      Optional<Handles.Found> found = handles.find(handle);
      if (found.isEmpty()) {
        missing.add(
            new StepFailed(
                "invite " + handle,
                "there is no such user group here, and no such person. Make it in Slack (People, User"
                    + " groups), or change `responders` in the playbook"));
      }
      return found.map(Handles.Found::people).orElse(List.of());
    } catch (SlackFailure failure) {
      missing.add(
          new StepFailed(
              "invite " + handle,
              failure.text() + " Invite them by hand: `/invite " + handle + "`"));
      return List.of();
    }
  }

  /** With {@code force}, one who can't be invited doesn't keep the others out. */
  private void invite(ChannelId channel, List<UserId> people) throws SlackFailure {
    try {
      slack.call(
          SlackMethod.CONVERSATIONS_INVITE,
          null,
          methods ->
              methods.conversationsInvite(
                  r ->
                      r.channel(channel.value())
                          .users(people.stream().map(UserId::value).toList())
                          .force(true)));
    } catch (SlackFailure failure) {
      // The others of many, and what is missing, are still to be seen to.
      if (!failure.soAlready()) {
        throw failure;
      }
    }
  }

  private static List<String> words(String joined) {
    return joined.isBlank() ? List.of() : List.of(joined.split(" "));
  }
}
