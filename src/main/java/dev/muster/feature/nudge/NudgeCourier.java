package dev.muster.feature.nudge;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.incident.Assignment;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.Incident;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nudges. It posts by itself and is recorded once that is done: while Slack can't be reached, one
 * nudge waits, and no others pile up behind it.
 */
public final class NudgeCourier {
  /** What comes later than this says so. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  private final PostCourier posts;
  private final Handles handles;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public NudgeCourier(
      SlackGateway slack, Handles handles, Incidents incidents, Playbooks playbooks, Clock clock) {
    this.posts = new PostCourier(slack);
    this.handles = handles;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** By the kind of delivery it carries. */
  public Map<String, Courier> couriers() {
    return Map.of(
        NudgeReaction.KIND, SlackCourier.to("ask for the update that is due", this::carry));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Playbook playbook = playbooks.of(incident);
    Optional<Instant> due = NextUpdate.due(incident, playbook);
    Optional<Instant> planned = NextUpdate.nudge(incident, playbook);
    Reminder armed = attempt.reminder();
    boolean posted = wasPosted(incident, attempt);
    if (posted && !planned.equals(Optional.of(armed.due()))) {
      return DeliveryResult.delivered(NudgeReaction.came(armed));
    }
    if (attempt.moved()) {
      return DeliveryResult.delivered(); // answered before it went out
    }
    if (due.isEmpty() || planned.isEmpty()) {
      return DeliveryResult.delivered(); // over, or at a severity without updates
    }
    Instant now = clock.instant();
    if (now.isBefore(planned.get())) {
      return new Paced(Duration.between(now, planned.get()));
    }
    Nudged nudged =
        new Nudged(
            incident.pulse().nudges() + 1,
            due.get(),
            firstMissed(incident).or(() -> planned.filter(at -> at.plus(PUNCTUAL).isBefore(now))));
    if (!posted) {
      post(incident, nudged, attempt);
    }
    return DeliveryResult.delivered(nudged);
  }

  /** Of those before it that reached nobody. */
  private static Optional<Instant> firstMissed(Incident incident) {
    return incident.pulse().missed().map(UpdateClock.Missed::since);
  }

  /**
   * By an earlier try of which nobody heard. The war room may have opened since: then it stands
   * with whoever declared.
   */
  private boolean wasPosted(Incident incident, Attempt attempt) throws SlackFailure {
    Set<String> places = new LinkedHashSet<>();
    where(incident).ifPresent(places::add);
    incident.identity().declarer().map(UserId::value).ifPresent(places::add);
    for (String place : places) {
      if (posts.earlier(key(attempt), place, attempt).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void post(Incident incident, Nudged nudged, Attempt attempt) throws SlackFailure {
    Playbook playbook = playbooks.of(incident);
    // Once it is recorded the ladder climbs, where it has a step left: that calls people too.
    Optional<Step> climbed =
        playbook.ladder().ifIgnored(incident).filter(step -> nudged.time() > Ladder.IGNORED);
    String others =
        climbed.isPresent()
            ? NudgeMessage.ladder()
            : NudgeMessage.others(
                nudged.time() > Ladder.IGNORED ? responders(incident) : List.of());
    Message asking =
        NudgeMessage.of(
            incident,
            nudged,
            others,
            playbook.rhythm().nudges(),
            ifIgnoredToo(incident, nudged, climbed));
    Message message = incident.isDrill() ? asking.marked() : asking;
    Optional<String> where = where(incident);
    if (where.isPresent()) {
      posts.send(key(attempt), where.get(), message.text(), message.blocksJson(), attempt);
    }
  }

  /** When the next one comes if nobody answers this one either. */
  private Optional<Instant> ifIgnoredToo(Incident incident, Nudged nudged, Optional<Step> climbed) {
    Playbook playbook = playbooks.of(incident);
    RecordedBy now = new RecordedBy(clock.instant(), UserId.MUSTER);
    Incident asked = nudged.applyTo(incident, now);
    Incident after =
        climbed
            .map(
                step ->
                    LadderSteps.climb(
                        asked, playbook, step, Cause.IGNORED, Optional.empty(), now.at()))
            .map(escalated -> escalated.applyTo(asked, now))
            .orElse(asked);
    return NextUpdate.nudge(after, playbook);
  }

  /** Of the moment for which it was armed: that stays, whatever happens to the incident. */
  private static String key(Attempt attempt) {
    return attempt.delivery().key() + ":" + attempt.reminder().due().toEpochMilli();
  }

  /** While there is no war room, the one who declared is mostly all there is. */
  private Optional<String> where(Incident incident) {
    return incident
        .room()
        .channel()
        .map(ChannelId::value)
        .or(() -> playbooks.of(incident).warRoom().elsewhere(incident));
  }

  /** Mentions of those whom the playbook calls; of a private incident, of those who are in it. */
  private List<String> responders(Incident incident) {
    if (incident.isPrivate()) {
      return Stream.concat(
              incident.team().assignments().stream().map(Assignment::holder),
              incident.identity().declarer().stream())
          .distinct()
          .map(Mrkdwn::user)
          .toList();
    }
    List<String> mentions = new ArrayList<>();
    for (String handle :
        playbooks
            .of(incident)
            .responders(incident.severity().name(), incident.picture().service().orElse(null))) {
      mentions.add(mention(handle));
    }
    return mentions;
  }

  private String mention(String handle) {
    try {
      return handles.find(handle).map(Handles.Found::mention).orElse(Mrkdwn.escape(handle));
    } catch (SlackFailure failure) {
      return Mrkdwn.escape(handle); // a name that pings nobody is better than no nudge now
    }
  }
}
