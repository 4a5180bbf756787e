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

/** Flowrex can't trade: a P0 by the matrix, with updates that each say when the next one comes. */
@Timeout(120)
final class FlowRexTest {
  private final Company company =
      Company.of(
          "flowrex",
          Map.of(
              "oncall-primary", List.of("ben"),
              "oncall-secondary", List.of("chi"),
              "team-lead", List.of("dev"),
              "management", List.of("eva"),
              "database-admin", List.of("dev")));
  private final Person ana = company.person("ana");
  private final Person ben = company.person("ben");
  private final Person chi = company.person("chi");
  private final Person dev = company.person("dev");

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void nobodyCanTrade() {
    ana.types("declare");
    ana.submits(Map.of("title", "trades fail", "severity", "P0", "service", "trading"));
    Room room = ana.newestWarRoom();
    assertThat(room.name()).isEqualTo("incident-20260302-1000");
    nobodyAnswers(room);
    theOnCallEngineerCommandsAndInvestigates(room);
    eachUpdatePromisesTheNext(room);
    itIsMitigatedAndWatchedForHalfAnHour(room);
    thePostMortemIsBookedAtOnce(room);
  }

  private void nobodyAnswers(Room room) {
    company.at(16);

    assertThat(company.called())
        .containsExactly("+0 On-call engineer", "+0 Team lead", "+15 Management");
    assertThat(room.members()).contains("ben", "chi", "dev", "eva");
    assertThat(room.newest("Who takes command"))
        .contains("P0 needs somebody at once.")
        .contains("Who could: On-call engineer: @oncall-primary, @oncall-secondary, @team-lead.");
    assertThat(company.minutes(room, "*Triage* · 0 of 5")).containsExactly(0L);
    assertThat(ana.types(room, "nudges"))
        .contains("when the last one said, or else every 30 min")
        .contains("The next nudge comes <!date^");
  }

  private void theOnCallEngineerCommandsAndInvestigates(Room room) {
    ben.types(room, "ack");
    ben.types(room, "take");
    chi.types(room, "take scribe");
    assertThat(String.join("\n", chi.told(room))).contains("Note events and decisions");
    ben.ticks(room, "Somebody commands, usually the engineer on call");
    ben.types(room, "page @database-admin the broker's table is locked");
    assertThat(dev.direct().newest("calls you")).contains("the broker's table is locked");

    ben.types(room, "status identified");
    assertThat(room.newest("*Investigation* · 0 of 6")).contains("TwelveData and the brokers");
    chi.ticks(room, "The last deployments were looked at");
    chi.presses(room, "Open runbook");
    assertThat(room.newest("*Trades fail*")).contains("Does our risk engine refuse them?");
    chi.ticks(room, "See whether our credentials there have expired");
  }

  private void eachUpdatePromisesTheNext(Room room) {
    ben.types(room, "update");
    ben.submits(
        Map.of("words", "we look into it", "impact", "no trade is carried out", "next", "15m"));
    assertThat(room.newest("*Update* by"))
        .contains("🚨 *P0, Trade execution*", "What users notice: no trade is carried out");
    company.at(30);
    assertThat(company.minutes(room, ":alarm_clock:")).isEmpty();
    company.at(32);
    assertThat(company.minutes(room, ":alarm_clock:")).containsExactly(31L);

    ben.types(room, "update");
    ben.submits(
        Map.of(
            "words", "we renew them",
            "hypothesis", "our credentials at the broker expired",
            "eta", "10:45 UTC",
            "next", "20m"));
    assertThat(room.newest("📋"))
        .contains("📋 *Identified*", "Cause: our credentials at the broker expired")
        .contains("Over by: 10:45 UTC", "The next update comes <!date^", "10:52 UTC>.");
  }

  private void itIsMitigatedAndWatchedForHalfAnHour(Room room) {
    ben.types(room, "status mitigating");
    assertThat(room.newest("*Mitigation of the worst* · 0 of 4"))
        .contains("maintenance mode is on");
    company.at(40);
    ben.types(room, "status monitoring");
    ben.types(room, "update trades go through again, next 30m");

    company.at(51);
    ben.types(room, "resolve new credentials");
    assertThat(ben.form().toString()).contains("min of 30 min.", "The health pages are good");
    ben.closesForm();
    chi.ticks(room, "A trade goes through");
    chi.ticks(room, "The count of failed trades stands still");
    company.at(71);
    assertThat(room.newest("it is watched since")).contains("normal for 30 min?");
    ben.presses(room, "Resolve");
    ben.submits(Map.of("summary", "new credentials", "confirm", List.of("0")));
    assertThat(room.newest("✅"))
        .contains("✅ *Resolved* after 1 h 11 min", "What we did: new credentials")
        .contains("Cause: our credentials at the broker expired");
  }

  private void thePostMortemIsBookedAtOnce(Room room) {
    assertThat(room.newest("*Resolved* by")).contains("The post-mortem is to be booked now");
    assertThat(company.minutes(room, "the post-mortem of INC-1 is due now")).containsExactly(71L);
    assertThat(room.newest("the post-mortem of INC-1 is due now")).contains("• Response");
    assertThat(room.newest("*Resolved* · 0 of 3")).contains("The status page is up to date");

    ben.types(room, "close nothing to learn");
    company.bot().passes(Duration.ofDays(7));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }
}
