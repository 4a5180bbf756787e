package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.delivery.Delivery.Job;
import dev.muster.playbook.Playbook;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.Alerts.Kinship;
import dev.muster.store.alert.HeardAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How people are asked about alerts: by a message of its own for what is new; what is like it, or
 * comes in a flood, stands on one message that grows. What still fires when nobody answered for an
 * hour is asked about once more.
 */
final class AlertQuestions {
  static final String STILL = "alerts-still-firing";
  static final String OVER = "alerts-over";
  static final String CHANNEL = "channel";
  static final String FROM = "from";

  /** People are asked once in this time about what is alike. */
  static final Duration REST = Duration.ofHours(1);

  /** So many messages of their own there are in that time. */
  private static final int MOST_CARDS = 3;

  /** By itself Muster asks that often about one alert. */
  private static final int MOST_ASKS = 2;

  /** What was not heard of for so long may be over without a word. */
  private static final Duration HEARD_OF = Duration.ofHours(24);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LOOKED = Duration.ofMinutes(5);

  private final AlertIntake.Sources sources;
  private final GrowingNotices notices;
  private final Transaction transaction;
  private final Instant now;

  AlertQuestions(
      AlertIntake.Sources sources, GrowingNotices notices, Transaction transaction, Instant now) {
    this.sources = sources;
    this.notices = notices;
    this.transaction = transaction;
    this.now = now;
  }

  /**
   * @param kept keeps it and gives its number
   */
  IntakeOutcome ask(MatchedRule meaning, LongSupplier kept) {
    Alerts alerts = sources.alerts();
    Kinship kin = meaning.kin();
    Instant since = now.minus(REST);
    boolean dismissed = alerts.wasDismissedSince(transaction, kin, since);
    boolean asked = alerts.wasAskedSince(transaction, kin, since);
    boolean many = alerts.cardsSince(transaction, since) >= MOST_CARDS;
    long number = kept.getAsLong();
    lookLater(meaning.channel());
    if (dismissed) {
      alerts.asked(transaction, number, false, Optional.empty(), now);
      return IntakeOutcome.WAITS;
    }
    if (asked || many) {
      putOnNotice(number, meaning);
      return IntakeOutcome.WAITS;
    }
    alerts.asked(transaction, number, true, Optional.empty(), now);
    sources.incidents().enqueue(transaction, AlertCard.shown(number, now));
    return IntakeOutcome.ASKED;
  }

  /** It was told again: people are asked again, if they were not for long. */
  void goesOn(HeardAlert heard, MatchedRule meaning) {
    boolean rests = heard.asking().last().filter(at -> at.plus(REST).isAfter(now)).isPresent();
    if (heard.answer().isEmpty() && !rests) {
      putOnNotice(heard.number(), meaning);
    }
  }

  /** Nobody has answered by now. Those who were asked hear of it, of those of a minute in one. */
  void over(HeardAlert heard, MatchedRule meaning) {
    if (!heard.asking().wasShown()) {
      return;
    }
    refresh(heard);
    long minute = now.getEpochSecond() / MINUTE.toSeconds();
    Instant from = Instant.ofEpochSecond(minute * MINUTE.toSeconds());
    sources
        .incidents()
        .enqueue(
            transaction,
            new Job(
                OVER,
                GrowingNotices.NONE,
                meaning.channel() + ":" + minute,
                Map.of(CHANNEL, meaning.channel(), FROM, from.toString()),
                from.plus(MINUTE)));
  }

  private void refresh(HeardAlert heard) {
    if (heard.asking().notice().isPresent()) {
      sources
          .incidents()
          .enqueue(
              transaction, GrowingNotices.shown(heard.asking().notice().get(), now.plus(MINUTE)));
    } else {
      sources.incidents().enqueue(transaction, AlertCard.shown(heard.number(), now));
    }
  }

  private void putOnNotice(long number, MatchedRule meaning) {
    long notice =
        notices.grow(transaction, GrowingNotices.Kind.WAITS, meaning.channel(), 1, List.of(), now);
    sources.alerts().asked(transaction, number, true, Optional.of(notice), now);
  }

  private void lookLater(String channel) {
    long slot = now.plus(REST).getEpochSecond() / LOOKED.toSeconds() + 1;
    sources
        .incidents()
        .enqueue(
            transaction,
            new Job(
                STILL,
                GrowingNotices.NONE,
                channel + ":" + slot,
                Map.of(CHANNEL, channel),
                Instant.ofEpochSecond(slot * LOOKED.toSeconds())));
  }

  /** The hour is over: one message asks about all of a channel that still fire. */
  void askAgain(String channel) {
    List<HeardAlert> still =
        sources
            .alerts()
            .stillFiring(transaction, now.minus(REST), now.minus(HEARD_OF), MOST_ASKS)
            .stream()
            .filter(alert -> channelOf(sources, alert).equals(channel))
            .toList();
    if (still.isEmpty()) {
      return;
    }
    long notice =
        notices.open(transaction, GrowingNotices.Kind.STILL, channel, still.size(), List.of(), now);
    still.forEach(
        alert ->
            sources.alerts().asked(transaction, alert.number(), true, Optional.of(notice), now));
  }

  /** The announcement channel of the playbook by which it went. */
  static String channelOf(AlertIntake.Sources sources, HeardAlert alert) {
    Playbook playbook =
        sources.playbooks().named(alert.words().playbook()).orElseGet(sources.playbooks()::usual);
    return playbook.warRoom().announcementChannel();
  }
}
