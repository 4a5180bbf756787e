package dev.muster.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.record.IncidentRecord;
import dev.muster.record.review.PostMortem;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One story, the example of tictacflow's document: deployed 09:10, alert 09:15, war room 09:20,
 * reverted 09:25, green 09:30.
 */
final class PostMortemStoryTest {
  private static final Instant WAR_ROOM = Instant.parse("2026-03-03T09:20:00Z");

  @Test
  void itHasTheTimesOfTheDocument() throws Exception {
    try (BotUnderTest bot = BotUnderTest.with(playbook("tictacflow"))) {
      play(bot, "P2");

      assertThat(drafted(bot, playbook("tictacflow")))
          .contains("Detected after 5 min, resolved after 15 min.")
          .contains("| 09:10 | T+0:00 | ana | Deployment of the caching layer for reports")
          .contains("| 09:15 | T+0:05 | ana | Alert: DB connections 95 %")
          .contains("| 09:20 | T+0:10 |")
          .contains("| 09:25 | T+0:15 |")
          .contains("| 09:30 | T+0:20 |");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "money-flow, SEV-2",
    "tictacflow, P2",
    "saltbitter, SEV-2",
    "fintech, SEV-2",
    "flowrex, P1"
  })
  void eachCompanysTemplateIsFilledFromIt(String company, String severity) throws Exception {
    Playbook playbook = playbook(company);
    try (BotUnderTest bot = BotUnderTest.with(playbook)) {
      play(bot, severity);

      golden(company, drafted(bot, playbook));
    }
  }

  private static void play(BotUnderTest bot, String severity) {
    Person ana = bot.person("ana");
    bot.passes(Duration.between(bot.now(), WAR_ROOM));
    Room room = ana.declares(severity + " Database connection pool exhaustion");
    ana.types(room, "take");
    ana.types(room, "note 09:10 Deployment of the caching layer for reports");
    ana.types(room, "note 09:15 Alert: DB connections 95 % and the error rate is spiking");
    ana.types(room, "update");
    ana.submits(
        Map.of(
            "words",
            "Connections leak in the new code",
            "impact",
            "Reports fail for about a third of users",
            "hypothesis",
            "The new cache does not close its cursors"));
    ana.types(room, "decide Revert the deployment rather than fix it forward");
    ana.types(room, "task Watch the pool @ben");
    bot.passes(Duration.ofMinutes(5));
    ana.types(room, "note Reverted the deployment");
    ana.types(room, "status monitoring");
    bot.passes(Duration.ofMinutes(5));
    ana.types(room, "resolve");
    resolves(ana, bot.person("chi").id());
    ana.types(room, "action Close cursors in the cache <@" + bot.person("ben").id() + "> friday");
    ana.types(room, "action Alert at 80 % of the pool");
    ana.types(room, "action Ask for a bigger database");
    ana.types(room, "action A3 drop it would only have leaked for longer");
    ana.types(room, "postmortem began 09:10");
    ana.types(room, "postmortem noticed 09:15");
  }

  /** Whatever else the company's playbook wants to be told. */
  private static void resolves(Person ana, String owner) {
    Map<String, Object> filled = new java.util.HashMap<>();
    filled.put(
        "summary", "The new cache leaked connections; reverting it ended that, all is green");
    if (!ana.choices("severity").isEmpty() && ana.form().toString().contains("\"owner\"")) {
      filled.put("owner", owner);
    }
    if (ana.form().toString().contains("\"anyway\"")) {
      filled.put("anyway", "the graph is flat");
    }
    var answer = ana.submits(filled);
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    assertThat(ana.hasForm()).as(answer + " " + filled).isFalse();
  }

  private static String drafted(BotUnderTest bot, Playbook playbook) {
    Incident incident =
        bot.bot().incidents().find(new dev.muster.store.IncidentQuery.Recent(1)).get(0);
    var entries = bot.bot().timeline().of(incident.id());
    Map<UserId, String> names = new java.util.HashMap<>();
    for (String name : List.of("ana", "ben", "chi", "dev", "eva")) {
      names.put(new UserId(bot.person(name).id()), name);
    }
    return PostMortem.of(
        new IncidentRecord(incident, entries, names, Optional.empty(), bot.now()), playbook);
  }

  /** With {@code -Dgolden=write} it is written anew, to be read. */
  private static void golden(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/post-mortems/" + name + ".md");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(lines(text)).isEqualTo(lines(Files.readString(file, StandardCharsets.UTF_8)));
  }

  /** What Muster does in one moment by several threads comes in any order. */
  private static List<String> lines(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("^\\d+ more entries", "Some more entries"))
        .sorted()
        .toList();
  }

  private static Playbook playbook(String company) throws PlaybookFaults {
    return PlaybookFile.read(Path.of("config/playbooks/" + company + ".yml"));
  }
}
