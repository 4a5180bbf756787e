package dev.muster.feature.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import dev.muster.testkit.Shown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates that say when the next one comes, and a playbook that goes by that alone. */
final class PromisedUpdateTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.with(
              """
              audiences:
                war_room:
                  title: War room
                  texts:
                    first: "*First word* on {{title}}: users see {{impact}}"
                    update: "*Since then* on {{title}}: users see {{impact}}"
                    resolved: "*Over* after {{duration}}: {{summary}}, cause {{cause}}"
              updates:
                SEV-1: {war_room: as promised else 2h}
              """,
              "updates:\n  SEV-1: {war_room: 30m}\n"));

  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-1 *checkout* is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whatIsPromisedAtTheEndIsAskedForThen() {
    bot.passes(Duration.ofHours(1));
    assertThat(room.events(Nudged.class)).isEmpty();

    assertThat(ana.types(room, "update we roll back, next 20m")).contains("The next one is due");

    assertThat(room.events(UpdatePosted.class).get(0).words()).isEqualTo("we roll back");
    assertThat(room.newest("*Update* by")).contains("Next update due <!date^");
    bot.passes(Duration.ofMinutes(19));
    assertThat(room.events(Nudged.class)).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.events(Nudged.class)).hasSize(1);
  }

  @Test
  void otherWordsAtTheEndPromiseNothing() {
    ana.types(room, "update we try the next node");
    ana.types(room, "update see you next 5 nodes");

    assertThat(room.events(UpdatePosted.class))
        .allSatisfy(update -> assertThat(update.nextIn()).isEmpty())
        .extracting(UpdatePosted::words)
        .containsExactly("we try the next node", "see you next 5 nodes");
    assertThat(ana.types(room, "update it holds next 900d")).contains("one minute to seven days");
  }

  @Test
  void theFormAsksForThePromise() {
    ana.types(room, "update");
    assertThat(ana.submits(Map.of("words", "we roll back", "next", "soon")).toString())
        .contains("Write it like 20m or 2h");
    ana.submits(Map.of("words", "we roll back", "next", "45 min"));

    assertThat(room.events(UpdatePosted.class))
        .singleElement()
        .extracting(UpdatePosted::nextIn)
        .isEqualTo(Optional.of(Duration.ofMinutes(45)));
  }

  @Test
  void theWarRoomReadsThePlaybooksOwnWords() {
    ana.types(room, "update we roll back");
    assertThat(Shown.of(room.newest("*Update* by")).text())
        .contains("First word on *checkout* is down: users see unknown");

    ana.types(room, "update");
    ana.submits(Map.of("words", "half of it", "impact", "nobody can pay"));
    assertThat(room.newest("*Update* by"))
        .contains("*Since then* on")
        .contains("users see nobody can pay");

    bot.passes(Duration.ofMinutes(3));
    ana.types(room, "resolve rolled back");
    assertThat(room.newest("*Over* after 3 min: rolled back, cause unknown")).isNotEmpty();
  }

  @Test
  void untilOneIsPromisedItIsAskedFor() {
    assertThat(room.messages()).filteredOn(m -> m.contains("When will you say more?")).hasSize(1);
    Person ben = bot.person("ben");
    ben.types(room, "take");
    bot.passes(Duration.ofSeconds(5)); // the room takes one message a second
    assertThat(room.lastMessage()).contains("<@" + ben.id() + ">, when will you say more?");

    ben.presses(room, "In 30 min");
    assertThat(room.events(UpdatePosted.class))
        .singleElement()
        .extracting(UpdatePosted::nextIn)
        .isEqualTo(Optional.of(Duration.ofMinutes(30)));
    assertThat(room.lastMessage()).contains("Next update due");

    assertThat(ana.types(room, "update half of it is back"))
        .contains("It says nothing of the next one, so the war room is asked for that.");
    assertThat(room.lastMessage()).contains("<@" + ana.id() + ">, when will you say more?");
    bot.passes(Duration.ofHours(1));
    assertThat(room.events(Nudged.class)).isEmpty();
  }

  @Test
  void whoeverPromisesNothingIsAskedAgainAndAgain() {
    ana.types(room, "take");
    assertThat(ana.types(room, "nudges")).contains("The next nudge comes");

    bot.passes(Duration.ofHours(2));
    assertThat(room.events(Nudged.class)).hasSize(1);
    bot.passes(Duration.ofHours(10));
    assertThat(room.events(Nudged.class)).hasSizeBetween(6, 12);
    ana.types(room, "update we roll back");
    bot.passes(Duration.ofHours(1));
    int before = room.events(Nudged.class).size();
    bot.passes(Duration.ofHours(1));
    assertThat(room.events(Nudged.class)).hasSize(before + 1);
  }

  @Test
  void whatIsDueUnlessPromisedCanBePutOff() {
    assertThat(ana.types(room, "snooze 15m")).contains("The next nudge comes");
  }
}
