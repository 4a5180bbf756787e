package dev.muster.feature.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.slack.SlackEvent;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CatchUpTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whoComesInGetsTheSummaryAlone() {
    eva.types("join INC-1");

    Eventually.is("the summary for eva", () -> summaries(eva) == 1);
    assertThat(eva.toldDirectly()).last().asString().contains("checkout is down");
    assertThat(String.join("\n", room.messages())).doesNotContain("Running for");
  }

  @Test
  void whoIsBroughtInWhileAwayFindsTheSummaryLater() {
    bot.hands().does("away", Map.of("user", "fay"));
    eva.types("page @fay please look");
    bot.slack(
        "conversations.invite", Map.of("channel", room.id(), "users", bot.person("fay").id()));

    Eventually.is(
        "the summary for fay, who was away",
        () -> bot.person("fay").toldDirectly().stream().anyMatch(t -> t.contains("*Running for*")));
    assertThat(bot.person("fay").told(room)).as("lost on who is away").isEmpty();
  }

  @Test
  void whoComesByThemselvesSeesItThere() {
    bot.person("hal").says(room, "what is going on?"); // "Join channel", as the client offers

    Eventually.is("the summary for hal", () -> summaries(bot.person("hal")) == 1);
    assertThat(bot.person("hal").toldDirectly()).isEmpty();
  }

  @Test
  void theDeclarerKnowsAlready() {
    eva.types("join INC-1");
    Eventually.is("the summary for eva", () -> summaries(eva) == 1);

    assertThat(summaries(ana)).isZero();
  }

  @Test
  void oneJoinToldUnderSeveralIdsIsAnsweredOnce() {
    Eventually.is("the summary for ben, who was invited", () -> summaries(ben) == 1);
    CatchUp catchUp = new CatchUp(bot.bot().incidents(), () -> new UserId("UBOT"), clock());

    for (String id : List.of("E1", "E1", "E2")) {
      catchUp.on(joined(id, ben, "1772445600.000900"));
    }
    bot.settled();
    assertThat(summaries(ben)).isEqualTo(2);

    catchUp.on(joined("E3", ben, "1772445700.000100"));
    bot.settled();
    assertThat(summaries(ben)).isEqualTo(3);
  }

  @Test
  void neitherTheBotNorAnyoneInAClosedIncidentIsTold() {
    Eventually.is("the summary for ben, who was invited", () -> summaries(ben) == 1);
    CatchUp forBot = new CatchUp(bot.bot().incidents(), () -> new UserId(ben.id()), clock());
    CatchUp forOthers = new CatchUp(bot.bot().incidents(), () -> new UserId("UBOT"), clock());

    forBot.on(joined("E1", ben, "1.1"));
    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            Actor.MUSTER,
            i -> new Cancelled(Status.INVESTIGATING, "a false alarm", Optional.empty()));
    forOthers.on(joined("E2", ben, "1.2"));
    bot.settled();

    assertThat(summaries(ben)).isEqualTo(1);
  }

  private SlackEvent joined(String eventId, Person who, String at) {
    return new SlackEvent.MemberJoined(
        eventId,
        new UserId(who.id()),
        bot.incident("INC-1").room().channel().orElseThrow(),
        at,
        Optional.empty());
  }

  private Clock clock() {
    return Clock.fixed(bot.now(), ZoneOffset.UTC);
  }

  /** In the war room to them alone, and among their direct messages. */
  private long summaries(Person who) {
    return Stream.concat(who.told(room).stream(), who.toldDirectly().stream())
        .filter(t -> t.contains("*Running for*"))
        .count();
  }
}
