package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While there is no war room, whoever declared is asked for the update. */
final class NudgedDirectlyTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void oneOfWhichNobodyHeardDoesNotComeAgainInTheWarRoomThatOpenedSince() {
    fault("conversations.create", Map.of("http_status", 503, "times", 1000));
    bot.hands().types("ana", "general", "declare SEV-1 checkout is down");
    bot.hands().types("ana", "general", "take INC-1"); // or else the ladder would speak, too
    bot.passes(Duration.ofMinutes(29));
    fault("chat.postMessage", Map.of("http_status", 0, "after", true, "times", 1));
    fault("conversations.history", Map.of("http_status", 429, "retry_after", 180, "times", 1));
    bot.passes(Duration.ofMinutes(1).plusSeconds(10));
    assertThat(nudges(ana.direct().messages())).hasSize(1);
    assertThat(recorded()).as("it could not be looked for yet").isZero();

    bot.hands().does("fault", Map.of("clear", true));
    bot.passes(Duration.ofMinutes(2));
    assertThat(bot.incident("INC-1").room().channel()).isPresent();
    bot.passes(Duration.ofMinutes(2));

    assertThat(nudges(ana.direct().messages())).hasSize(1);
    assertThat(nudges(bot.room("inc-1-checkout-is-down").messages())).isEmpty();
    assertThat(recorded()).isEqualTo(1);
  }

  private void fault(String method, Map<String, Object> how) {
    Map<String, Object> fault = new HashMap<>(how);
    fault.put("method", method);
    bot.hands().does("fault", fault);
  }

  private static List<String> nudges(List<String> messages) {
    return messages.stream().filter(message -> message.startsWith(":alarm_clock:")).toList();
  }

  private long recorded() {
    return bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
        .filter(entry -> entry.event() instanceof Nudged)
        .count();
  }
}
