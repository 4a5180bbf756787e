package dev.muster.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Money Flow's API is completely down: a SEV-1, all hands, five phases from the declare on. */
@Timeout(120)
final class MoneyFlowTest {
  private final Company company =
      Company.of(
          "money-flow",
          Map.of(
              "oncall-engineer", List.of("ben"),
              "team-lead", List.of("chi"),
              "engineering-manager", List.of("dev"),
              "engineering", List.of("ben", "chi"),
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
  void theApiIsDown() {
    Room room = theAlertIsDeclaredAsItStands();
    nobodyAnswers(room);
    somebodyTakesItInHand(room);
    theTeamAndTheUsersAreTold(room);
    itIsMitigatedAndResolved(room);
    itIsGoneThroughAndPutAway(room);
  }

  private Room theAlertIsDeclaredAsItStands() {
    Room general = company.bot().room("general");
    String alert = ben.says(general, "[FIRING:1] Health check failed 3 times: api");
    ana.chooses("declare_from_message", Optional.of(general), Optional.of(alert));
    assertThat(ana.form().toString()).contains("This reads like the alert *API down*");
    ana.submits(Map.of());

    Room room = ana.newestWarRoom();
    assertThat(room.headline()).contains("SEV-1 Critical", "*Service*\napi", "*Detection*");
    return room;
  }

  private void nobodyAnswers(Room room) {
    company.at(16);

    assertThat(company.called())
        .containsExactly(
            "+0 On-call engineer",
            "+0 Team lead",
            "+0 Engineering manager and team",
            "+0 All hands and executives");
    assertThat(room.members()).contains("ben", "chi", "dev", "eva");
    assertThat(room.newest("I could not call"))
        .contains("@all-hands: there is no such user group and no such person here")
        .contains("Call them another way");
    assertThat(company.minutes(room, "*Detection* · 0 of 4")).containsExactly(0L);
    assertThat(company.minutes(room, "*Triage* · 0 of 3")).containsExactly(5L);
    assertThat(company.minutes(room, "*Mitigation* · 0 of 3")).containsExactly(15L);
    assertThat(company.minutes(room, ":alarm_clock:")).containsExactly(5L, 15L);
    assertThat(company.minutes(room, "nobody has taken command")).containsExactly(15L);
    assertThat(room.newest("nobody has taken command"))
        .contains("somebody was to be on it within 15 min");
  }

  private void somebodyTakesItInHand(Room room) {
    ben.presses(room, "I'm on it");
    chi.presses(room, "Take command");
    chi.types(room, "role communications-lead @dev");
    assertThat(String.join("\n", dev.toldDirectly()))
        .contains("Keep leadership, support and customers");

    ben.presses(room, "Open runbook");
    assertThat(room.newest("*The API is down*"))
        .contains("Is the backend's container running?", "If a release broke it");
    chi.ticks(room, "The severity is set");
    chi.ticks(room, "We know which part fails");
    assertThat(room.newest("*Detection* · 1 of 4")).contains("☑ 4 <@" + chi.id() + ">");
    assertThat(room.headline()).contains("On it", "<@" + ben.id() + ">");
  }

  private void theTeamAndTheUsersAreTold(Room room) {
    company.at(20);
    chi.types(room, "task go back to the release before @ben 15m");
    chi.types(room, "decide we roll back");
    chi.types(room, "update");
    chi.submits(
        Map.of(
            "words", "we go back to the release before",
            "impact", "nobody can use Money Flow",
            "hypothesis", "this morning's release",
            "eta", "within the hour"));
    assertThat(room.newest("*Update* by"))
        .contains("Who feels it, and how: nobody can use Money Flow", "Over by: within the hour");

    dev.types(room, "tell customers");
    assertThat(dev.form().toString())
        .contains("Something is wrong with API", "nobody can use Money Flow", "within the hour");
    dev.submits(Map.of("words", "The API is down. We expect it back within the hour."));
    dev.presses(room, "Sent");
    assertThat(room.headline()).contains("*Told last*\nUsers");

    company.at(36);
    assertThat(room.newest("is task 1 done?")).contains("<@" + ben.id() + ">");
    ben.presses(room, "Done");
  }

  private void itIsMitigatedAndResolved(Room room) {
    chi.types(room, "status mitigating");
    company.at(61);
    assertThat(company.minutes(room, "*Resolution* · 0 of 4")).containsExactly(60L);
    company.at(70);
    chi.types(room, "status monitoring");

    company.at(90);
    chi.types(room, "resolve");
    assertThat(chi.form().toString())
        .contains("Nobody ticked in the runbook “The API is down”: The health check passes");
    chi.closesForm();
    ben.ticks(room, "The health check passes");
    ben.ticks(room, "Logging in over the API works");
    chi.types(room, "resolve the release before is back");
    assertThat(room.newest("*Resolved* by"))
        .contains("1 h 30 min after it began", "A post-mortem is due by");
    assertThat(room.newest("Tell them how it ended.")).contains("*Users*");
    dev.types(room, "tell customers");
    assertThat(dev.form().toString())
        .contains("API works again.", "What happened: the release before is back");
    dev.submits(Map.of("words", "The API works again. We are sorry."));
    dev.presses(room, "Sent");
  }

  private void itIsGoneThroughAndPutAway(Room room) {
    company.bot().passes(Duration.ofDays(2));
    assertThat(room.newest("*Afterwards* · 0 of 7")).contains("The post-mortem is written");
    assertThat(room.newest("the post-mortem of INC-1 is due now"))
        .contains("<@" + chi.id() + ">", "• Root cause", "• Lessons learned");

    chi.presses(room, "Close");
    chi.submits(Map.of("why", "it is written elsewhere"));
    company.bot().passes(Duration.ofDays(7));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }
}
