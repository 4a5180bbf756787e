package dev.muster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.LogTrap;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes back in place of an answer, all is done once, and nobody stumbles. */
@Timeout(240)
final class AnswerShapesTest {
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "[1,2]",
          "42",
          "\"ok\"",
          "{",
          "{\"ok\":tr",
          "{}",
          "{\"ok\":true}",
          "{\"ok\":null}",
          "{\"ok\":\"perhaps\"}",
          "{\"ok\":[]}",
          "{\"ok\":true,\"channel\":[],\"ts\":{},\"messages\":7}",
          "{\"ok\":true,\"ts\":null,\"channel\":null}",
          "{\"ok\":false}",
          "{\"ok\":false,\"error\":null}",
          "{\"ok\":false,\"error\":17}",
          "{\"ok\":false,\"error\":{}}",
          "<html><body>Sign in to the guest network</body></html>");

  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void once(String method, String body, boolean takesEffect) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("method", method);
    fault.put("body", body);
    fault.put("after", takesEffect);
    bot.hands().does("fault", fault);
  }

  @Test
  void aMessageComesOnce() {
    Room room = ana.declares("SEV-3 mail is late");
    try (LogTrap log = new LogTrap()) {
      for (int i = 0; i < BODIES.size(); i++) {
        once("chat.postMessage", BODIES.get(i), i % 2 == 0);
        String said = "word " + i + " of it";
        bot.hands().types("ana", room.name(), "update " + said);
        bot.passes(Duration.ofSeconds(20));

        assertThat(
                room.messages().stream().filter(m -> m.contains(said + "\n") || m.endsWith(said)))
            .as(BODIES.get(i))
            .isNotEmpty();
      }
      assertThat(log.all()).doesNotContain("stumbled").doesNotContain("\tat ");
    }
  }

  @Test
  void everyMethodOfADeclareGetsOver() {
    try (LogTrap log = new LogTrap()) {
      int n = 0;
      for (String method :
          List.of(
              "conversations.create",
              "conversations.invite",
              "conversations.setTopic",
              "conversations.setPurpose",
              "chat.postMessage",
              "pins.add",
              "bookmarks.add",
              "usergroups.list",
              "usergroups.users.list",
              "users.list")) {
        once(method, BODIES.get(n++ % BODIES.size()), n % 2 == 0);
      }
      bot.hands().types("ana", "general", "declare SEV-1 checkout is down");
      bot.passes(Duration.ofMinutes(2));

      Room room = bot.room("inc-1-checkout-is-down");
      assertThat(room.members()).contains("ana");
      assertThat(room.headline()).contains("checkout is down");
      assertThat(room.topic()).contains("checkout is down");
      assertThat(log.all()).doesNotContain("stumbled").doesNotContain("\tat ");
    }
  }

  @Test
  void aRetryAfterOfNoMeaningIsNotBelieved() {
    Room room = ana.declares("SEV-3 mail is late");
    int n = 0;
    for (String after :
        List.of(
            "999999999999",
            "99999999999999999999999999999999",
            "-5",
            "soon",
            "Fri, 31 Dec 2999 23:59:59 GMT",
            "Fri, 31 Dec 1999 23:59:59 GMT",
            "1e9",
            " ")) {
      bot.hands()
          .does(
              "fault",
              Map.of("method", "chat.postMessage", "error", "ratelimited", "retry_after", after));
      String said = "word " + n++ + " of it";
      bot.hands().types("ana", room.name(), "update " + said);
      bot.passes(Duration.ofMinutes(11));

      assertThat(room.messages().toString()).as(after).contains(said);
    }
  }
}
