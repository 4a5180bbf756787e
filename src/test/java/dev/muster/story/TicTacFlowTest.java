package dev.muster.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TicTacFlow's quick runbook "App is down": a P1, with its timeboxes of 2, 5 and 30 minutes. */
@Timeout(120)
final class TicTacFlowTest {
  private final Company company =
      Company.of(
          "tictacflow",
          Map.of(
              "oncall-sre", List.of("ben"),
              "incident-commander", List.of("chi"),
              "engineering", List.of("dev"),
              "product", List.of("dev"),
              "support-lead", List.of("ana"),
              "executives", List.of("eva")));
  private final Person ana = company.person("ana");
  private final Person ben = company.person("ben");
  private final Person chi = company.person("chi");
  private final Person dev = company.person("dev");

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void theAppIsDown() {
    Room room = ana.declares("P1 the app is down");
    assertThat(room.name()).isEqualTo("incident-p1-20260302-1000");
    nobodyAnswersForOverAnHour(room);
    everybodyHasTheirPart(room);
    theStatusPageIsKeptUpToDate(room);
    itIsMitigatedAndTheSystemsAreWell(room);
    theyLookBackWithinADay(room);
  }

  private void nobodyAnswersForOverAnHour(Room room) {
    assertThat(room.newest("By now you should be talking to each other"))
        .contains("https://zoom.us/j/tictacflow");
    company.at(61);

    assertThat(company.called())
        .containsExactly(
            "+0 On call",
            "+0 SRE and incident commander",
            "+5 Incident commander",
            "+30 SRE and incident commander again",
            "+35 Incident commander again",
            "+60 Executives");
    assertThat(room.newest("Now it is for *On call*"))
        .contains("(in business hours)")
        .contains(
            "Page PagerDuty in <https://app.pagerduty.com|PagerDuty>: that I can't do for you");
    assertThat(company.minutes(room, "*Triage*: time is up.")).containsExactly(2L);
    assertThat(company.minutes(room, "*First action*: time is up.")).containsExactly(5L);
    assertThat(company.minutes(room, "*Resolved*: time is up.")).containsExactly(30L);
    assertThat(company.minutes(room, "somebody was to be on it within 5 min")).containsExactly(5L);
    assertThat(company.minutes(room, "*Response* · 0 of 5")).containsExactly(5L);
    assertThat(company.minutes(room, "Word to *Status page* is due")).startsWith(5L, 10L, 15L);
    assertThat(company.minutes(room, "report of the *SRE* is due")).startsWith(5L, 10L, 15L);
    assertThat(room.newest("*Executives*")).contains("It has lasted for more than an hour.");
    assertThat(room.members()).contains("eva");
  }

  private void everybodyHasTheirPart(Room room) {
    chi.presses(room, "I'm on it");
    chi.types(room, "take");
    chi.types(room, "role sre @ben");
    chi.types(room, "role engineering @dev");
    chi.types(room, "role support @ana");
    assertThat(String.join("\n", ben.toldDirectly())).contains("Report every 5 minutes");
    assertThat(String.join("\n", ana.toldDirectly())).contains("Watch the queue of tickets");

    company.at(66);
    assertThat(room.newest("the report of the *SRE* is due")).contains("<@" + ben.id() + ">");
    ben.types(room, "report the pool of connections is used up since the release");
    assertThat(room.newest("*SRE* <@" + ben.id() + ">")).contains("pool of connections is used up");

    dev.presses(room, "Open runbook");
    dev.ticks(room, "Was there a release?");
    assertThat(dev.types(room, "escalate several components are broken")).contains("Escalated");
    assertThat(room.newest("*Several components are broken*"))
        .contains("Go back to the version before, altogether");
    assertThat(room.newest("*What to try, in this order*")).contains("run the version before");
  }

  private void theStatusPageIsKeptUpToDate(Room room) {
    chi.types(room, "update");
    chi.submits(
        Map.of("words", "we roll back", "impact", "Nobody can log in.", "eta", "in 30 minutes"));
    ana.types(room, "tell status page");
    assertThat(ana.form().toString())
        .contains("Nobody can log in. We are looking into it.")
        .contains("We expect it to work again: in 30 minutes");
    ana.submits(Map.of("words", "Nobody can log in. We expect it to work again in 30 minutes."));
    ana.presses(room, "Sent");
    ana.types(room, "tell customers");
    assertThat(ana.form().toString())
        .contains("How it goes on you see on https://status.yourdomain.com");
    ana.submits(Map.of("words", "We have trouble at the moment: the app is down."));
    ana.presses(room, "Sent");
    assertThat(room.headline()).contains("Status page", "Customers by e-mail, banner and ticket");
  }

  private void itIsMitigatedAndTheSystemsAreWell(Room room) {
    chi.types(room, "status mitigating");
    assertThat(room.newest("*Mitigation* · 0 of 6")).contains("5. The version before runs again");
    ben.ticks(room, "The version before runs again");

    company.at(75);
    chi.types(room, "resolve the version before runs");
    assertThat(chi.form().toString())
        .contains("The error rate is as low as it was before", "The health page answers with 200")
        .contains("Nobody ticked in the runbook “The app is down”");
    chi.submits(
        Map.of(
            "summary", "the version before runs",
            "confirm", List.of("0", "1", "2", "3"),
            "anyway", "all of it was tried by hand"));
    assertThat(room.newest("*Resolved* by")).contains("1 h 15 min after it began");
    assertThat(room.newest("*Wrapping up* · 0 of 6")).contains("The incident log has its line");
    ana.types(room, "tell status page");
    assertThat(ana.form().toString()).contains("All clear. the version before runs");
    ana.submits(Map.of("words", "All clear."));
    ana.presses(room, "Sent");
  }

  private void theyLookBackWithinADay(Room room) {
    company.bot().passes(Duration.ofHours(23));
    assertThat(company.minutes(room, "the post-mortem of INC-1 is due now")).isEmpty();
    company.bot().passes(Duration.ofHours(1));
    assertThat(room.newest("the post-mortem of INC-1 is due now"))
        .contains("• Why it happened (root cause, blaming nobody)");
    chi.types(room, "close nothing to learn");
    company.bot().passes(Duration.ofDays(7));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }
}
