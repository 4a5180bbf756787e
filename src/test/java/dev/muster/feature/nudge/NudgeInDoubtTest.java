package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.CutOff.Moment;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody heard whether a nudge was posted, and before that is looked into somebody does what moves
 * or ends the next one. What was posted is on record, once, and nobody is asked a second time.
 */
final class NudgeInDoubtTest {
  private static final Instant DUE = BotUnderTest.BEGIN.plus(Duration.ofMinutes(30));

  @TempDir Path directory;

  private BotUnderTest bot;
  private Person ana;
  private Room room;

  @BeforeEach
  void declare() {
    bot = BotUnderTest.on(() -> Database.in(directory));
    ana = bot.person("ana");
    room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "take"); // or else the ladder would speak, too
    bot.settled();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update INC-1 the restart helped",
        "snooze INC-1 15m",
        "severity INC-1 sev-2 fewer users",
        "resolve INC-1 rolled back",
        "cancel INC-1 a false alarm"
      })
  void oneWhoseAnswerWasLostIsOnRecordOnceWhateverIsTypedBeforeTheNextTry(String words) {
    postingFails(Map.of("http_status", 0, "after", true, "times", 1));
    halfAnHourPasses();

    types(words);
    bot.settled();

    isAskedOnce();
  }

  @Test
  void oneThatNeverWentOutIsNotOnRecordAndDoesNotComeAfterTheUpdate() {
    postingFails(Map.of("http_status", 0, "times", 1));
    halfAnHourPasses();

    types("update INC-1 the restart helped");
    bot.settled();

    assertThat(nudges()).isEmpty();
    assertThat(recorded()).isEmpty();
    theNextOneComesHalfAnHourLaterAsTheFirst();
  }

  @Test
  void afterItTheNextOneComesAtItsTimeAsTheFirst() {
    postingFails(Map.of("http_status", 0, "after", true, "times", 1));
    halfAnHourPasses();
    types("update INC-1 the restart helped");
    bot.settled();

    theNextOneComesHalfAnHourLaterAsTheFirst();
  }

  @Test
  void twoUpdatesBeforeTheNextTryMoveItTwiceAndItIsOnRecordOnce() {
    postingFails(Map.of("http_status", 0, "after", true, "times", 1));
    halfAnHourPasses();
    types("update INC-1 the restart helped");
    types("resolve INC-1 it did");
    types("reopen INC-1 it did not");
    bot.settled();

    isAskedOnce();
    theNextOneComesHalfAnHourLaterAsTheFirst();
  }

  @Test
  void oneThatWasPostedByABotThatWasKilledIsOnRecordThoughAnUpdateCameBeforeTheLook() {
    bot.way().at("chat.postMessage", 1, Moment.BEFORE_ITS_ANSWER_IS_HEARD);
    bot.passes(Duration.ofMinutes(30));
    assertThat(bot.way().isCut()).isTrue();
    fault("conversations.history", Map.of("http_status", 429, "retry_after", 40, "times", 1));
    bot.isKilledAndStartsAgain();
    assertThat(recorded()).as("it could not be looked for yet").isEmpty();

    ana.types("update INC-1 the restart helped");
    assertThat(recorded()).isEmpty();
    bot.passes(Duration.ofMinutes(1));

    isAskedOnce();
    bot.restarts();
    isAskedOnce();
  }

  private void isAskedOnce() {
    assertThat(nudges()).hasSize(1);
    assertThat(recorded()).hasSize(1);
    assertThat(recorded().get(0).time()).isEqualTo(1);
    assertThat(recorded().get(0).due()).isEqualTo(DUE);
    bot.passes(Duration.ofMinutes(5));
    assertThat(nudges()).hasSize(1);
    assertThat(recorded()).hasSize(1);
  }

  private void theNextOneComesHalfAnHourLaterAsTheFirst() {
    int before = nudges().size();
    Instant due = bot.incident("INC-1").pulse().runningSince().plus(Duration.ofMinutes(30));
    bot.passes(Duration.between(bot.now(), due).minusMinutes(1));
    assertThat(nudges()).hasSize(before);
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(before + 1);
    assertThat(nudges().get(before)).contains("was due at").doesNotContain("unanswered", "late");
    assertThat(recorded()).hasSize(before + 1);
    assertThat(recorded().get(before)).isEqualTo(new Nudged(1, due, Optional.empty()));
  }

  private void postingFails(Map<String, Object> how) {
    fault("chat.postMessage", how);
  }

  private void fault(String method, Map<String, Object> how) {
    Map<String, Object> fault = new HashMap<>(how);
    fault.put("method", method);
    bot.hands().does("fault", fault);
  }

  /** To the moment, so that the next try is still to come. */
  private void halfAnHourPasses() {
    bot.hands().does("clock", Map.of("advance", Duration.between(bot.now(), DUE).toString()));
    assertThat(recorded()).isEmpty();
  }

  /** Without waiting for what comes of it, while the clock stands still. */
  private void types(String words) {
    bot.hands()
        .does(
            "command",
            Map.of("user", "ana", "channel", "general", "command", "/incident", "text", words));
  }

  private List<String> nudges() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }

  private List<Nudged> recorded() {
    return bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
        .filter(entry -> entry.event() instanceof Nudged)
        .map(entry -> (Nudged) entry.event())
        .toList();
  }
}
