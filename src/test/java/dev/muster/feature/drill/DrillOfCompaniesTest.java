package dev.muster.feature.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.ChannelId;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.playbook.PlaybookFile;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped drill by every shipped playbook, ten times as fast. */
@Timeout(180)
final class DrillOfCompaniesTest {
  static List<Path> playbooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config", "playbooks"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void eachIsPlayedToItsEndAndNobodyOutsideHearsOfIt(Path file) throws Exception {
    try (BotUnderTest bot = BotUnderTest.with(PlaybookFile.read(file))) {
      Person ana = bot.person("ana");
      ana.types("drill database-pool x10");
      ana.types("drill bad-deploy x10");
      ana.types("drill security-breach x10");
      List<Incident> drills = Stream.of(-1, -2, -3).map(number -> drill(bot, number)).toList();
      Room first = room(bot, drills.get(0));
      ana.types(first, "take");
      ana.types(first, "update we look into it");
      ana.types(first, "status mitigating");
      ana.types(first, "decide stop the report");
      bot.passes(Duration.ofMinutes(4));
      for (Incident drill : drills) {
        bot.person("ana").types(room(bot, drill), "nudges");
      }
      bot.passes(Duration.ofMinutes(10));

      assertThat(first.messages()).anySatisfy(m -> assertThat(m).contains("31 of 100"));
      for (Incident drill : drills) {
        Room room = room(bot, drill);
        assertThat(bot.incident(drill.id().value()).isOpen()).isFalse();
        assertThat(room.events(DrillScored.class)).hasSize(1);
        assertThat(room.events(StepFailed.class))
            .extracting(StepFailed::step)
            .noneMatch(step -> step.startsWith("invite") || step.startsWith("tell the audience"));
        assertThat(room.members()).containsExactly("ana");
      }
      for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
        String args = call.path("args").toString();
        assertThat(args).doesNotContain("<!subteam").doesNotContain("<!channel");
        for (String outsider : List.of("ben", "chi", "dev", "eva", "fay", "gus", "hal")) {
          assertThat(args).doesNotContain("<@" + bot.person(outsider).id());
        }
      }
      assertThat(bot.bot().incidents().openCount()).isZero();
      assertThat(bot.bot().meters().scrape()).doesNotContain("muster_faults_total");
    }
  }

  private static Incident drill(BotUnderTest bot, int number) {
    // Each playbook makes ids of its own kind; what is private is in no list.
    List<ChannelId> rooms = new ArrayList<>();
    bot.hands()
        .get("state")
        .path("channels")
        .forEach(channel -> rooms.add(new ChannelId(channel.path("id").asText())));
    return rooms.stream()
        .flatMap(room -> bot.bot().incidents().inChannel(room).stream())
        .filter(incident -> incident.identity().number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static Room room(BotUnderTest bot, Incident drill) {
    return bot.room(bot.incident(drill.id().value()).room().name().orElseThrow());
  }
}
