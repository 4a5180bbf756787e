package dev.muster.slack.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.NoteEvent.OutsiderCame;
import dev.muster.incident.NoteEvent.TurnedAway;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Private incidents are for @oncall: ben and chi. Ana declares one. */
final class SeePrivateTest {
  private final BotUnderTest bot =
      BotUnderTest.with(Playbooks.withRights("{see_private: [\"@oncall\"]}"));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person eva = bot.person("eva");
  private final Room room = declared();

  @AfterEach
  void stop() {
    bot.close();
  }

  private Room declared() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    return bot.room(bot.incident("INC-1").room().name().orElseThrow());
  }

  @Test
  void theDeclarerAndTheGroupWorkInIt() {
    assertThat(ana.types(room, "summary")).contains("stolen laptop");
    assertThat(ana.types(room, "take")).contains("You are *Incident commander*");
    ana.types(room, "role scribe <@" + ben.id() + ">");
    assertThat(room.members()).contains("ben");
    assertThat(ben.types(room, "update the key is changed"))
        .contains("Your update on *INC-1* is recorded");
    assertThat(turnedAway()).isEmpty();
  }

  @Test
  void nobodyElseIsBroughtIn() {
    String sentence =
        "Only @oncall may see a private incident here, and <@" + eva.id() + "> is not one of them.";

    assertThat(ana.types(room, "role scribe <@" + eva.id() + ">")).isEqualTo(sentence);
    assertThat(ana.types(room, "handoff <@" + eva.id() + ">")).isEqualTo(sentence);
    ana.types(room, "role");
    assertThat(ana.submits(Map.of("role", "scribe", "person", eva.id())).path("errors").toString())
        .contains("Only @oncall may see a private incident here, and that person is not one");
    ana.types(room, "handoff");
    assertThat(ana.submits(Map.of("person", eva.id())).path("errors").toString())
        .contains("Only @oncall may see");

    assertThat(room.members()).containsExactly("ana");
    assertThat(bot.incident("INC-1").team().assignments()).isEmpty();
    assertThat(turnedAway()).hasSize(4);
    assertThat(ana.types(room, "timeline"))
        .contains("Refused: <@" + eva.id() + "> may not see a private incident.");
  }

  @Test
  void anOutsiderWhomSlackLetInIsNamedAndToldNothing() {
    bot.passes(Duration.ofSeconds(5)); // the room's second of pace is over
    invited(eva);

    Eventually.is(
        "a word in the war room",
        () -> room.messages().stream().anyMatch(m -> m.contains("lets only @oncall see")));
    assertThat(room.lastMessage()).contains("<@" + eva.id() + "> is in this war room now");
    assertThat(events(OutsiderCame.class)).hasSize(1);
    assertThat(eva.told(room)).isEmpty();
    for (String typed :
        List.of("summary", "timeline", "who", "export", "take", "update x", "resolve", "note x")) {
      assertThat(eva.types(room, typed))
          .as(typed)
          .isEqualTo("Only @oncall may see a private incident here. Ask one of them.");
      assertThat(eva.hasForm()).as(typed).isFalse();
    }
    assertThat(eva.pressesAndIsTold(room, "Resolve")).startsWith("Only @oncall may see");
    assertThat(eva.hasForm()).isFalse();
    assertThat(bot.incident("INC-1").team().assignments()).isEmpty();
    assertThat(turnedAway()).hasSize(9);
  }

  @Test
  void whatHelpsAnywhereHelpsAnOutsiderToo() {
    invited(eva);

    assertThat(eva.types(room, "help")).contains("What Muster does");
    assertThat(eva.types(room, "")).isEmpty();
    assertThat(eva.form().toString()).contains("Declare an incident").doesNotContain("laptop");
  }

  @Test
  void someoneOfTheGroupWhomSlackLetInGetsTheSummary() {
    invited(ben);

    Eventually.is("the summary for ben", () -> !ben.told(room).isEmpty());
    assertThat(ben.told(room).get(0)).contains("stolen laptop");
    assertThat(events(OutsiderCame.class)).isEmpty();
  }

  @Test
  void aFormOfSomebodyRemovedSinceIsAboutNothing() {
    ana.types(room, "role scribe <@" + ben.id() + ">");
    ben.types(room, "update");
    bot.slack("conversations.kick", Map.of("channel", room.id(), "user", ben.id()));

    JsonNode answer = ben.submits(Map.of("words", "I know more"));

    assertThat(answer.path("errors").path("words").asText())
        .isEqualTo("There is no incident INC-1.");
    assertThat(room.messages()).noneMatch(m -> m.contains("I know more"));
  }

  @Test
  void aFormIsTakenByWhatWasKnownLastWhereSlackCanNotBeAsked() {
    ana.types(room, "update");
    bot.hands()
        .does("fault", Map.of("method", "conversations.members", "http_status", 503, "times", 50));

    ana.submits(Map.of("words", "the key is changed"));

    assertThat(room.lastMessage()).contains("the key is changed");
  }

  @Test
  void aMessageOfItsRoomDeclaresSomethingPrivate() {
    String ts = ana.says(room, "and a phone is gone");

    ana.chooses("declare_from_message", java.util.Optional.of(room), java.util.Optional.of(ts));

    assertThat(ana.form().toString()).contains("and a phone is gone").contains("initial_options");
  }

  private void invited(Person who) {
    JsonNode answer =
        bot.slack("conversations.invite", Map.of("channel", room.id(), "users", who.id()));
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    Eventually.is("them in the room", () -> room.members().contains(who.name()));
    bot.settled();
  }

  private List<TurnedAway> turnedAway() {
    return events(TurnedAway.class);
  }

  private <T> List<T> events(Class<T> kind) {
    return bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
        .map(entry -> entry.event())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
