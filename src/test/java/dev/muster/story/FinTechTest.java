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

/** The fintech's SEV-1: first 15 minutes, three levels that answer in time, approved words. */
@Timeout(120)
final class FinTechTest {
  private final Company company =
      Company.of(
          "fintech",
          Map.of(
              "oncall-engineer", List.of("ben"),
              "engineering-manager", List.of("chi"),
              "database-administrators", List.of("dev"),
              "vp-engineering", List.of("eva")));
  private final Person ana = company.person("ana");
  private final Person ben = company.person("ben");
  private final Person chi = company.person("chi");
  private final Person dev = company.person("dev");

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void theWholeServiceIsOut() {
    ana.types("declare");
    ana.submits(Map.of("title", "nothing works", "severity", "SEV-1", "service", "auth-service"));
    Room room = ana.newestWarRoom();
    assertThat(room.name()).isEqualTo("sev-1-incident");
    assertThat(room.headline())
        .contains("2026-03-02-1000-auth-service", "https://zoom.us/incident");
    nobodyMitigatesIt(room);
    theParticipantsComeTogether(room);
    customersReadOnlyWhatTheCommanderApproved(room);
    itIsOver(room);
    thePostMortemIsDueWithinADay(room);
  }

  private void nobodyMitigatesIt(Room room) {
    company.at(46);

    assertThat(company.called())
        .containsExactly(
            "+0 L1 on-call engineer",
            "+15 L1 on-call engineer again",
            "+15 L2 engineering manager",
            "+20 L2 engineering manager again",
            "+45 L3 VP engineering");
    assertThat(room.newest("*L1 on-call engineer*"))
        .contains("If you are stuck for 15 minutes, or the impact is unclear, escalate.");
    assertThat(ben.direct().newest("You are called")).contains("SEV-1 · nothing works");
    assertThat(company.minutes(room, "somebody was to be on it within 15 min"))
        .containsExactly(15L);
    assertThat(company.minutes(room, "*The first 15 minutes*: time is up")).containsExactly(15L);
    assertThat(company.minutes(room, "By now you should be talking to each other"))
        .containsExactly(15L);
    assertThat(company.minutes(room, "*Diagnosis of a SEV-1* · 0 of 5")).containsExactly(15L);
    assertThat(company.minutes(room, "Word to *Customers* is due")).containsExactly(15L, 30L, 45L);
    assertThat(company.minutes(room, ":alarm_clock:")).containsExactly(30L, 40L);
  }

  private void theParticipantsComeTogether(Room room) {
    ben.presses(room, "I'm on it");
    chi.presses(room, "Take command");
    chi.types(room, "role tech @ben");
    chi.types(room, "role comms @ana");
    assertThat(String.join("\n", ana.toldDirectly()))
        .contains("Customers every 15 minutes in a SEV-1");
    assertThat(String.join("\n", ben.toldDirectly()))
        .contains("Say what you suspect as soon as you do, so that it stands on the headline");

    assertThat(ben.types(room, "escalate data may be lost")).contains("Escalated");
    assertThat(room.newest("*Data may be lost*"))
        .contains("1. Stop what writes", "2. Bring the database administrator in");
    assertThat(room.members()).contains("dev", "eva");
    chi.types(room, "role dba @dev");
    assertThat(room.newest("*The database is down*")).contains("Is its volume there?");
    dev.ticks(room, "Does the database's pod run?");
    dev.ticks(room, "The database answers");

    chi.types(room, "task start one replica of the database @dev 5m");
    chi.types(room, "update");
    chi.submits(
        Map.of(
            "words", "the database's pod is gone",
            "impact", "nobody can log in",
            "hypothesis", "its volume was full",
            "eta", "11:00 UTC"));
    assertThat(room.newest("*Update* by"))
        .contains("*SEV-1: nothing works*", "• Hit: nobody can log in", "• Over by: 11:00 UTC")
        .contains("• Call: <https://zoom.us/incident>");
  }

  private void customersReadOnlyWhatTheCommanderApproved(Room room) {
    ana.types(room, "tell customers");
    assertThat(ana.form().toString())
        .contains("We look into trouble with Authentication")
        .contains("will write again every 15 minutes");
    ana.submits(Map.of("words", "We look into trouble with logging in."));
    assertThat(room.lastMessage()).contains("<@" + chi.id() + ">", "wrote this text");
    assertThat(ben.pressesAndIsTold(room, "Approve")).contains("Only the Incident commander");
    chi.presses(room, "Approve");
    assertThat(room.newest("approved this text for *Customers*"))
        .contains("https://status.fintech.com", "trouble with logging in");
    assertThat(room.headline()).doesNotContain("*Told last*\nCustomers");
    ana.presses(room, "Sent");
    assertThat(room.headline()).contains("*Told last*\nCustomers");

    company.at(62);
    assertThat(room.newest("Word to *Customers* is due")).contains("<@" + ana.id() + ">");
    assertThat(room.newest("is task 1 done?")).contains("<@" + dev.id() + ">");
    dev.presses(room, "Done");
    chi.types(room, "status mitigating");
    ana.types(room, "tell customers");
    assertThat(ana.form().toString())
        .contains("We know the cause and are putting a fix in place.", "11:00 UTC");
    ana.submits(Map.of("words", "We are putting a fix in place."));
    chi.presses(room, "Approve");
    ana.presses(room, "Sent");
  }

  private void itIsOver(Room room) {
    company.at(70);
    for (String box : List.of("The number of transactions", "Every service calls itself healthy")) {
      dev.ticks(room, box);
    }
    chi.types(room, "resolve the database has room again");
    assertThat(chi.form().toString())
        .contains("The error rate is below 1 %", "P95 is below 1 second", "The smoke tests pass");
    chi.submits(
        Map.of("summary", "the database has room again", "confirm", List.of("0", "1", "2", "3")));
    assertThat(room.newest("*Resolved* by")).contains("1 h 10 min after it began");
    assertThat(room.newest("*Over* · 0 of 7"))
        .contains("Customers have the all-clear", "the error budget");
    ana.types(room, "tell customers");
    assertThat(ana.form().toString()).contains("This is over.", "reload the page");
    ana.submits(Map.of("words", "This is over. We are sorry."));
    chi.presses(room, "Approve");
    ana.presses(room, "Sent");
    assertThat(room.headline()).contains("*Told last*\nCustomers");
  }

  private void thePostMortemIsDueWithinADay(Room room) {
    company.bot().passes(Duration.ofDays(1));
    assertThat(room.newest("is due now: what happened"))
        .contains("<@" + chi.id() + ">", "• Contributing factors", "• Error budget used");

    chi.types(room, "close nothing to learn");
    company.bot().passes(Duration.ofDays(7));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }
}
