package dev.muster.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Milestones;
import dev.muster.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
  private static final Period MARCH = new Period(Instant.parse("2026-03-01T00:00:00Z"), NOW);
  private static final Severity SEV1 = new Severity("SEV-1", 0);
  private static final Severity SEV2 = new Severity("SEV-2", 1);

  /** Declared so many minutes after it began, taken after and resolved so many after. */
  private static Case one(Severity severity, String service, String declared, int... minutes) {
    Instant at = Instant.parse(declared);
    return new Case(
        severity,
        Optional.of(service).filter(s -> !s.isEmpty()),
        new Milestones(
            at.minus(Duration.ofMinutes(minutes[0])),
            at.minus(Duration.ofMinutes(minutes[0])),
            at,
            after(at, minutes, 1),
            Optional.empty(),
            after(at, minutes, 2),
            Optional.empty()),
        Optional.of(at.plus(Duration.ofMinutes(15))),
        1);
  }

  private static Optional<Instant> after(Instant at, int[] minutes, int which) {
    return minutes.length > which
        ? Optional.of(at.plus(Duration.ofMinutes(minutes[which])))
        : Optional.empty();
  }

  private static Statistics of(Case... cases) {
    return Statistics.of(MARCH, List.of(cases), Map.of("checkout", 99.95), NOW);
  }

  @Test
  void aMonthByHand() {
    Statistics month =
        of(
            one(SEV2, "search", "2026-03-02T10:00:00Z", 0, 5, 60),
            one(SEV1, "checkout", "2026-03-03T10:00:00Z", 5, 20, 10),
            one(SEV2, "", "2026-03-04T10:00:00Z", 15, 16),
            one(SEV2, "search", "2026-02-04T10:00:00Z", 15, 16, 20));

    assertThat(month.incidents()).isEqualTo(3);
    assertThat(month.counts().bySeverity())
        .containsExactly(Map.entry("SEV-1", 1), Map.entry("SEV-2", 2));
    assertThat(month.counts().byService())
        .containsOnly(Map.entry("search", 1), Map.entry("checkout", 1));
    assertThat(month.late()).isEqualTo(3);
    // 20 and 16 minutes against a target of 15.
    assertThat(month.overTarget()).isEqualTo(2);
    assertThat(month.times().toDetect()).isEqualTo(spread(2, 5, 15));
    assertThat(month.times().toAcknowledge()).isEqualTo(spread(3, 16, 20));
    assertThat(month.times().toResolve()).isEqualTo(spread(2, 15, 60));
  }

  @Test
  void whatIsNotKnownIsNoNumber() {
    Spread none = of(one(SEV1, "", "2026-03-02T10:00:00Z", 0)).times().toResolve();

    assertThat(none).isEqualTo(new Spread(0, Optional.empty(), Optional.empty()));
  }

  @Test
  void percentilesAreNearestRanks() {
    List<Duration> ten = IntStream.rangeClosed(1, 10).mapToObj(Duration::ofMinutes).toList();
    assertThat(Spread.of(ten)).isEqualTo(spread(10, 5, 9));
    assertThat(Spread.of(ten.subList(0, 1))).isEqualTo(spread(1, 1, 1));
  }

  private static Spread spread(int known, int median, int p90) {
    return new Spread(
        known, Optional.of(Duration.ofMinutes(median)), Optional.of(Duration.ofMinutes(p90)));
  }

  @Test
  void aBudgetCountsEachMinuteOnceAndOnlyThoseOfThePeriod() {
    // 30 days of 99.95 % leave 21.6 minutes.
    Budget spent =
        of(
                one(SEV1, "checkout", "2026-03-03T10:00:00Z", 0, 1, 10),
                one(SEV2, "checkout", "2026-03-03T10:05:00Z", 0, 1, 10),
                one(SEV1, "search", "2026-03-05T10:05:00Z", 0, 1, 500),
                one(SEV1, "checkout", "2026-02-28T23:58:00Z", 0, 1, 5))
            .budgets()
            .get(0);

    assertThat(spent.allowed()).isEqualTo(Duration.ofSeconds(1296));
    assertThat(spent.spent()).isEqualTo(Duration.ofMinutes(18));
    assertThat(spent.percent()).isEqualTo(83);
  }

  @Test
  void anOpenIncidentSpendsUntilNow() {
    Budget spent = of(one(SEV1, "checkout", "2026-03-30T23:30:00Z", 0)).budgets().get(0);
    assertThat(spent.spent()).isEqualTo(Duration.ofMinutes(30));
    assertThat(spent.percent()).isEqualTo(139);
  }
}
