package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.incident.UpdateEvent.NudgeMissed;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A nudge that Slack refuses costs itself and no other: the next one comes in its rhythm. */
final class NudgeRefusedTest {
  @TempDir private Path directory;

  private Database store;
  private BotUnderTest bot;
  private Person ana;
  private Room room;

  @BeforeEach
  void declare() {
    bot =
        BotUnderTest.on(
            () -> {
              store = Database.in(directory);
              return store;
            });
    ana = bot.person("ana");
    room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(29));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  /** What Slack documents for chat.postMessage, and what it says to everything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "channel_not_found",
        "not_in_channel",
        "no_permission",
        "ekm_access_denied",
        "access_denied",
        "duplicate_channel_not_found"
      })
  void theNextNudgeComesThoughThisOneWasRefused(String error) {
    refuses(error, 1);

    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).isEmpty();
    assertThat(room.events(NudgeMissed.class))
        .singleElement()
        .satisfies(missed -> assertThat(missed.why()).isNotBlank());
    aNextOneIsPlanned();

    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0)).contains("late");
    assertThat(room.events(Nudged.class)).singleElement().matches(n -> n.time() == 1);
    bot.passes(Duration.ofMinutes(49));
    assertThat(nudges()).hasSizeGreaterThan(2);
  }

  /** Whether it is tried again or gives way to the next one: somebody is asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_inactive",
        "token_revoked",
        "team_access_not_granted",
        "message_limit_exceeded",
        "ratelimited",
        "fatal_error"
      })
  void whatPassesIsWaitedFor(String error) {
    refuses(error, 2);

    bot.passes(Duration.ofHours(1));
    assertThat(nudges()).isNotEmpty();
    aNextOneIsPlanned();
  }

  @Test
  void theAuditorArmsOneThatIsMissing() throws InterruptedException {
    store.change(tx -> tx.handle().execute("delete from delivery where kind = 'nudge'"));
    assertThat(bot.bot().auditor().audit(Duration.ZERO))
        .anyMatch(missed -> missed.what().equals("nudge:INC-1"));

    assertThat(bot.bot().meters().scrape()).contains("muster_due_repaired_total{kind=\"nudge\"}");
    assertThat(bot.bot().auditor().audit(Duration.ZERO)).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
  }

  @Test
  void whoCommandsIsToldDirectlyOnceAnHourWhileTheRoomIsArchived() {
    archive(true);

    bot.passes(Duration.ofMinutes(121));

    assertThat(nudges()).isEmpty();
    List<String> direct = told();
    assertThat(direct).hasSizeBetween(2, 3);
    assertThat(direct.get(0))
        .contains("status update on INC-1 was due")
        .contains("archived")
        .contains("/incident update INC-1");
    assertThat(room.events(NudgeMissed.class)).hasSizeBetween(4, 10);
    assertThat(ana.types("timeline INC-1")).contains("was not delivered");
    aNextOneIsPlanned();
  }

  @Test
  void onceTheRoomIsOpenAgainNudgesGoOn() throws InterruptedException {
    archive(true);
    bot.passes(Duration.ofMinutes(15));
    assertThat(nudges()).isEmpty();
    assertThat(bot.bot().auditor().audit(Duration.ZERO))
        .anyMatch(missed -> missed.what().contains("INC-1"));

    archive(false);
    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges()).hasSize(1);
    assertThat(bot.bot().auditor().audit(Duration.ZERO)).isEmpty();
    bot.passes(Duration.ofMinutes(60));
    assertThat(nudges()).hasSizeGreaterThan(3);
  }

  @Test
  void aSnoozedNudgeThatIsRefusedComesAgainToo() {
    ana.types(room, "snooze 15m");
    bot.passes(Duration.ofMinutes(15));
    refuses("restricted_action", 1);
    bot.passes(Duration.ofMinutes(11));

    assertThat(room.events(NudgeMissed.class)).hasSize(1);
    assertThat(nudges()).hasSize(1);
  }

  @Test
  void anUpdateAfterAMissedNudgeMakesAllAsItWas() {
    refuses("restricted_action", 1);
    bot.passes(Duration.ofMinutes(1));
    ana.types(room, "update we roll back");

    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0)).doesNotContain("late");
  }

  @Test
  void itSurvivesARestartInBetween() {
    archive(true);
    bot.passes(Duration.ofMinutes(2));
    bot.restarts();
    archive(false);
    bot.passes(Duration.ofMinutes(15));

    assertThat(nudges()).isNotEmpty();
    aNextOneIsPlanned();
  }

  private void aNextOneIsPlanned() {
    Incident incident = bot.incident("INC-1");
    Instant next =
        new NudgeReaction(Playbooks.only(PlaybookFile.shippedDefault()))
            .expected(incident)
            .orElseThrow()
            .due();
    assertThat(next).isAfter(bot.now());
    assertThat(bot.bot().nextDue().orElseThrow()).isAfter(bot.now());
    assertThat(ana.types("nudges INC-1")).contains("<!date^" + next.getEpochSecond() + "^");
  }

  private void refuses(String error, int times) {
    bot.hands().does("fault", Map.of("method", "chat.postMessage", "error", error, "times", times));
  }

  private void archive(boolean archived) {
    Map<String, String> what = Map.of("user", ana.name(), "channel", room.id());
    bot.hands().does(archived ? "archive" : "unarchive", what);
    if (!archived) {
      bot.hands()
          .does("invite", Map.of("user", ana.name(), "channel", room.id(), "invited", "muster"));
    }
  }

  private List<String> nudges() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }

  private List<String> told() {
    return ana.direct().messages().stream().filter(m -> m.contains("was due")).toList();
  }
}
