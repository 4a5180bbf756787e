package dev.muster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.Ticked;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories made by hand, and what is said of them. Targets are those of the shipped playbook. */
final class ScorecardTest {
  private static final Playbook PLAYBOOK = PlaybookFile.shippedDefault();
  private static final Playbooks PLAYBOOKS = Playbooks.only(PLAYBOOK);
  private static final Scenario SCENARIO = Scenarios.shipped().named("bad-deploy").orElseThrow();
  private static final Severity SEV1 = new Severity("SEV-1", 0);
  private static final Severity SEV2 = new Severity("SEV-2", 1);
  private static final UserId ANA = new UserId("U0ANA00001");
  private static final Role COMMANDER = new Role(Role.COMMANDER, "Incident commander");
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final List<TimelineEntry> entries = new ArrayList<>();
  private int speed = 1;
  private Optional<Incident> incident = Optional.empty();

  @Test
  void whatWasInTimeIsMet() {
    begins(SEV1);
    ana(2, take());
    ana(10, update());
    muster(20, new DrillTold("fix", Voice.FIX, "Monitoring", "well", Optional.empty()));
    ana(25, update());
    ana(28, resolved(List.of()));

    assertThat(score("Time to detect")).isEqualTo("MET 4 min, target: 5 min");
    assertThat(score("Time to take command")).isEqualTo("MET 2 min, target: 15 min");
    assertThat(score("Time to the first update")).isEqualTo("MET 10 min, target: 30 min");
    assertThat(score("Time to resolve")).isEqualTo("MET 30 min, target: 30 min");
    assertThat(score("Updates late")).isEqualTo("MET none");
    assertThat(score("Ladder steps reached")).isEqualTo("MET none");
    assertThat(score("Guard items skipped")).isEqualTo("MET none");
    assertThat(score("Checklist left open")).isEqualTo("NOTED there was none");
    assertThat(card().sum()).isEqualTo("7 of 7 targets met");
    assertThat(card().scores()).allSatisfy(s -> assertThat(s.next()).isEmpty());
  }

  @Test
  void whatWasTooLateIsMissedByWhatItWasAndSaysWhatToTry() {
    begins(SEV1);
    ana(4, take());
    ana(42, update());
    ana(90, resolved(List.of("There is no summary of what happened.")));

    assertThat(score("Time to detect")).isEqualTo("MISSED 6 min, target: 5 min, 1 min over");
    assertThat(score("Time to the first update"))
        .isEqualTo("MISSED 42 min, target: 30 min, 12 min over");
    assertThat(score("Time to resolve"))
        .isEqualTo("MISSED 1 h 32 min, target: 30 min, 1 h 2 min over, before the fix worked");
    assertThat(score("Updates late")).isEqualTo("MISSED 2, the worst by 18 min");
    assertThat(score("Guard items skipped"))
        .isEqualTo("MISSED 1: There is no summary of what happened.");
    assertThat(card().scores())
        .filteredOn(s -> s.verdict() == Verdict.MISSED)
        .hasSize(5)
        .allSatisfy(s -> assertThat(s.next()).isPresent());
  }

  @Test
  void atTenTimesTheSpeedMinutesCountAsTen() {
    speed = 10;
    begins(SEV1);
    seconds(60, ANA, take());
    seconds(6 * 60, ANA, update());
    seconds(10 * 60, ANA, resolved(List.of()));

    assertThat(score("Time to detect")).isEqualTo("MISSED 12 min, target: 5 min, 7 min over");
    assertThat(score("Time to take command")).isEqualTo("MET 10 min, target: 15 min");
    assertThat(score("Time to the first update"))
        .isEqualTo("MISSED 1 h, target: 30 min, 30 min over");
    assertThat(score("Updates late")).isEqualTo("MISSED 2, the worst by 30 min");
  }

  @Test
  void nobodyDidAnything() {
    begins(SEV1);
    muster(15, step(Cause.LADDER));
    muster(90, new Cancelled(Status.INVESTIGATING, "over", Optional.empty()));

    assertThat(score("Time to detect")).isEqualTo("MISSED never, target: 5 min");
    assertThat(score("Time to take command")).isEqualTo("MISSED never, target: 15 min");
    assertThat(score("Time to the first update")).isEqualTo("MISSED never, target: 30 min");
    assertThat(score("Time to resolve")).isEqualTo("MISSED never, target: 30 min");
    assertThat(score("Updates late")).isEqualTo("MISSED 1, by 1 h");
    assertThat(score("Ladder steps reached"))
        .isEqualTo("MISSED Responders; because nobody answered: Responders");
    assertThat(card().scores()).noneSatisfy(s -> assertThat(s.what()).startsWith("Guard"));
  }

  @Test
  void aStepThatSomebodyTookIsNoFault() {
    begins(SEV1);
    ana(1, step(Cause.BY_HAND));
    ana(5, resolved(List.of()));

    assertThat(score("Ladder steps reached")).isEqualTo("MET Responders");
  }

  @Test
  void boxesThatNobodyTickedAreCounted() {
    begins(SEV1);
    muster(0, new ListOpened("phase:Triage", "Triage", List.of("look", "act"), Optional.empty()));
    muster(0, new ListOpened("runbook:x", "X", List.of("not this"), Optional.empty()));
    ana(1, new Ticked("phase:Triage", 0, "look"));
    ana(5, resolved(List.of()));

    assertThat(score("Checklist left open")).isEqualTo("MISSED 1 of 2: act");
  }

  @Test
  void raisedTheRhythmCountsFromThenAndLoweredNobodyIsHurried() {
    begins(SEV2); // each hour
    ana(50, new SeverityChanged(SEV2, SEV1, Optional.empty())); // each half hour
    ana(79, update());
    ana(80, new SeverityChanged(SEV1, SEV2, Optional.of("less")));
    ana(139, update());
    ana(140, resolved(List.of()));

    assertThat(score("Updates late")).isEqualTo("MET none");
    assertThat(score("Time to take command")).isEqualTo("MISSED never, target: 1 h");
  }

  @Test
  void reopenedItCountsAnew() {
    begins(SEV1);
    ana(10, resolved(List.of("a")));
    ana(100, new Reopened(Status.RESOLVED, "back"));
    ana(129, update());
    ana(131, resolved(List.of()));

    assertThat(score("Updates late")).isEqualTo("MET none");
    assertThat(score("Guard items skipped")).isEqualTo("MET none");
  }

  @Test
  void aPromisedUpdateIsLateByWhatWasPromised() {
    begins(SEV1);
    ana(
        1,
        new UpdatePosted(
            "soon",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(10)),
            List.of()));
    ana(14, update());
    ana(20, resolved(List.of()));

    assertThat(score("Updates late")).isEqualTo("MISSED 1, by 3 min");
  }

  private void begins(Severity severity) {
    Identity identity =
        new Identity(
            new IncidentId("DRILL-INC-1"),
            -1,
            Visibility.PUBLIC,
            ANA,
            PLAYBOOK.name(),
            Optional.of(PLAYBOOK.text().hash()),
            Optional.of(SCENARIO.drill(speed)));
    Duration began = SCENARIO.situation().began().dividedBy(speed);
    Declared declared =
        new Declared(
            "DRILL: Errors",
            severity,
            Optional.empty(),
            Optional.empty(),
            Optional.of(START.minus(began)),
            Optional.empty());
    RecordedBy stamp = new RecordedBy(START, ANA);
    incident = Optional.of(Incident.begin(identity, declared, stamp));
    entries.add(new TimelineEntry(identity.id(), 1, stamp, declared, ""));
  }

  private void ana(int minute, IncidentEvent event) {
    seconds(minute * 60, ANA, event);
  }

  private void muster(int minute, IncidentEvent event) {
    seconds(minute * 60, UserId.MUSTER, event);
  }

  private void seconds(int second, UserId by, IncidentEvent event) {
    RecordedBy stamp = new RecordedBy(START.plusSeconds(second), by);
    Incident before = incident.orElseThrow();
    incident = Optional.of(event.applyTo(before, stamp));
    entries.add(new TimelineEntry(before.id(), entries.size() + 1, stamp, event, ""));
  }

  private DrillScored card() {
    Incident now = incident.orElseThrow();
    return Scorecard.of(now, entries, PLAYBOOKS.of(now));
  }

  private String score(String what) {
    Score score =
        card().scores().stream().filter(s -> s.what().equals(what)).findFirst().orElseThrow();
    return score.verdict() + " " + score.result();
  }

  private static IncidentEvent take() {
    return new RoleAssigned(COMMANDER, ANA, Optional.empty());
  }

  private static IncidentEvent update() {
    return new UpdatePosted("it hurts", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static IncidentEvent step(Cause cause) {
    return new Escalated("Responders", List.of(), cause, Optional.empty(), Optional.empty());
  }

  private static IncidentEvent resolved(List<String> skipped) {
    return new Resolved(
        Status.INVESTIGATING,
        Optional.of("done"),
        skipped.isEmpty() ? Optional.empty() : Optional.of("hurry"),
        List.of(),
        skipped,
        Optional.empty());
  }
}
