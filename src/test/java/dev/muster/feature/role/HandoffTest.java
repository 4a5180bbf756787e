package dev.muster.feature.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.RoleEvent;
import dev.muster.incident.UserId;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who commands, and how command goes from one to another. */
final class HandoffTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person chi = bot.person("chi");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void oneButtonTakesCommand() {
    bot.passes(Duration.ofMinutes(3));

    Instant then = bot.now();
    String told = ben.pressesAndIsTold(room, "Take command");

    assertThat(told)
        .contains("You are *Incident commander* of INC-1.")
        .contains("• Say that you have command, and who does what");
    assertThat(said()).contains("<@" + ben.id() + "> is *Incident commander* now.");
    assertThat(commander()).isEqualTo(ben.id());
    assertThat(bot.incident("INC-1").milestones().acknowledged()).contains(then);
    assertThat(room.topic()).contains("<@" + ben.id() + ">");
    assertThat(room.headline()).contains("<@" + ben.id() + ">").doesNotContain("nobody yet");
    assertThat(ben.types(room, "take")).contains("You are Incident commander already.");
  }

  @Test
  void commandIsHandedOverWhenTheOtherOneAccepts() {
    ana.types(room, "take");

    assertThat(ana.types(room, "handoff @ben"))
        .contains("Command is offered to <@" + ben.id() + ">")
        .contains("Until then <@" + ana.id() + "> commands.");
    assertThat(said())
        .contains("<@" + ben.id() + ">, <@" + ana.id() + "> hands command of INC-1 over to you.")
        .contains("Take command")
        .contains("Not now");
    assertThat(commander()).isEqualTo(ana.id());

    bot.passes(Duration.ofMinutes(2));
    String told = ben.pressesAndIsTold(room, "Take command");

    assertThat(told).contains("You are *Incident commander* of INC-1.");
    assertThat(said())
        .contains(
            "<@" + ben.id() + "> is *Incident commander* now, in place of <@" + ana.id() + ">.");
    assertThat(commander()).isEqualTo(ben.id());
    assertThat(ana.types(room, "timeline"))
        .contains("<@" + ana.id() + "> is Incident commander")
        .contains("Command offered to <@" + ben.id() + ">")
        .contains("<@" + ben.id() + "> is Incident commander (before: <@" + ana.id() + ">)");
  }

  @Test
  void onlyTheOneItWasOfferedToMayAnswer() {
    ana.types(room, "take");
    ana.types(room, "handoff @ben");

    assertThat(chi.pressesAndIsTold(room, "Take command"))
        .contains("Command is offered to <@" + ben.id() + ">, and only they can answer that.");
    assertThat(chi.pressesAndIsTold(room, "Not now")).contains("only they can answer that");
    assertThat(commander()).isEqualTo(ana.id());
  }

  @Test
  void whoeverCannotTakeItSaysSoAndTheCommanderStays() {
    ana.types(room, "take");
    ana.types(room, "handoff @ben");

    assertThat(ben.pressesAndIsTold(room, "Not now")).contains("You did not take command.");

    assertThat(said())
        .contains("<@" + ben.id() + "> can't take command now.")
        .contains("<@" + ana.id() + ">, you still command INC-1.")
        .contains("Offer it to somebody else");
    assertThat(commander()).isEqualTo(ana.id());
    assertThat(ben.types(room, "handoff accept")).contains("Command is no longer on offer.");
    ana.presses(room, "Offer it to somebody else");
    ana.submits(Map.of("person", chi.id()));
    assertThat(said()).contains("<@" + chi.id() + ">, <@" + ana.id() + "> hands command");
  }

  @Test
  void whoeverIsOfferedItMayAlsoJustTakeIt() {
    ana.types(room, "take");
    ana.types(room, "handoff @ben");

    assertThat(ben.types(room, "take")).contains("You are *Incident commander* of INC-1.");
    assertThat(commander()).isEqualTo(ben.id());
  }

  @Test
  void commandIsNotTakenInPassing() {
    ana.types(room, "take");

    String asked = ben.types(room, "take");

    assertThat(asked)
        .contains("<@" + ana.id() + "> is *Incident commander* of INC-1 since <!date^")
        .contains("Take over now")
        .contains("Ask them to hand over");
    assertThat(commander()).isEqualTo(ana.id());

    ben.presses(room, "Take over now");

    assertThat(commander()).isEqualTo(ben.id());
    assertThat(said())
        .contains("<@" + ben.id() + "> is *Incident commander* now, in place of <@" + ana.id());
    assertThat(ana.types(room, "role ic @ana")).contains("Take over now");
  }

  @Test
  void whoeverLooksAwayTakesOverFromTheOneTheySaw() {
    ana.types(room, "take");
    ben.types(room, "take");
    chi.types(room, "take");
    chi.presses(room, "Take over now");

    String told = ben.pressesAndIsTold(room, "Take over now");

    assertThat(told).contains("<@" + chi.id() + "> is *Incident commander* of INC-1 since");
    assertThat(commander()).isEqualTo(chi.id());
  }

  @Test
  void theCommanderIsAskedToHandOver() {
    ana.types(room, "take");
    ben.types(room, "take");

    assertThat(ben.pressesAndIsTold(room, "Ask them to hand over"))
        .contains("<@" + ana.id() + "> is asked to hand over command to you in <#");
    assertThat(said())
        .contains("<@" + ana.id() + ">, <@" + ben.id() + "> asks you to hand over command");
    assertThat(commander()).isEqualTo(ana.id());

    ana.presses(room, "Hand over");
    ben.presses(room, "Take command");

    assertThat(commander()).isEqualTo(ben.id());
    assertThat(ana.types(room, "timeline"))
        .contains("Asked <@" + ana.id() + "> to hand over command");
  }

  @Test
  void commandGivenToSomebodyElseIsGivenWhereNobodyHasIt() {
    assertThat(ana.types(room, "role incident-commander @ben"))
        .contains("<@" + ben.id() + "> is *Incident commander* now");

    assertThat(commander()).isEqualTo(ben.id());
    assertThat(said())
        .contains("<@" + ben.id() + ">, you are *Incident commander* now")
        .contains("Hand over");
  }

  @Test
  void commandGivenToSomebodyElseIsOfferedWhereSomebodyHasIt() {
    ana.types(room, "take");

    assertThat(chi.types(room, "role ic @ben"))
        .contains("Command is offered to <@" + ben.id() + ">");

    assertThat(commander()).isEqualTo(ana.id());
    assertThat(said())
        .contains(
            "<@"
                + ben.id()
                + ">, <@"
                + chi.id()
                + "> asks you to take command of INC-1 from <@"
                + ana.id()
                + ">.");
    assertThat(ana.types(room, "role ic @ben")).contains("offered to that person already");
    ben.presses(room, "Take command");
    assertThat(commander()).isEqualTo(ben.id());
  }

  @Test
  void anOfferToNobodyInParticularIsRefused() {
    assertThat(ana.types(room, "handoff @nobody-here")).contains("I can't tell who @nobody-here");
    assertThat(ana.types(room, "handoff @muster")).contains("I can't take a role");
    assertThat(ana.types(room, "handoff @ben @chi")).contains("One person commands at a time");
    assertThat(ana.types(room, "handoff @ana")).contains("use `/incident take`");
    ana.types(room, "take");
    assertThat(ana.types(room, "handoff @ana")).contains("You command this incident already.");
    assertThat(ben.types(room, "handoff @ana"))
        .contains("That person commands this incident already.");
    assertThat(ben.types(room, "handoff ask"))
        .contains("is asked to hand over command to you in <#");
    assertThat(ana.types(room, "handoff ask")).contains("You command this incident already.");
  }

  @Test
  void whoeverIsOfferedCommandIsBroughtIntoTheWarRoom() {
    ana.types(room, "take");
    ana.types(room, "handoff");
    ana.submits(Map.of("person", bot.person("eva").id()));

    assertThat(room.members()).contains("eva");
  }

  @Test
  void anOfferEndsWithTheIncident() {
    ana.types(room, "take");
    ana.types(room, "handoff @ben");
    ana.types(room, "resolve rolled back");

    assertThat(ben.pressesAndIsTold(room, "Take command")).contains("It is already resolved.");
    assertThat(ben.pressesAndIsTold(room, "Not now")).contains("It is already resolved.");
    assertThat(commander()).isEqualTo(ana.id());
  }

  @Test
  void ofTwoWhoTakeCommandAtOnceOneHasIt() {
    Stream.of(ana, ben, chi)
        .parallel()
        .forEach(person -> bot.hands().types(person.name(), room.name(), "take"));
    bot.settled();

    assertThat(staffing()).hasSize(1);
    assertThat(commander()).isNotEqualTo("nobody");
  }

  @Test
  void whatSlackDeliversTwiceIsDoneOnce() {
    for (String typed : List.of("take", "handoff @ben")) {
      bot.hands().does("fault", Map.of("duplicate", 1));
      ana.types(room, typed);
    }
    bot.hands().does("fault", Map.of("duplicate", 1));
    assertThat(ben.pressesAndIsTold(room, "Take command")).contains("You are *Incident commander*");

    assertThat(staffing()).hasSize(3);
    assertThat(room.messages().stream().filter(m -> m.contains(":bust_in_silhouette:"))).hasSize(3);
  }

  private String commander() {
    return bot.incident("INC-1").team().commander().map(UserId::value).orElse("nobody");
  }

  private String said() {
    return room.newest(":bust_in_silhouette:");
  }

  private List<RoleEvent> staffing() {
    return room.events(RoleEvent.class);
  }
}
