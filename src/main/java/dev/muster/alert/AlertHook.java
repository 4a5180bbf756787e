package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.database.StoreFull;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what was sent to one of the sources. */
public final class AlertHook {
  private static final Logger LOG = LoggerFactory.getLogger(AlertHook.class);

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final AlertIntake.Sources sources;
  private final GrowingNotices notices;
  private final Clock clock;
  private final Consumer<String> counter;
  private final EntryRate rate = new EntryRate();
  private final IntakeLane lane = new IntakeLane(this::record);

  /** Only in the lane, where there is one at a time. */
  private Instant swept = Instant.EPOCH;

  /**
   * @param counter told what came of each alert
   */
  public AlertHook(
      Incidents incidents,
      Alerts alerts,
      Playbooks playbooks,
      Clock clock,
      Consumer<String> counter) {
    this.sources = new AlertIntake.Sources(incidents, alerts, playbooks);
    this.notices = new GrowingNotices(incidents, alerts.notices());
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * What the sender is answered.
   *
   * @param facts becomes the JSON object
   */
  public record Answer(int status, Map<String, Object> facts) {
    private static Answer error(int status, String sentence) {
      return new Answer(status, Map.of("error", sentence));
    }
  }

  /** As {@link #take(String, InputStream)}, where all of it is here. */
  public Answer take(String word, byte[] body) {
    try {
      return take(word, new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of it is recorded when this returns with 202.
   *
   * @throws IOException as the body does
   */
  public Answer take(String word, InputStream body) throws IOException {
    Optional<Source> source = Source.of(word);
    if (source.isEmpty()) {
      return Answer.error(404, "Alerts come to alertmanager, grafana or generic.");
    }
    try {
      return taken(source.get(), AlertBody.read(source.get(), body));
    } catch (Unreadable e) {
      return unreadable(source.get(), e);
    } catch (StoreFull e) {
      counter.accept(IntakeOutcome.REFUSED.word());
      return Answer.error(503, "Nothing can be recorded now: the disk is full. Send it again.");
    }
  }

  private Answer taken(Source source, AlertBody.Read read) {
    Map<String, Object> facts = new TreeMap<>();
    lane.take(read.alerts()).forEach((outcome, times) -> facts.put(outcome.word(), times));
    if (read.unreadable() > 0) {
      facts.put(IntakeOutcome.UNREADABLE.word(), read.unreadable());
      tellUnreadable(source, read.unreadable(), read.reasons());
    }
    if (read.left() > 0) {
      facts.put(IntakeOutcome.LEFT_OUT.word(), read.left());
      LOG.warn("{} alerts of {} were left out of one message", read.left(), source.title());
      tell(GrowingNotices.Kind.LEFT_OUT, read.left(), List.of(source.title()));
    }
    facts.forEach((outcome, times) -> count(outcome, ((Number) times).longValue()));
    return new Answer(202, facts);
  }

  private Answer unreadable(Source source, Unreadable e) {
    count(IntakeOutcome.UNREADABLE.word(), 1);
    tellUnreadable(source, 1, List.of(e.sentence()));
    return Answer.error(400, e.sentence());
  }

  private void tellUnreadable(Source source, int many, List<String> reasons) {
    LOG.warn("{} of {}'s alerts can't be read: {}", many, source.title(), reasons);
    tell(
        GrowingNotices.Kind.UNREADABLE,
        many,
        reasons.stream().map(reason -> source.title() + ", " + reason).toList());
  }

  private void tell(GrowingNotices.Kind kind, long many, List<String> examples) {
    String channel = sources.playbooks().usual().warRoom().announcementChannel();
    sources
        .alerts()
        .write(
            transaction ->
                notices.grow(transaction, kind, channel, many, examples, clock.instant()));
  }

  private void count(String outcome, long times) {
    for (long i = 0; i < times; i++) {
      counter.accept(outcome);
    }
  }

  /** In each transaction of a flood it would cost as much as the alerts. */
  private void sweep(Transaction transaction, Instant now) {
    if (Duration.between(swept, now).abs().compareTo(BETWEEN_SWEEPS) >= 0) {
      sources.alerts().sweep(transaction, now);
      swept = now;
    }
  }

  private List<IntakeOutcome> record(List<Alert> some) {
    return sources
        .alerts()
        .write(
            transaction -> {
              Instant now = clock.instant();
              sweep(transaction, now);
              TidingsLog tidings = new TidingsLog(sources, transaction, now, rate);
              AlertQuestions asking = new AlertQuestions(sources, notices, transaction, now);
              AlertIntake intake = new AlertIntake(sources, transaction, now, tidings, asking);
              List<IntakeOutcome> outcomes = new ArrayList<>();
              List<String> unruled = new ArrayList<>();
              for (Alert alert : some) {
                IntakeOutcome outcome = intake.take(alert);
                outcomes.add(outcome);
                if (outcome == IntakeOutcome.NO_RULE && alert.state() == Source.State.FIRING) {
                  unruled.add(alert.title());
                }
              }
              tidings.write();
              if (!unruled.isEmpty()) {
                notices.grow(
                    transaction,
                    GrowingNotices.Kind.NO_RULE,
                    sources.playbooks().usual().warRoom().announcementChannel(),
                    unruled.size(),
                    unruled,
                    now);
              }
              return outcomes;
            });
  }
}
