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

/** Saltbitter's payments fail: a SEV-1 that climbs to the CTO, then a status page in four steps. */
@Timeout(120)
final class SaltBitterTest {
  private final Company company =
      Company.of(
          "saltbitter",
          Map.of(
              "oncall-primary", List.of("ben"),
              "oncall-secondary", List.of("chi"),
              "engineering-manager", List.of("dev"),
              "cto", List.of("eva"),
              "stakeholders", List.of("ana")));
  private final Person ana = company.person("ana");
  private final Person ben = company.person("ben");
  private final Person chi = company.person("chi");
  private final Person dev = company.person("dev");

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void paymentsFail() {
    Room room = ana.declares("SEV-1 payments fail");
    assertThat(room.name()).isEqualTo("incident-2026-03-02-payments-fail");
    nobodyAnswersForTwoHours(room);
    somebodyInvestigates(room);
    theStatusPageFollowsTheIncident(room);
    itIsWatchedBeforeItIsOver(room);
    thePostMortemIsWrittenWithinTwoDays(room);
  }

  private void nobodyAnswersForTwoHours(Room room) {
    assertThat(room.newest("Who takes command")).contains("SEV-1 needs somebody at once");
    company.at(121);

    assertThat(company.called())
        .containsExactly("+0 Primary", "+5 Secondary", "+10 Engineering manager", "+120 CTO");
    assertThat(room.newest("Now it is for *Primary*"))
        .contains("Page PagerDuty in <https://saltbitter.pagerduty.com|PagerDuty>");
    assertThat(room.newest("Now it is for *CTO*")).contains("Call the CTO by telephone, too.");
    assertThat(company.minutes(room, "*Triage* · 0 of 8")).containsExactly(0L);
    assertThat(company.minutes(room, "*Investigation* · 0 of 5")).containsExactly(5L);
    assertThat(company.minutes(room, "*Half of the investigation*: time is up"))
        .containsExactly(30L);
    assertThat(company.minutes(room, "*Investigation*: time is up")).containsExactly(60L);
    assertThat(company.minutes(room, "Word to *Status page* is due"))
        .containsExactly(30L, 60L, 90L, 120L);
    assertThat(company.minutes(room, "Word to *All users by e-mail* is due"))
        .containsExactly(30L, 60L, 90L, 120L);
  }

  private void somebodyInvestigates(Room room) {
    ben.presses(room, "I'm on it");
    chi.presses(room, "Take command");
    chi.types(room, "role communications-lead @dev");
    chi.ticks(room, "The alert is acknowledged in PagerDuty");
    ben.presses(room, "Open runbook");
    assertThat(room.newest("*Payments fail*")).contains("What does Stripe's dashboard say?");
    ben.ticks(room, "What does Stripe's dashboard say?");
    ben.ticks(room, "Stripe, AWS and OpenAI on their status pages");
    assertThat(chi.types(room, "call https://meet.example.com/payments")).isNotEmpty();
    assertThat(room.headline()).contains("https://meet.example.com/payments");
    chi.types(room, "update");
    chi.submits(Map.of("words", "calls from Stripe end nowhere", "impact", "nobody can pay"));
  }

  private void theStatusPageFollowsTheIncident(Room room) {
    assertThat(begun(room, "status page"))
        .contains("[2026-03-02 12:01 UTC] Investigating", "reports about this: nobody can pay");
    assertThat(begun(room, "users")).contains("https://status.saltbitter.com tells how it goes on");

    company.at(130);
    chi.types(room, "status identified");
    chi.types(room, "update");
    chi.submits(Map.of("words", "we mend it", "hypothesis", "the webhook's address is gone"));
    assertThat(begun(room, "status page"))
        .contains("Identified", "We know the cause: the webhook's address is gone");

    company.at(150);
    chi.types(room, "status monitoring");
    assertThat(begun(room, "status page")).contains("Monitoring", "we watch whether it holds");
  }

  /** The text that the form begins from, sent as it is. */
  private String begun(Room room, String audience) {
    dev.types(room, "tell " + audience);
    String form = dev.form().toString();
    dev.submits(Map.of("words", "as the form has it"));
    dev.presses(room, "Sent");
    return form;
  }

  private void itIsWatchedBeforeItIsOver(Room room) {
    company.at(161);
    chi.types(room, "resolve the address is back");
    assertThat(chi.form().toString()).contains("min of 30 min.");
    chi.closesForm();

    company.at(181);
    assertThat(room.newest("it is watched since")).contains("normal for 30 min?");
    ben.ticks(room, "A payment goes through");
    ben.ticks(room, "No call from Stripe is left over");
    chi.presses(room, "Resolve");
    assertThat(chi.form().toString())
        .contains("The cause is found and fixed", "No user has reported anything new")
        .doesNotContain("asks for more");
    chi.submits(Map.of("summary", "the address is back", "confirm", List.of("0", "1")));
    assertThat(room.newest("*Resolved* by")).contains("3 h 1 min after it began");
    assertThat(room.newest("*Resolved* · 0 of 5")).contains("The status page says so");
    assertThat(begun(room, "status page")).contains("Everything works as it should.");
    assertThat(begun(room, "users")).contains("This is over: the address is back");
  }

  private void thePostMortemIsWrittenWithinTwoDays(Room room) {
    company.bot().passes(Duration.ofDays(2));
    assertThat(room.newest("the post-mortem of INC-1 is due now"))
        .contains("• Root cause", "• Action items (owner, deadline)");
    chi.types(room, "close nothing to learn");
    company.bot().passes(Duration.ofDays(7));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }
}
