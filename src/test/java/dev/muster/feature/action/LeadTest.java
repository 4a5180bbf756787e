package dev.muster.feature.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.ActionItemEvent.ActionLeadFound;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who hears of an action item that nobody does, week after week. */
final class LeadTest {
  @Test
  void aGroupThatLeadsHearsOfItInTheWarRoomFromTheThirdWeekOn() {
    try (BotUnderTest bot = led("@oncall")) {
      Room room = overdue(bot);

      until(bot, "2026-03-16T12:00:00Z");
      assertThat(room.events(ActionLeadFound.class)).isEmpty();
      until(bot, "2026-03-23T12:00:00Z");

      assertThat(room.events(ActionLeadFound.class)).hasSize(1);
      assertThat(room.lastMessage())
          .contains("<!subteam^", "action item *INC-1 A1* is overdue: raise the limit")
          .contains("Take it");
    }
  }

  @Test
  void whoeverPlaysTheRoleThatLeadsHearsOfItDirectly() {
    try (BotUnderTest bot = led("communications-lead")) {
      Person chi = bot.person("chi");
      Room room = overdue(bot);

      until(bot, "2026-03-23T12:00:00Z");

      assertThat(room.events(ActionLeadFound.class)).hasSize(1);
      assertThat(chi.direct().lastMessage())
          .contains("action item *INC-1 A1* is overdue: raise the limit");
    }
  }

  @Test
  void ofAPrivateOneNobodyHearsOutsideOfItsChannel() {
    try (BotUnderTest bot = led("communications-lead")) {
      Person ana = bot.person("ana");
      Person chi = bot.person("chi");
      ana.types("declare");
      ana.submits(
          Map.of(
              "title", "stolen laptop", "severity", "SEV-3", "private", List.of("only-invited")));
      bot.settled();
      Room secret = bot.room(bot.incident("INC-1").room().name().orElseThrow());
      ana.types(secret, "role communications-lead <@" + chi.id() + ">");
      ana.types(secret, "action wipe its disk <@" + bot.person("ben").id() + "> tomorrow");
      ana.types(secret, "resolve wiped");

      until(bot, "2026-03-24T12:00:00Z");

      assertThat(secret.lastMessage()).contains("<@" + chi.id() + ">, action item *INC-1 A1*");
      assertThat(direct(chi)).noneMatch(m -> m.contains("wipe"));
      assertThat(direct(bot.person("ben"))).anyMatch(m -> m.contains("wipe its disk"));
    }
  }

  private static BotUnderTest led(String lead) {
    return BotUnderTest.with(
        Playbooks.with("post_mortem:\n  lead: \"" + lead + "\"\n", "post_mortem:\n"));
  }

  private static Room overdue(BotUnderTest bot) {
    Person ana = bot.person("ana");
    Room room = ana.declares("SEV-3 checkout is slow");
    ana.types(room, "take");
    ana.types(room, "role communications-lead <@" + bot.person("chi").id() + ">");
    ana.types(room, "action raise the limit <@" + bot.person("ben").id() + "> friday");
    ana.types(room, "resolve rolled back");
    return room;
  }

  private static List<String> direct(Person person) {
    try {
      return person.direct().messages();
    } catch (AssertionError nobodyWrote) {
      return List.of();
    }
  }

  private static void until(BotUnderTest bot, String moment) {
    bot.passes(Duration.between(bot.now(), Instant.parse(moment)));
  }
}
