package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.playbook.Playbooks;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.LogTrap;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playbook changed on disk touches no incident that is open. */
final class KeptPlaybookTest {
  /** In the shipped playbook a SEV-1 owes an update every 30 minutes. */
  private static final Playbooks HURRIED =
      Playbooks.only(
          dev.muster.testkit.Playbooks.with("SEV-1: {war_room: 10m}", "SEV-1: {war_room: 30m}"));

  @TempDir Path directory;

  private Database store() {
    return Database.in(directory);
  }

  @Test
  void theOpenOneKeepsItsRhythmAndTheNextOneTakesTheNew() {
    try (BotUnderTest bot = BotUnderTest.on(this::store)) {
      Person ana = bot.person("ana");
      Room before = ana.declares("SEV-1 checkout is down");

      bot.restartsWith(HURRIED);
      Room after = ana.declares("SEV-1 search is down");
      bot.passes(Duration.ofMinutes(11));

      assertThat(nudges(before)).isEmpty();
      assertThat(nudges(after)).hasSize(1);
      assertThat(ana.types(before, "nudges")).contains("SEV-1: every 30 min");
      assertThat(ana.types(after, "nudges")).contains("SEV-1: every 10 min");
      bot.passes(Duration.ofMinutes(19));
      assertThat(nudges(before)).hasSize(1);
    }
  }

  @Test
  void itIsSoAfterASecondRestartToo() {
    try (BotUnderTest bot = BotUnderTest.on(this::store)) {
      Room before = bot.person("ana").declares("SEV-1 checkout is down");
      bot.restartsWith(HURRIED);
      bot.restarts();

      assertThat(bot.person("ana").types(before, "nudges")).contains("SEV-1: every 30 min");
    }
  }

  @Test
  void aLevelThatIsGoneIsStillThereForTheOpenOne() {
    Playbooks renamed = Playbooks.only(dev.muster.testkit.Playbooks.with("SEV-5", "SEV-4"));
    try (BotUnderTest bot = BotUnderTest.on(this::store)) {
      Room before = bot.person("ana").declares("SEV-1 checkout is down");
      bot.restartsWith(renamed);

      Person ana = bot.person("ana");
      assertThat(ana.types(before, "severity SEV-5 hardly seen"))
          .contains("There is no severity SEV-5 here", "SEV-4 (Low)");
      assertThat(ana.types(before, "severity SEV-4 hardly seen")).contains("is SEV-4 now");
    }
  }

  @Test
  void oneFromBeforeAnythingWasKeptGoesByTheFirst() {
    Database[] store = new Database[1];
    try (BotUnderTest bot =
        BotUnderTest.on(
            () -> {
              store[0] = store();
              return store[0];
            })) {
      Room before = bot.person("ana").declares("SEV-1 checkout is down");
      store[0].change(
          t ->
              t.handle()
                  .execute(
                      "update incident set state = regexp_replace(state, ',\"edition\":\"\\w+\"', '')"));

      bot.restartsWith(HURRIED);

      assertThat(bot.incident("INC-1").identity().edition()).isEmpty();
      assertThat(bot.person("ana").types(before, "nudges")).contains("SEV-1: every 30 min");
    }
  }

  @Test
  void oneThatCantBeReadAnyMoreGivesWayToTheUsualAndIsSaid() {
    Database[] store = new Database[1];
    try (BotUnderTest bot =
            BotUnderTest.on(
                () -> {
                  store[0] = store();
                  return store[0];
                });
        LogTrap log = new LogTrap()) {
      Room before = bot.person("ana").declares("SEV-1 checkout is down");
      store[0].change(
          t ->
              t.handle()
                  .execute(
                      "update playbook_text set text = replace(text, '\"nudges\"', '\"pokes\"')"));

      bot.restartsWith(HURRIED);

      assertThat(bot.person("ana").types(before, "nudges")).contains("SEV-1: every 10 min");
      assertThat(log.all()).contains("The playbook default as it was once can't be read any more");
      assertThat(bot.bot().state().lost())
          .hasSize(1)
          .first()
          .asString()
          .contains("`default` as it was when INC-1 began can't be read", "pokes");
    }
  }

  private static List<String> nudges(Room room) {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }
}
