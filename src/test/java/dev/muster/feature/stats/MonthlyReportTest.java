package dev.muster.feature.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.CutOff.Moment;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each month's numbers, posted by itself on the first working morning. */
final class MonthlyReportTest {
  /** A Wednesday. */
  private static final Instant APRIL = Instant.parse("2026-04-01T09:00:00Z");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final Playbook asked = Playbooks.extended("report: {monthly: general}\n");
  private BotUnderTest bot;

  @AfterEach
  void stop() {
    bot.close();
  }

  private void starts(Playbook playbook) {
    bot = BotUnderTest.with(playbook);
  }

  private void startsOnDisk() {
    bot = BotUnderTest.on(() -> Database.in(directory), asked);
  }

  private void anIncidentIsOver() {
    Person ana = bot.person("ana");
    Room room = ana.declares("SEV-3 checkout is slow");
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(20));
    ana.types(room, "resolve rolled back");
    ana.types(room, "close nothing to learn");
  }

  private void isAlmost(Instant moment) {
    bot.passes(Duration.between(bot.now(), moment).minus(MINUTE));
  }

  private List<String> reports() {
    return bot.room("general").messages().stream()
        .filter(m -> m.contains("2026: ") || m.contains("No incidents in"))
        .toList();
  }

  private List<String> pictures() {
    List<String> names = new ArrayList<>();
    for (JsonNode file : bot.room("general").json().path("files")) {
      names.add(file.path("name").asText());
    }
    return names;
  }

  @Test
  void itComesOnTheFirstWorkingMorningOnce() {
    startsOnDisk();
    anIncidentIsOver();
    isAlmost(APRIL);
    assertThat(reports()).isEmpty();

    bot.passes(MINUTE);

    assertThat(reports()).hasSize(1);
    assertThat(reports().get(0))
        .contains("March 2026: 1 incident")
        .contains("SEV-3: 1")
        .contains("The month before, February 2026: none.")
        .doesNotContain("comes late")
        .doesNotContain("checkout");
    assertThat(pictures())
        .containsExactly(
            "incidents-2026-03-ours-severities.png", "incidents-2026-03-ours-times.png");
    bot.restarts();
    bot.passes(Duration.ofDays(20));
    assertThat(reports()).hasSize(1);
  }

  @Test
  void aMonthWithoutIncidentsIsSaidSo() {
    starts(asked);
    anIncidentIsOver();

    // The first of May is a Friday, of August a Saturday.
    bot.passes(Duration.between(bot.now(), Instant.parse("2026-05-01T10:00:00Z")));

    assertThat(reports()).hasSize(2);
    assertThat(reports().get(1))
        .matches(
            "(?s)No incidents in April 2026\\. The month before, March 2026: 1 incident, resolved in"
                + " 20 min( \\d s)? \\(median\\)\\..*");
    assertThat(pictures()).hasSize(2);
  }

  @Test
  void afterAnAbsenceItComesLateAndSaysSo() {
    startsOnDisk();
    anIncidentIsOver();
    isAlmost(APRIL);

    bot.away(Duration.ofDays(3));

    assertThat(reports()).hasSize(1);
    assertThat(reports().get(0)).contains("This comes late: it was due on <!date^1775034000^");
  }

  @Test
  void killedBeforeItHeardThatItIsPostedItPostsItNoSecondTime() {
    startsOnDisk();
    anIncidentIsOver();
    isAlmost(APRIL);
    bot.way().at("chat.postMessage", 1, Moment.BEFORE_ITS_ANSWER_IS_HEARD);
    bot.passes(MINUTE);

    bot.isKilledAndStartsAgain();
    bot.passes(MINUTE);

    assertThat(reports()).hasSize(1);
    assertThat(pictures()).hasSize(2);
    bot.passes(Duration.ofDays(31));
    assertThat(reports()).hasSize(2);
  }

  @Test
  void whereNobodyAsksNothingIsPosted() {
    starts(Playbooks.extended(""));
    anIncidentIsOver();

    isAlmost(APRIL);
    bot.passes(Duration.ofDays(2));

    assertThat(reports()).isEmpty();
  }

  @Test
  void whereNobodyAsksAnyMoreItStops() {
    startsOnDisk();
    anIncidentIsOver();
    bot.restartsWith(dev.muster.playbook.Playbooks.only(Playbooks.extended("")));

    isAlmost(APRIL);
    bot.passes(Duration.ofDays(2));

    assertThat(reports()).isEmpty();
  }

  @Test
  void aChannelThatIsNotThereStopsNoLaterOne() {
    starts(asked);
    anIncidentIsOver();
    isAlmost(APRIL);
    bot.hands().does("fault", Map.of("method", "chat.postMessage", "error", "channel_not_found"));
    bot.passes(Duration.ofDays(1));
    assertThat(reports()).isEmpty();

    bot.passes(Duration.ofDays(31));

    assertThat(reports()).hasSize(1);
    assertThat(reports().get(0)).contains("No incidents in April 2026");
  }
}
