package dev.muster.feature.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.ActionItemEvent;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionMessageDeleted;
import dev.muster.incident.ActionItemEvent.ActionMessageEdited;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TodoTest {
  @TempDir private static Path directory;

  private final Path data = directory.resolve("store-" + System.identityHashCode(this));
  private final BotUnderTest bot = BotUnderTest.on(() -> Database.in(data));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aMessageThatBeginsWithTodoIsAnActionItem() {
    String ts = ben.says(room, "TODO: raise the pool limit <@" + ana.id() + "> friday");

    ActionAdded added = awaitAdded(1);
    assertThat(added.terms().words()).isEqualTo("raise the pool limit");
    assertThat(added.terms().owner().orElseThrow().value()).isEqualTo(ana.id());
    assertThat(added.source().orElseThrow().ts()).isEqualTo(ts);
    assertThat(room.lastMessage())
        .contains("*INC-1 A1* raise the pool limit", "by Fri 6 Mar 2026")
        .contains("archives/" + room.id() + "/p" + ts.replace(".", "") + "|message");
    assertThat(ana.types(room, "timeline"))
        .contains("<@" + ben.id() + ">: Action item A1: raise the pool limit");
  }

  @Test
  void aTodoWithAPictureOrByMeOrAlsoSentToTheChannelIsOneToo() {
    String parent = ben.says(room, "who takes these?");
    Map<String, Object> graph = Map.of("text", "TODO: fix the graph", "files", List.of("a.png"));
    Map<String, Object> also =
        Map.of("text", "TODO: tell sales", "thread_ts", parent, "broadcast", true);
    Map<String, Object> byMe = Map.of("text", "TODO: restart it", "me", true);
    for (Map<String, Object> said : List.of(graph, also, byMe)) {
      Map<String, Object> body = new HashMap<>(said);
      body.putAll(Map.of("user", "ben", "channel", room.name()));
      bot.hands().does("message", body);
    }

    awaitAdded(3);
    assertThat(room.events(ActionAdded.class))
        .extracting(added -> added.terms().words())
        .containsExactlyInAnyOrder("fix the graph", "tell sales", "restart it");
  }

  @Test
  void itIsOneHoweverOftenSlackTellsAndAlsoWhenItIsMarked() {
    String ts = ben.says(room, "*todo*: write an alert");
    awaitAdded(1);

    bot.hands().does("fault", Map.of("redeliver", 3));
    ana.reacts(room, ts, "memo");
    bot.restarts();
    bot.hands().does("fault", Map.of("redeliver", 10));
    bot.settled();

    assertThat(room.events(ActionAdded.class)).hasSize(1);
    assertThat(room.messages().stream().filter(m -> m.contains("*INC-1 A1*"))).hasSize(1);
  }

  @Test
  void otherMessagesAndOtherChannelsMakeNone() {
    ben.says(room, "a todo: list would be nice");
    ben.says(room, "TODO:");
    ben.says(room, "todos: none");
    ben.says(bot.room("general"), "TODO: buy milk");
    ben.says(room, "TODO: the real one");

    assertThat(awaitAdded(1).terms().words()).isEqualTo("the real one");
  }

  @Test
  void aMemoMakesAnItemOfAnyMessageOnce() {
    String ts = ben.says(room, "the pool is too small & <!channel> `knows`\nsince monday");

    ana.reacts(room, ts, "memo");
    ActionAdded added = awaitAdded(1);
    ben.reacts(room, ts, "memo");

    assertThat(added.terms().words())
        .isEqualTo("the pool is too small & @channel `knows` since monday");
    assertThat(room.events(ActionAdded.class)).hasSize(1);
    assertThat(room.newest("*INC-1 A1*")).doesNotContain("<!channel>");
    assertThat(ana.types(room, "timeline")).contains("<@" + ana.id() + ">: Action item A1");
  }

  @Test
  void aMemoSurvivesSlackFailingForAWhile() {
    String ts = ben.says(room, "the pool is too small");
    bot.hands()
        .does("fault", Map.of("method", "conversations.history", "http_status", 503, "times", 2));

    ana.reacts(room, ts, "memo");

    assertThat(awaitAdded(1).terms().words()).isEqualTo("the pool is too small");
  }

  @Test
  void itFollowsItsMessageAndOutlivesIt() {
    String ts = ben.says(room, "TODO: raise the limit");
    awaitAdded(1);

    edits(ts, "TODO: raise the limit of connections");
    Eventually.is("the edit", () -> !room.events(ActionMessageEdited.class).isEmpty());
    bot.settled();
    assertThat(room.lastMessage())
        .contains("*INC-1 A1* follows its message", "raise the limit of connections");
    edits(ts, "TODO: raise the limit of connections <@" + ana.id() + "> friday");
    Eventually.is(
        "an owner", () -> ana.types(room, "actions").contains("<@" + ana.id() + "> · by Fri 6"));
    assertThat(room.events(ActionMessageEdited.class)).hasSize(1);

    bot.hands()
        .does("message", Map.of("user", "ben", "channel", room.name(), "ts", ts, "delete", true));
    Eventually.is("the deletion", () -> !room.events(ActionMessageDeleted.class).isEmpty());
    bot.settled();
    assertThat(room.lastMessage()).contains("stays, though its message was deleted", "Drop it");
    ana.presses(room, "Drop it");
    assertThat(ana.types(room, "actions")).contains("None is open.", "dropped by");
  }

  @Test
  void whoSaysTodoOnlyOnSecondThoughtsIsHeardToo() {
    String ts = ben.says(room, "raise the limit");
    edits(ts, "TODO: raise the limit");

    assertThat(awaitAdded(1).terms().words()).isEqualTo("raise the limit");
  }

  @Test
  void oneThatWasMadeOfTheHeadlineStaysAsItWas() {
    ana.reacts(room, room.json().path("pins").get(0).asText(), "memo");
    String words = awaitAdded(1).terms().words();

    ana.types(room, "severity SEV-2 only one region");
    ben.says(room, "TODO: another");
    awaitAdded(2);

    assertThat(room.headline()).contains("SEV-2");
    assertThat(words).contains("checkout is down");
    assertThat(room.events(ActionMessageEdited.class)).isEmpty();
  }

  @Test
  void oneThatIsDoneFollowsNothingAnyMore() {
    String ts = ben.says(room, "TODO: raise the limit");
    awaitAdded(1);
    ana.types(room, "action A1 done");

    edits(ts, "TODO: raise the other limit");
    ben.says(room, "TODO: another");
    awaitAdded(2);

    assertThat(room.events(ActionItemEvent.class)).hasSize(3);
  }

  private void edits(String ts, String text) {
    bot.hands()
        .does("message", Map.of("user", "ben", "channel", room.name(), "ts", ts, "text", text));
  }

  private ActionAdded awaitAdded(int count) {
    Eventually.is(
        count + " action items",
        () -> {
          bot.settled();
          return room.events(ActionAdded.class).size() >= count;
        });
    bot.settled();
    assertThat(room.events(ActionAdded.class)).hasSize(count);
    return room.events(ActionAdded.class).get(count - 1);
  }
}
