package dev.muster.plan;

import static dev.muster.plan.Planned.Kind.ARCHIVE;
import static dev.muster.plan.Planned.Kind.CHECKLIST;
import static dev.muster.plan.Planned.Kind.ESCALATE;
import static dev.muster.plan.Planned.Kind.NUDGE;
import static dev.muster.plan.Planned.Kind.POST_MORTEM;
import static dev.muster.plan.Planned.Kind.RESPONSE_TARGET;
import static dev.muster.plan.Planned.Kind.TIMEBOX;
import static dev.muster.plan.Planned.Kind.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.EscalationEvent.Acknowledged;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Muster will do by itself, and when. */
class PlannerTest {
  private static final String LADDER =
      """
      ladder:
        - {name: First, call: ["@ana"], after: immediately, while: not acknowledged}
        - {name: Second, call: ["@ben"], after: {P1: 5m, P2: 30m}, while: not acknowledged}
        - {name: Fixers, call: ["@cleo"], after: {P1: 45m, P2: 90m}, while: not mitigated}
        - {name: Boss, call: ["@boss"], after: {P1: 1h, P2: 2h}, while: not resolved}
      """;

  private static final Severity P1 = new Severity("P1", 0);
  private static final Severity P2 = new Severity("P2", 1);

  @Test
  void everythingHappensOnce() {
    Course course = Course.of("P1", LADDER);
    assertThat(course.runsUntil(10_000))
        .containsExactly(
            "0 ESCALATE", "5 ESCALATE", "15 RESPONSE_TARGET", "45 ESCALATE", "60 ESCALATE");
    assertThat(Planner.upcoming(course.incident(), course.playbook())).isEmpty();
  }

  @Test
  void whoAnswersIsNotEscalated() {
    Course course = Course.of("P1", LADDER).then(1, new Acknowledged());
    assertThat(course.planned(RESPONSE_TARGET)).isEmpty();
    assertThat(course.planned(ESCALATE)).containsExactly(45L, 60L);
    course.then(20, new StatusChanged(Status.INVESTIGATING, Status.MONITORING));
    assertThat(course.planned(ESCALATE)).containsExactly(60L);
    course.then(30, resolved());
    assertThat(course.planned(ESCALATE)).isEmpty();
  }

  @Test
  void aRaisedSeverityPlansAnewFromThen() {
    Course course = Course.of("P2", LADDER);
    course.runsUntil(10);
    course.then(10, new SeverityChanged(P2, P1, Optional.empty()));
    assertThat(course.planned(RESPONSE_TARGET)).containsExactly(25L);
    // The first was called already and is not called again.
    assertThat(course.planned(ESCALATE)).containsExactly(15L, 55L, 70L);
  }

  @Test
  void aLoweredSeverityKeepsItsStart() {
    Course course = Course.of("P1", LADDER);
    course.runsUntil(10);
    course.then(10, new SeverityChanged(P1, P2, Optional.empty()));
    assertThat(course.planned(RESPONSE_TARGET)).containsExactly(60L);
    assertThat(course.planned(ESCALATE)).containsExactly(90L, 120L);
  }

  @Test
  void whatIsBackIsNotMitigatedAndClimbsAnew() {
    Course course = Course.of("P1", LADDER).then(1, new Acknowledged());
    course.then(20, resolved()).then(100, new Reopened(Status.RESOLVED, "it is back"));
    assertThat(course.planned(ESCALATE)).containsExactly(145L, 160L);
  }

  @Test
  void aFixThatDidNotHoldWhenItGrewWorseWasNone() {
    Course course = Course.of("P2", LADDER).then(1, new Acknowledged());
    course
        .then(20, new StatusChanged(Status.INVESTIGATING, Status.MONITORING))
        .then(30, new StatusChanged(Status.MONITORING, Status.INVESTIGATING));
    assertThat(course.planned(ESCALATE)).containsExactly(120L);
    course.then(40, new SeverityChanged(P2, P1, Optional.empty()));
    assertThat(course.planned(ESCALATE)).containsExactly(85L, 100L);
  }

  @Test
  void whoDoesNotAnswerIsCalledOnceMore() {
    String rules =
        "ladder: [{name: First, call: [\"@ana\"], after: immediately, while: not acknowledged,"
            + " answer_within: 10m}]\n";
    Course course = Course.of("P1", rules);
    assertThat(course.runsUntil(10_000))
        .containsExactly("0 ESCALATE", "10 ESCALATE", "15 RESPONSE_TARGET");
    Course answered = Course.of("P1", rules);
    answered.does(0);
    answered.then(3, new Acknowledged());
    assertThat(answered.planned(ESCALATE)).isEmpty();
  }

  @Test
  void whatIsLateSaysSoAndComesOnce() {
    Course course = Course.of("P1", LADDER).then(0, new Acknowledged());
    Escalated late = (Escalated) course.does(50);
    assertThat(late.missed()).contains(Instant.parse("2026-01-05T10:45:00Z"));
    assertThat(course.planned(ESCALATE)).containsExactly(60L);
    assertThat(((Escalated) course.does(60)).missed()).isEmpty();
  }

  @Test
  void targetsCountBusinessHoursOnly() {
    // Friday, 16:00: one hour is left of that day.
    Course friday = at("P3", "2026-01-09T16:00:00Z", "");
    assertThat(friday.planned(RESPONSE_TARGET)).containsExactly(66 * 60L);
    // Saturday: the next business day is Monday, 09:00.
    Course saturday = at("P4", "2026-01-10T12:00:00Z", "");
    assertThat(saturday.planned(RESPONSE_TARGET)).containsExactly(45 * 60L);
  }

  @Test
  void nineIsNineAlsoWhenTheClocksChange() {
    // In Berlin the night to 29 March 2026 has an hour less, the one to 25 October one more.
    String berlin = "time_zone: Europe/Berlin\n";
    assertThat(at("P4", "2026-03-27T15:00:00Z", berlin).planned(RESPONSE_TARGET))
        .containsExactly(64 * 60L);
    assertThat(at("P4", "2026-10-23T15:00:00Z", berlin).planned(RESPONSE_TARGET))
        .containsExactly(65 * 60L);
    assertThat(at("P3", "2026-03-27T15:00:00Z", berlin).planned(RESPONSE_TARGET))
        .containsExactly(65 * 60L);
  }

  private static Course at(String severity, String start, String rules) {
    return Course.of(severity, rules, Instant.parse(start), Visibility.PUBLIC);
  }

  private static final String WORDS =
      """
      audiences: {customers: {title: Customers}}
      roles:
        incident-commander: {title: Incident commander}
        communications-lead: {title: Communications lead}
        sre: {title: SRE}
      updates:
        P1: {war_room: 30m, customers: 15m to 20m, roles: {sre: 5m}}
        P2: {war_room: as promised}
        P3: {war_room: by phase}
      phases:
        - {name: One, until: 5m, checklist: [Look]}
        - {name: Two, from: 5m, until: 15m, checklist: [Act]}
        - {name: Three, from: 15m, until: 1h, checklist: [Mend]}
      """;

  @Test
  void eachIsAskedInItsOwnRhythm() {
    Course course = Course.of("P1", WORDS);
    assertThat(course.planned(NUDGE)).containsExactly(5L, 15L, 30L);
    assertThat(course.runsUntil(30).stream().filter(line -> line.endsWith("NUDGE")))
        .containsExactly(
            "5 NUDGE",
            "10 NUDGE",
            "15 NUDGE",
            "15 NUDGE",
            "20 NUDGE",
            "25 NUDGE",
            "30 NUDGE",
            "30 NUDGE",
            "30 NUDGE");
    course.then(31, told());
    assertThat(course.planned(NUDGE)).containsExactly(35L, 40L, 46L);
  }

  @Test
  void nobodyOutsideIsToldOfAPrivateIncident() {
    Course course =
        Course.of("P1", WORDS, Instant.parse("2026-01-05T10:00:00Z"), Visibility.PRIVATE);
    assertThat(course.planned(NUDGE)).containsExactly(5L, 30L);
    assertThat(course.words(NUDGE)).noneMatch(words -> words.contains("Customers"));
  }

  @Test
  void byPhaseIsByTheEndOfEachInWhichNoneWasPosted() {
    Course course = Course.of("P3", WORDS);
    assertThat(course.planned(NUDGE)).containsExactly(5L);
    assertThat(course.runsUntil(60).stream().filter(line -> line.endsWith("NUDGE")))
        .startsWith("5 NUDGE", "15 NUDGE", "25 NUDGE")
        .endsWith("60 NUDGE");
    Course early = Course.of("P3", WORDS).then(3, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).containsExactly(15L);
    early.then(4, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).containsExactly(15L);
    early.then(7, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).containsExactly(60L);
    early.then(50, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).as("after the last phase").containsExactly(105L);
    early.then(61, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).containsExactly(105L);
    early.then(110, update(Optional.empty()));
    assertThat(early.planned(NUDGE)).containsExactly(150L);
  }

  @Test
  void anUpdateIsDueWhenTheLastOnePromisedIt() {
    Course course = Course.of("P2", WORDS);
    assertThat(course.planned(NUDGE)).as("nobody promised one yet").containsExactly(30L);
    course.then(10, update(Optional.of(Duration.ofMinutes(45))));
    assertThat(course.planned(NUDGE)).containsExactly(55L);
    course.then(12, update(Optional.empty()));
    assertThat(course.planned(NUDGE)).containsExactly(42L);
    Course written = Course.of("P2", "updates: {P2: {war_room: as promised else 2h}}\n");
    assertThat(written.planned(NUDGE)).containsExactly(120L);
    // Also where there is a rhythm, the promise goes before it.
    Course rhythm = Course.of("P1", "updates: {P1: {war_room: 30m}}\n");
    rhythm.then(10, update(Optional.of(Duration.ofMinutes(50))));
    assertThat(rhythm.planned(NUDGE)).containsExactly(60L);
  }

  @Test
  void phasesFollowEachOther() {
    Course course = Course.of("P1", WORDS);
    assertThat(course.planned(CHECKLIST)).containsExactly(0L, 5L, 15L);
    assertThat(course.planned(TIMEBOX)).containsExactly(5L, 15L, 60L);
    course.runsUntil(20);
    assertThat(course.planned(CHECKLIST)).isEmpty();
    assertThat(course.planned(TIMEBOX)).containsExactly(60L);
  }

  @Test
  void aTimeboxEndsWithWhatItWaitsFor() {
    String rules = "timeboxes: [{name: Diagnosis, within: 20m, until: identified}]\n";
    Course course = Course.of("P1", rules);
    assertThat(course.planned(TIMEBOX)).containsExactly(20L);
    TimeUp late = (TimeUp) Course.of("P2", rules).does(25);
    assertThat(late.missed()).isPresent();
    course.then(5, new StatusChanged(Status.INVESTIGATING, Status.IDENTIFIED));
    assertThat(course.planned(TIMEBOX)).isEmpty();
  }

  @Test
  void afterTheEndOnlyWhatComesAfterIt() {
    String rules =
        LADDER
            + WORDS
            + "resolve: {normal_for: 30m}\n"
            + "post_mortem: {due: {P1: 1d}}\narchive_after: 7d\n";
    Course course = Course.of("P1", rules);
    course.then(10, new StatusChanged(Status.INVESTIGATING, Status.MONITORING));
    assertThat(course.planned(WATCH)).containsExactly(40L);
    course.then(60, resolved());
    assertThat(Planner.upcoming(course.incident(), course.playbook())).hasSize(1);
    assertThat(course.planned(POST_MORTEM)).containsExactly(60 + 18 * 60L);
    course.then(120, new Closed());
    assertThat(course.planned(ARCHIVE)).containsExactly(120 + 6 * 24 * 60L);
    Course cancelled =
        Course.of("P1", rules)
            .then(1, new Cancelled(Status.INVESTIGATING, "false alarm", Optional.empty()));
    assertThat(cancelled.planned(POST_MORTEM)).isEmpty();
    assertThat(cancelled.planned(ARCHIVE)).containsExactly(1 + 6 * 24 * 60L);
  }

  private static Resolved resolved() {
    return new Resolved(Status.MONITORING, Optional.of("It is over."), Optional.empty());
  }

  private static Told told() {
    return new Told(
        "customers",
        "Customers",
        "We are at it.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static UpdatePosted update(Optional<Duration> nextIn) {
    return new UpdatePosted(
        "We look.", Optional.empty(), Optional.empty(), Optional.empty(), nextIn, List.of());
  }
}
