package dev.muster.feature.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatsTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aQuarterInOneCard() {
    Room room = ana.declares("SEV-1 checkout <!channel> is down");
    bot.passes(Duration.ofMinutes(5));
    ana.types(room, "take incident-commander");
    bot.passes(Duration.ofMinutes(40)); // an update was due after 30
    ana.types(room, "resolve rolled back");
    ana.declares("SEV-3 search is slow");
    Room none = ana.declares("SEV-2 a false alarm");
    ana.types(none, "cancel it was a test");

    assertThat(eva.types("stats 90d"))
        .contains("2 incidents in the last 90 days")
        .contains("SEV-1: 1")
        .contains("SEV-3: 1")
        .contains("*To detect:* not known")
        .containsPattern("To take command:\\* median 5 min.*, p90 5 min.* \\(n = 1\\)")
        .containsPattern("To resolve:\\* median 45 min.*, p90 45 min.* \\(n = 1\\)")
        .contains("*Updates that did not come in time:* 1")
        .contains("*Command taken too late:* 0")
        .doesNotContain("SEV-2")
        .doesNotContain("checkout");
  }

  @Test
  void aPrivateOneCountsWithoutAName() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    assertThat(eva.types("stats"))
        .contains("1 incident in the last 30 days")
        .doesNotContain("laptop");
  }

  @Test
  void drillsStandApart() {
    ana.declares("SEV-1 checkout is down");
    ana.types("drill bad-deploy");

    assertThat(eva.types("stats"))
        .contains("1 incident in the last 30 days", "*Drills, in no other number here:* 1");
  }

  @Test
  void actionItemsThatAreOverdueAreCountedWhosever() {
    Room room = ana.declares("SEV-3 search is slow");
    ana.types(room, "action raise the limit tomorrow");
    ana.types(room, "action add an index 5d");
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    bot.settled();
    Room secret = bot.room(bot.incident("INC-2").room().name().orElseThrow());
    ana.types(secret, "action wipe its disk tomorrow");
    assertThat(eva.types("stats")).contains("*Action items overdue now:* 0");

    bot.passes(Duration.ofDays(2));

    assertThat(eva.types("stats"))
        .contains("*Action items overdue now:* 2")
        .doesNotContain("raise the limit", "wipe");
    ana.types(secret, "action A1 done");
    assertThat(eva.types("stats")).contains("*Action items overdue now:* 1");
  }

  @Test
  void whereNothingHappenedItSaysSo() {
    assertThat(eva.types("stats 7d"))
        .contains("0 incidents in the last 7 days")
        .contains("*To resolve:* not known");
  }

  @Test
  void whatIsNoSpanIsSaid() {
    for (String span : List.of("soon", "5m", "9999d", "`<!here>`")) {
      assertThat(eva.types("stats " + span))
          .contains("How far back is")
          .contains("/incident stats 90d")
          .doesNotContain("<!here>");
    }
  }
}
