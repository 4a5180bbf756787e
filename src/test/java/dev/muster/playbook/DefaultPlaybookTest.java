package dev.muster.playbook;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a team gets that wrote nothing down. */
class DefaultPlaybookTest {
  private static final Path FILE = Path.of("config/playbooks/default.yml");
  private final Playbook playbook = PlaybookFile.shippedDefault();

  @Test
  void theShippedFileHasNoFault() {
    assertThat(PlaybookFile.check(FILE)).isEmpty();
  }

  @Test
  void theFileOnDiskIsTheOneInTheJar() throws PlaybookFaults {
    assertThat(PlaybookFile.read(FILE)).isEqualTo(playbook);
  }

  @Test
  void thereAreFourSeveritiesFromTheWorstDown() {
    assertThat(playbook.severities())
        .extracting(SeverityLevel::name)
        .containsExactly("SEV-1", "SEV-2", "SEV-3", "SEV-4");
    assertThat(playbook.severities())
        .extracting(level -> level.severity().rank())
        .containsExactly(0, 1, 2, 3);
    assertThat(playbook.severities())
        .allSatisfy(level -> assertThat(level.examples()).isNotEmpty());
    assertThat(playbook.defaultSeverity().name()).isEqualTo("SEV-3");
  }

  @Test
  void responseTargetsAre15Minutes1Hour4HoursAndTheNextBusinessDay() {
    assertThat(playbook.severities())
        .extracting(SeverityLevel::responseTarget)
        .containsExactly(
            new ResponseTarget.Within(ofMinutes(15), false),
            new ResponseTarget.Within(ofHours(1), false),
            new ResponseTarget.Within(ofHours(4), false),
            new ResponseTarget.NextBusinessDay());
  }

  @Test
  void updatesAreDueEvery30Minutes1Hour4HoursAndNever() {
    assertThat(playbook.updateEvery("SEV-1", Audience.WAR_ROOM)).contains(every(ofMinutes(30)));
    assertThat(playbook.updateEvery("SEV-2", Audience.WAR_ROOM)).contains(every(ofHours(1)));
    assertThat(playbook.updateEvery("SEV-3", Audience.WAR_ROOM)).contains(every(ofHours(4)));
    assertThat(playbook.updateEvery("SEV-4", Audience.WAR_ROOM)).isEmpty();
  }

  @Test
  void nothingStopsAResolve() {
    assertThat(playbook.course().resolveGuard().require()).isEmpty();
  }

  @Test
  void everybodyMayDoEverything() {
    assertThat(playbook.rights().kept()).isEmpty();
  }

  @Test
  void aSeverityIsFoundHoweverItIsTyped() {
    for (String typed : List.of("SEV-1", "sev-1", "sev1", "Sev 1", "S1", "s1")) {
      assertThat(playbook.severity(typed)).map(SeverityLevel::name).contains("SEV-1");
    }
    assertThat(playbook.severity("sev9")).isEmpty();
    assertThat(playbook.severity("")).isEmpty();
  }

  @Test
  void aRoleIsFoundHoweverItIsTyped() {
    assertThat(playbook.roles())
        .extracting(RoleDescription::key)
        .containsExactly(
            Role.COMMANDER, Role.COMMUNICATIONS_LEAD, "scribe", "subject-matter-expert");
    for (String typed :
        List.of("incident-commander", "ic", "IC", "Incident commander", "commander")) {
      assertThat(playbook.role(typed)).map(RoleDescription::key).contains(Role.COMMANDER);
    }
    assertThat(playbook.role("cook")).isEmpty();
  }

  @Test
  void onCallIsInvitedToTheTwoWorst() {
    assertThat(playbook.responders("SEV-1")).containsExactly("@oncall");
    assertThat(playbook.responders("SEV-2")).containsExactly("@oncall");
    assertThat(playbook.responders("SEV-3")).isEmpty();
  }

  private static Cadence every(Duration span) {
    return new Cadence.Every(span, span);
  }

  @Test
  void investigatingBeginsWithAChecklist() {
    List<Phase> phases = playbook.course().phases("SEV-1");
    assertThat(phases).hasSize(1);
    assertThat(phases.get(0).checklist()).hasSizeBetween(4, 6);
  }

  @Test
  void namesAreMadeOfNumberAndTitle() {
    NameFacts facts =
        new NameFacts(Instant.parse("2026-01-31T14:05:00Z"), 7, "SEV-1", null, "Checkout is down!");
    assertThat(playbook.incidentId(facts)).isEqualTo("INC-7");
    assertThat(playbook.channelName(facts)).isEqualTo("inc-7-checkout-is-down");
    assertThat(playbook.warRoom().announcementChannel()).isEqualTo("incidents");
  }

  @Test
  void aftermathIsPlanned() {
    assertThat(playbook.aftermath().postMortemDue("SEV-1")).contains(new Due.Within(ofDays(2)));
    assertThat(playbook.aftermath().postMortemDue("SEV-4")).isEmpty();
    assertThat(playbook.aftermath().archiveAfter()).contains(ofDays(7));
    assertThat(playbook.rhythm().nudges())
        .isEqualTo(new UpdateRhythm.Nudges(ofMinutes(10), 1, ofHours(1)));
  }
}
