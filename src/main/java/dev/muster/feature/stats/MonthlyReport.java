package dev.muster.feature.stats;

import dev.muster.chart.Theme;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.BusinessHours;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.file.SharedFiles.Sharing;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.stats.Period;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers of each month, posted by itself where a playbook asks for it, on the first working
 * morning after. Each month's is a delivery of its own, which arms the next: that its key is known
 * makes it once, and what fell due while Muster was away comes late.
 */
public final class MonthlyReport {
  public static final String KIND = "monthly-report";

  private static final IncidentId NONE = new IncidentId("");
  private static final String PLAYBOOK = "playbook";
  private static final String MONTH = "month";
  private static final Duration LATE = Duration.ofHours(1);

  private final PostCourier posts;
  private final Counting counting;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  MonthlyReport(
      PostCourier posts, Counting counting, Incidents incidents, Playbooks playbooks, Clock clock) {
    this.posts = posts;
    this.counting = counting;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** What must wait for its month's end now; what waits already is the same delivery. */
  public static List<Job> armed(Playbooks playbooks, Instant now) {
    return playbooks.all().stream()
        .filter(playbook -> playbook.aftermath().monthlyReport().isPresent())
        .map(playbook -> next(playbook, now))
        .toList();
  }

  private static Job next(Playbook playbook, Instant now) {
    YearMonth month = YearMonth.from(now.atZone(playbook.businessHours().zone()));
    return Stream.of(month.minusMonths(1), month)
        .map(m -> of(playbook, m))
        .filter(errand -> errand.due().isAfter(now))
        .findFirst()
        .orElseGet(() -> of(playbook, month));
  }

  private static Job of(Playbook playbook, YearMonth month) {
    BusinessHours hours = playbook.businessHours();
    Instant over = start(month.plusMonths(1), hours.zone());
    return new Job(
        KIND,
        NONE,
        playbook.name() + ":" + month,
        Map.of(PLAYBOOK, playbook.name(), MONTH, month.toString()),
        hours.nextBusinessDay(over.minusMillis(1)));
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  Map<String, Courier> couriers() {
    return Map.of(KIND, SlackCourier.quietly(this::carry));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Optional<Playbook> playbook = playbooks.named(attempt.job().arg(PLAYBOOK));
    Optional<String> channel = playbook.flatMap(p -> p.aftermath().monthlyReport());
    if (playbook.isEmpty() || channel.isEmpty()) {
      return DeliveryResult.delivered(); // nobody asks for it any more
    }
    YearMonth month = YearMonth.parse(attempt.job().arg(MONTH));
    // First: whatever becomes of this one, the next one comes.
    incidents.enqueue(of(playbook.get(), month.plusMonths(1)));
    post(attempt, playbook.get(), month, channel.get());
    return DeliveryResult.delivered();
  }

  private void post(Attempt attempt, Playbook playbook, YearMonth month, String channel)
      throws SlackFailure {
    Instant due = attempt.job().due();
    boolean late = clock.instant().isAfter(due.plus(LATE));
    Counting.Counted counted = counted(playbook, month, due);
    Message message =
        ReportMessage.of(
            month,
            counted.numbers(),
            counted(playbook, month.minusMonths(1), due).numbers(),
            late ? Optional.of(due) : Optional.empty());
    PostCourier.Posted posted =
        posts.send(attempt.job().key(), channel, message.text(), message.blocksJson(), attempt);
    if (counted.numbers().incidents() > 0) {
      incidents.enqueue(pictures(playbook, month, posted.channel()));
    }
  }

  private Counting.Counted counted(Playbook playbook, YearMonth month, Instant now) {
    return counting.over(period(playbook, month), Optional.of(playbook.name()), now);
  }

  private static Period period(Playbook playbook, YearMonth month) {
    ZoneId zone = playbook.businessHours().zone();
    return new Period(start(month, zone), start(month.plusMonths(1), zone));
  }

  private Job pictures(Playbook playbook, YearMonth month, String channel) {
    String what = playbook.name() + ":" + month;
    return StatsPictures.errand(
        what,
        new StatsPictures.View(period(playbook, month), Theme.LIGHT, Optional.of(playbook.name())),
        new StatsPictures.Goal(
            new Sharing(
                channel,
                "incidents-" + month + "-" + playbook.name(),
                ReportMessage.said(month) + " in pictures."),
            Optional.empty()),
        clock.instant());
  }
}
