package dev.muster.feature.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Status;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UpdateTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whatIsTypedIsPostedAtOnceAndSaysWhenTheNextIsDue() {
    bot.passes(Duration.ofMinutes(10));
    Instant due = bot.now().plus(Duration.ofMinutes(30));

    String told = ana.types(room, "update the restart helped <!channel> *a bit*");

    assertThat(told).contains("is recorded").contains("The next one is due <!date^" + epoch(due));
    assertThat(room.lastMessage())
        .contains("*Update* by <@" + ana.id() + ">")
        .contains("the restart helped @channel")
        .contains("Next update due <!date^" + epoch(due));
    assertThat(room.headline()).contains("the restart helped @channel");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void theFormHoldsWhatWasSaidLast() {
    ana.presses(room, "Post update");
    ana.submits(
        Map.of(
            "words", "we roll back",
            "impact", "nobody can pay",
            "hypothesis", "the new release",
            "eta", "in half an hour"));

    assertThat(room.lastMessage())
        .contains("we roll back")
        .contains("*What users see*\nnobody can pay")
        .contains("*What we think it is*\nthe new release")
        .contains("*Expected end*\nin half an hour")
        .contains("Next update due");
    Eventually.is(
        "the private answer",
        () -> ana.told(room).stream().anyMatch(words -> words.contains("is recorded")));

    ben.types(room, "update");
    assertThat(ben.form().toString())
        .contains("we roll back")
        .contains("nobody can pay")
        .contains("the new release")
        .contains("in half an hour");
  }

  @Test
  void whatIsEmptiedInTheFormHoldsNoLonger() {
    ana.types(room, "update");
    ana.submits(Map.of("words", "we roll back", "impact", "nobody can pay", "eta", "soon"));

    ben.types(room, "update");
    ben.submits(Map.of("words", "the roll-back failed", "impact", "nobody can pay", "eta", ""));

    assertThat(room.lastMessage()).contains("nobody can pay").doesNotContain("Expected end");
    assertThat(room.headline()).doesNotContain("soon");
    assertThat(updates())
        .containsExactly(
            new UpdatePosted(
                "we roll back",
                Optional.of("nobody can pay"),
                Optional.empty(),
                Optional.of("soon")),
            new UpdatePosted(
                "the roll-back failed", Optional.empty(), Optional.empty(), Optional.of("")));
  }

  @Test
  void wordsAloneLeaveTheRestAsItWas() {
    ana.types(room, "update");
    ana.submits(Map.of("words", "we roll back", "hypothesis", "the new release"));

    ben.types(room, "update half of it is rolled back");

    assertThat(room.lastMessage()).contains("half of it").contains("the new release");
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(ben.types("update we roll back")).contains("name the incident");
    assertThat(ben.types("update inc-1 we roll back")).contains("INC-1").contains("is recorded");

    assertThat(room.lastMessage()).contains("we roll back").doesNotContain("inc-1");
  }

  @Test
  void aResolvedIncidentTakesNoUpdate() {
    ana.types(room, "update");
    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            Actor.MUSTER,
            i -> new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()));

    assertThat(ben.types(room, "update all is well")).contains("It is already resolved.");
    assertThat(ben.types(room, "update")).contains("It is already resolved.");
    assertThat(ben.hasForm()).isFalse();
    assertThat(ana.submits(Map.of("words", "too late")).toString())
        .contains("It is already resolved.");
    assertThat(updates()).isEmpty();
  }

  @Test
  void whatSlackDeliversTwiceIsPostedOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.types(room, "update we roll back");
    ana.types(room, "update");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.submits(Map.of("words", "it is rolled back"));

    assertThat(updates()).hasSize(2);
    assertThat(room.messages().stream().filter(m -> m.contains("*Update* by"))).hasSize(2);
  }

  @Test
  void aVeryLongUpdateIsCutVisiblyAndKeptWhole() {
    String novel = "very ".repeat(1500) + "long";

    ana.types(room, "update " + novel);

    assertThat(room.lastMessage()).contains("(cut)");
    assertThat(updates().get(0).toString()).contains(novel);
  }

  @Test
  void atALevelWithoutUpdatesOneMayBePostedAllTheSame() {
    Room quiet = ana.declares("SEV-4 a crooked page");

    assertThat(ana.types(quiet, "update it is straight")).contains("No other one is asked for.");
    assertThat(quiet.lastMessage())
        .contains("it is straight")
        .contains("At SEV-4 no next update is due.");
  }

  private List<UpdatePosted> updates() {
    return room.events(UpdatePosted.class);
  }

  private static String epoch(Instant due) {
    return Long.toString(due.getEpochSecond());
  }
}
