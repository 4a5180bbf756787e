package dev.muster.feature.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody doesn't wait for the ladder. */
@Timeout(120)
final class EscalateByHandTest {
  private static final Playbook PLAYBOOK =
      Playbooks.withLadder(
          """
          ladder:
            - name: First line
              call: ["@dev"]
              after: {SEV-1: 1h}
              while: not acknowledged
            - name: Managers
              call: ["@eva"]
              after: {SEV-1: 2h}
              while: not resolved
          situations:
            - name: Data is lost
              advice:
                - Stop all writes
                - Call the database people
              call: ["@chi"]
              runbook: restore
            - name: One component
              advice: [Switch it off]
          runbooks:
            - name: restore
              title: Restore the database
              fix: [Find the last good copy]
          """);

  private final BotUnderTest bot = BotUnderTest.with(PLAYBOOK);
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person chi = bot.person("chi");
  private final Person dev = bot.person("dev");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void eachTimeTheNextStepIsTakenAndAfterTheLastItIsSaidWhatToDo() {
    assertThat(ana.types(room, "escalate we don't know this system")).contains("Escalated");
    assertThat(room.lastMessage())
        .contains("<@" + ana.id() + "> escalates to *First line*. we don't know this system")
        .contains("<@" + dev.id() + ">");

    ana.presses(room, "Escalate further");
    assertThat(room.lastMessage()).contains("escalates to *Managers*");

    assertThat(ana.types(room, "escalate more"))
        .contains("Every step of the ladder is taken.")
        .contains("/incident page @group");
    bot.passes(Duration.ofHours(3));
    assertThat(LadderTest.calls(room)).hasSize(2);
  }

  @Test
  void twoWhoPressAtTheSameTimeTakeOneStep() {
    ana.types(room, "escalate first line");

    assertThat(ben.types(room, "escalate first line")).contains("is called already");
    assertThat(LadderTest.calls(room)).hasSize(1);
  }

  @Test
  void theFormOffersTheNextStepAndTheSituationsWithTheirAdvice() {
    ana.types(room, "escalate");
    assertThat(ana.form().toString())
        .contains("The next step of the ladder: First line")
        .contains("Calls @dev")
        .contains("Data is lost")
        .contains("Stop all writes")
        .contains("Opens the runbook restore")
        .contains("One component");

    ana.submits(Map.of("what", "situation 0", "why", "orders are gone"));

    assertThat(LadderTest.calls(room).get(0))
        .contains("says what it is: *Data is lost*. orders are gone")
        .contains("1. Stop all writes")
        .contains("2. Call the database people")
        .contains("<@" + chi.id() + ">");
    assertThat(chi.direct().lastMessage()).contains("orders are gone");
    assertThat(bot.incident("INC-1").progress().work().list("runbook:restore")).isPresent();
  }

  @Test
  void theFormTakesNoOtherStepThanItSaid() {
    ana.types(room, "escalate");
    ben.types(room, "escalate nobody answers");

    assertThat(ana.submits(Map.of("what", "next")).toString()).contains("is called already");
    assertThat(LadderTest.calls(room)).hasSize(1);
  }

  @Test
  void aSituationThatCallsNobodyIsSaidWithItsAdvice() {
    assertThat(ana.types(room, "escalate one component")).contains("Escalated");

    assertThat(room.lastMessage()).contains("*One component*").contains("1. Switch it off");
  }

  @Test
  void whatIsOverIsNotEscalated() {
    ana.types(room, "resolve rolled back");

    for (String command : List.of("escalate", "escalate why", "page", "page @ben", "ack", "call")) {
      assertThat(ana.types(room, command)).contains("already resolved");
    }
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void withoutALadderOneIsToldHowToCallPeople() {
    Room low = ana.declares("SEV-4 a wrong text");

    assertThat(ana.types(low, "escalate somebody"))
        .contains("no ladder for SEV-4")
        .contains("/incident page @group");
  }
}
