package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Room;
import dev.muster.testkit.ShiftedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's clock is set forward or back, or the machine sleeps; Slack's clock goes on. */
@Timeout(120)
final class ClockStoryTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<ShiftedClock> own = new AtomicReference<>();
  private final BotUnderTest bot =
      BotUnderTest.onClock(
          Database::inMemory,
          shared -> {
            own.set(new ShiftedClock(shared));
            return own.get();
          });
  private final Room room = bot.person("ana").declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  private List<String> nudges() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }

  @Test
  void setForwardAnHourWhatFellDueComesOnceAndSaysThatItIsLate() {
    own.get().shift(HOUR);
    bot.settled();

    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0)).contains("it is late");
    bot.passes(Duration.ofMinutes(9));
    assertThat(nudges()).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(2);
  }

  @Test
  void setBackAnHourNothingComesTwiceAndEverythingElseGoesOn() {
    bot.passes(Duration.ofMinutes(30));
    assertThat(nudges()).hasSize(1);

    own.get().shift(HOUR.negated());
    assertThat(bot.person("ana").types(room, "note the clock is wrong")).contains("Noted");
    bot.passes(Duration.ofMinutes(69));
    assertThat(nudges()).hasSize(1);

    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(2);
    bot.person("ana").types(room, "update it is back");
    assertThat(room.lastMessage()).contains("it is back");
  }

  @Test
  void setBackWhileSlackHoldsAMessageUpItDoesNotWaitAnHour() {
    bot.passes(Duration.ofSeconds(5)); // the room's second of pace is over
    bot.hands()
        .does("fault", Map.of("method", "chat.postMessage", "http_status", 429, "retry_after", 20));
    bot.hands().types("ana", room.name(), "update we roll back");
    Eventually.is("the refusal", () -> posts("ratelimited") == 1);

    own.get().shift(HOUR.negated());
    bot.settled();
    bot.passes(Duration.ofSeconds(30));

    assertThat(room.messages().stream().filter(m -> m.contains("we roll back"))).hasSize(1);
  }

  private long posts(String error) {
    long count = 0;
    for (var call : bot.hands().get("calls?since=0").path("calls")) {
      if (call.path("method").asText().equals("chat.postMessage")
          && call.path("error").asText().equals(error)) {
        count++;
      }
    }
    return count;
  }

  @Test
  void afterSixHoursOfSleepOneNudgeComesAndTheLineIsMended() {
    int before = bot.bot().socket().connected();
    bot.hands().does("fault", Map.of("disconnect", "drop"));
    own.get().shift(Duration.ofHours(6));
    bot.settled();

    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0)).contains("it is late");
    Eventually.is("the line is up", () -> bot.bot().socket().connected() == before);
    assertThat(bot.person("ana").types(room, "nudges")).contains("One nudge was ignored");
  }

  @Test
  void aClockThatLeapsIsNoReasonToCryThatSomethingWasMissed() throws Exception {
    own.get().shift(Duration.ofHours(6));

    assertThat(bot.bot().auditor().audit()).isEmpty();
    bot.settled();
    assertThat(nudges()).hasSize(1);
  }
}
