package dev.muster.alert;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.PostCourier.Posted;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.alert.AlertNotices;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.Card;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries to Slack what machines say, and what is asked about it. */
public final class AlertCouriers {
  private final PostCourier posts;
  private final AskPost questions;
  private final Incidents incidents;
  private final Timeline timeline;
  private final Alerts alerts;
  private final Playbooks playbooks;
  private final Clock clock;
  private final GrowingNotices notices;
  private final AlertIntake.Sources sources;

  public AlertCouriers(
      SlackGateway slack,
      Incidents incidents,
      Timeline timeline,
      Alerts alerts,
      Playbooks playbooks,
      Clock clock,
      Handles handles) {
    this.posts = new PostCourier(slack);
    this.questions = new AskPost(posts, handles);
    this.incidents = incidents;
    this.timeline = timeline;
    this.alerts = alerts;
    this.playbooks = playbooks;
    this.clock = clock;
    this.notices = new GrowingNotices(incidents, alerts.notices());
    this.sources = new AlertIntake.Sources(incidents, alerts, playbooks);
  }

  /** By the kind of delivery they carry. */
  public Map<String, Courier> all() {
    return Map.of(
        AlertReaction.KIND, SlackCourier.to("show what machines say", this::said),
        AlertCard.KIND, SlackCourier.quietly(this::edited),
        AlertCard.SURFACE, SlackCourier.quietly(this::card),
        GrowingNotices.SURFACE, SlackCourier.quietly(this::notice),
        AlertQuestions.OVER, SlackCourier.quietly(this::over),
        AlertQuestions.STILL, this::still,
        TidingsLog.REST, this::rest);
  }

  private DeliveryResult said(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isEmpty()) {
      return incident.isOpen()
          ? new DeliveryResult.Paced(AlertReaction.GATHERED)
          : DeliveryResult.delivered(); // it never had a room
    }
    Instant from = Instant.parse(attempt.job().arg(AlertReaction.FROM));
    List<AlertHeard> said =
        timeline.of(incident.id()).stream()
            .filter(entry -> isWithin(entry, from))
            .map(TimelineEntry::event)
            .filter(AlertHeard.class::isInstance)
            .map(AlertHeard.class::cast)
            .filter(heard -> heard.tidings() != Tidings.FIRST)
            .toList();
    post(attempt, channel.get().value(), AlertMessage.gathered(said));
    return DeliveryResult.delivered();
  }

  private static boolean isWithin(TimelineEntry entry, Instant from) {
    Instant at = entry.stamp().at();
    return !at.isBefore(from) && at.isBefore(from.plus(AlertReaction.GATHERED));
  }

  private Posted post(Attempt attempt, String channel, Message message) throws SlackFailure {
    return posts.send(
        attempt.delivery().key(), channel, message.text(), message.blocksJson(), attempt);
  }

  /** In this channel, which is one of a playbook's for announcements. */
  private Posted ask(Attempt attempt, String channel, Message message) throws SlackFailure {
    Playbook playbook =
        playbooks.all().stream()
            .filter(one -> one.warRoom().announcementChannel().equals(channel))
            .findFirst()
            .orElseGet(playbooks::usual);
    return questions.post(attempt, channel, message, playbook, clock.instant());
  }

  /** Of a time when it was not kept where it stands. */
  private DeliveryResult edited(Attempt attempt) throws SlackFailure {
    Optional<HeardAlert> alert = alerts.find(Long.parseLong(attempt.job().what()));
    if (alert.isPresent()) {
      posts.edit(
          new Posted(attempt.job().arg(AlertCard.CHANNEL), attempt.job().arg(AlertCard.TS)),
          asking(alert.get()));
    }
    return DeliveryResult.delivered();
  }

  private DeliveryResult card(Attempt attempt) throws SlackFailure {
    Optional<HeardAlert> alert = alerts.find(Long.parseLong(attempt.refresh().part()));
    if (alert.isEmpty()) {
      return DeliveryResult.delivered();
    }
    Optional<Card> there = alert.get().asking().card();
    if (there.isPresent()) {
      posts.edit(posted(there.get()), asking(alert.get()));
    } else {
      Posted posted =
          ask(attempt, AlertQuestions.channelOf(sources, alert.get()), asking(alert.get()));
      alerts.carded(alert.get().number(), new Card(posted.channel(), posted.ts()));
    }
    return DeliveryResult.delivered();
  }

  private Message asking(HeardAlert alert) {
    return AskMessage.of(alert, incident(alert), rule(alert));
  }

  private static Posted posted(Card card) {
    return new Posted(card.channel(), card.ts());
  }

  private Optional<Incident> incident(HeardAlert alert) {
    return alert.incident().flatMap(incidents::find);
  }

  private Optional<AlertRule> rule(HeardAlert alert) {
    return playbooks.named(alert.words().playbook()).orElseGet(playbooks::usual).alerts().stream()
        .filter(rule -> rule.name().equals(alert.words().rule()))
        .findFirst();
  }

  private DeliveryResult notice(Attempt attempt) throws SlackFailure {
    long number = Long.parseLong(attempt.refresh().part());
    Optional<AlertNotices.Notice> found = alerts.notices().find(number);
    if (found.isEmpty()) {
      return DeliveryResult.delivered();
    }
    AlertNotices.Notice notice = found.get();
    Message message =
        NoticeMessage.of(
            notice, new NoticeMessage.Listed(alerts.on(number), this::incident, this::rule));
    if (notice.posted().isPresent()) {
      posts.edit(posted(notice.posted().get()), message);
    } else {
      Posted posted = ask(attempt, notice.channel(), message);
      alerts.notices().posted(number, new Card(posted.channel(), posted.ts()));
    }
    return DeliveryResult.delivered();
  }

  private DeliveryResult over(Attempt attempt) throws SlackFailure {
    String channel = attempt.job().arg(AlertQuestions.CHANNEL);
    Instant from = Instant.parse(attempt.job().arg(AlertQuestions.FROM));
    List<HeardAlert> over =
        alerts.overBetween(from, attempt.job().due()).stream()
            .filter(alert -> AlertQuestions.channelOf(sources, alert).equals(channel))
            .toList();
    if (!over.isEmpty()) {
      ask(attempt, channel, AskMessage.over(over));
    }
    return DeliveryResult.delivered();
  }

  private DeliveryResult still(Attempt attempt) {
    alerts.write(
        transaction -> {
          new AlertQuestions(sources, notices, transaction, clock.instant())
              .askAgain(attempt.job().arg(AlertQuestions.CHANNEL));
          return true;
        });
    return DeliveryResult.delivered();
  }

  private DeliveryResult rest(Attempt attempt) {
    alerts.write(
        transaction -> {
          new TidingsLog(sources, transaction, clock.instant(), new EntryRate())
              .writeRest(attempt.delivery().incident());
          return true;
        });
    return DeliveryResult.delivered();
  }
}
