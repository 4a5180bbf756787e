package dev.muster.feature.after;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the post-mortem is asked for, of whom, and what a close without it takes. */
final class PostMortemDatesStoryTest {
  private static final String DUE = "post_mortem:\n  due:\n    SEV-1: 2d\n";

  @TempDir Path directory;

  private static Playbook with(String postMortem) {
    return Playbooks.with("post_mortem:\n" + postMortem, DUE);
  }

  private static List<String> containing(Room room, String words) {
    return room.messages().stream().filter(m -> m.contains(words)).toList();
  }

  @Test
  void businessDaysEndWhenTheTeamGoesHomeAndSkipTheWeekend() {
    try (BotUnderTest bot =
        BotUnderTest.with(with("  due:\n    SEV-1: 2 business days\n"))) { // begins on a Monday
      Person ana = bot.person("ana");
      bot.passes(Duration.ofDays(4)); // Friday
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "resolve rolled back");

      assertThat(bot.incident("INC-1").milestones().resolved().orElseThrow())
          .isBetween(Instant.parse("2026-03-06T10:00:00Z"), Instant.parse("2026-03-06T10:05:00Z"));
      bot.passes(Duration.between(bot.now(), Instant.parse("2026-03-10T16:59:00Z")));
      assertThat(containing(room, "is due now")).isEmpty();
      bot.passes(Duration.ofMinutes(2));
      assertThat(containing(room, "is due now")).hasSize(1);
    }
  }

  @Test
  void whatFellDueWhileMusterWasAwayComesOnceAndSaysThatItIsLate() {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "take");
      ana.types(room, "resolve rolled back");

      bot.away(Duration.ofDays(5));
      bot.passes(Duration.ofSeconds(10));
      bot.restarts();
      bot.passes(Duration.ofDays(1));

      assertThat(containing(room, "is due now")).hasSize(1);
      assertThat(containing(room, "is still not done")).hasSize(1);
      assertThat(room.messages().toString()).contains("I was away, so it is late.");
    }
  }

  @Test
  void theLeadHearsADayLaterInTheRoomAndDirectly() {
    Playbook playbook = with("  lead: communications-lead\n  due:\n    SEV-1: 2d\n");
    try (BotUnderTest bot = BotUnderTest.with(playbook)) {
      Person ana = bot.person("ana");
      Person ben = bot.person("ben");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "take");
      ben.types(room, "join");
      ben.types(room, "take communications-lead");
      ana.types(room, "resolve rolled back");

      bot.passes(Duration.ofDays(2).plusMinutes(1));
      assertThat(containing(room, "What do they need")).isEmpty();
      bot.passes(Duration.ofDays(1));
      bot.passes(Duration.ofDays(3));

      assertThat(containing(room, "What do they need")).hasSize(1);
      assertThat(containing(room, "What do they need").get(0))
          .contains("<@" + ben.id() + ">, the post-mortem of INC-1", "<@" + ana.id() + "> sees");
      assertThat(direct(bot, ben)).contains("post-mortem of INC-1");
    }
  }

  @Test
  void aLeadWhomNobodyKnowsIsNamedAndWhoOwnsItIsStillAsked() {
    Playbook playbook = with("  lead: \"@managers\"\n  due:\n    SEV-1: 2d\n");
    try (BotUnderTest bot = BotUnderTest.with(playbook)) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "take");
      ana.types(room, "resolve rolled back");

      bot.passes(Duration.ofDays(3).plusMinutes(1));

      assertThat(containing(room, "nobody here is called so"))
          .singleElement()
          .asString()
          .contains("@managers", "<@" + ana.id() + ">");
    }
  }

  @Test
  void whereThePlaybookNeverClosesWithoutItAReasonDoesNotHelp() {
    Playbook playbook = with("  close_without: never\n  due:\n    SEV-1: 2d\n");
    try (BotUnderTest bot = BotUnderTest.with(playbook)) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "resolve rolled back");

      String refused = ana.types(room, "close nobody was hit");
      assertThat(refused).contains("post-mortem");
      assertThat(bot.incident("INC-1").status().word()).isEqualTo("resolved");

      ana.types(room, "postmortem review");
      ana.types(room, "postmortem reviewed");
      ana.types(room, "close");
      assertThat(bot.incident("INC-1").status().word()).isEqualTo("closed");
    }
  }

  @Test
  void theWarRoomHearsADayBeforeItIsArchivedAndReopeningKeepsIt() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "resolve rolled back");
      ana.types(room, "close nobody was hit");

      bot.passes(Duration.ofDays(6).minusMinutes(5));
      assertThat(containing(room, "nobody can write here")).isEmpty();
      bot.passes(Duration.ofMinutes(10));
      assertThat(containing(room, "nobody can write here")).hasSize(1);
      assertThat(room.json().path("is_archived").asBoolean()).isFalse();
      ana.presses(room, "Reopen");
      ana.submits(Map.of("why", "one shop is still down"));
      bot.passes(Duration.ofDays(3));

      assertThat(room.json().path("is_archived").asBoolean()).isFalse();
    }
  }

  @Test
  void aPrivateOnesDraftStaysInItsRoom() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      ana.types("declare");
      ana.submits(
          Map.of(
              "title",
              "someone took the keys",
              "severity",
              "SEV-1",
              "private",
              List.of("only-invited")));
      Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
      ana.types(room, "take");
      ana.types(room, "postmortem root cause the badge of a visitor");
      ana.types(room, "resolve locks changed");
      ana.types(room, "postmortem review");
      bot.passes(Duration.ofDays(4));

      assertThat(room.messages().toString()).contains("asks for a review");
      String elsewhere =
          bot.hands().get("state").path("channels").toString().replace(room.json().toString(), "");
      assertThat(elsewhere).doesNotContain("took the keys", "badge of a visitor", "locks changed");
    }
  }

  private static String direct(BotUnderTest bot, Person to) {
    StringBuilder all = new StringBuilder();
    for (var channel : bot.hands().get("state").path("channels")) {
      if (channel.path("is_im").asBoolean() && channel.toString().contains(to.id())) {
        all.append(channel);
      }
    }
    return all.toString();
  }
}
