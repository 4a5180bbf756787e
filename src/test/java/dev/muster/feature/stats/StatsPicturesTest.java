package dev.muster.feature.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The numbers as pictures, in the channel where they were asked for. */
final class StatsPicturesTest {
  private static final Color WHITE = new Color(0xFFFFFF);
  private static final Color NIGHT = new Color(0x1A1D21);

  private final BotUnderTest bot =
      BotUnderTest.with(Playbooks.extended("services: [{name: vault, objective: 99.9%}]\n"));
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Room general = bot.room("general");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void anIncidentIsOver() {
    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(5));
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(20));
    ana.types(room, "resolve rolled back");
  }

  @Test
  void theyComeIntoTheChannelWhereTheyWereAskedFor() throws IOException {
    anIncidentIsOver();

    assertThat(eva.types("stats 90d"))
        .contains("1 incident in the last 90 days")
        .contains("The pictures come into this channel.");

    assertThat(names())
        .hasSize(3)
        .satisfies(
            names -> {
              assertThat(names.get(0)).matches("incidents-20260302-1025\\d\\d-severities\\.png");
              assertThat(names.get(1)).endsWith("-times.png");
              assertThat(names.get(2)).endsWith("-error-budgets.png");
            });
    assertThat(general.lastMessage())
        .contains("Incidents of the last 90 days, asked for by <@" + eva.id() + ">");
    JsonNode file = general.json().path("files").get(0);
    assertThat(file.path("alt_txt").asText()).contains("In all SEV-1: 1").contains("2026-03-02 1");
    assertThat(paper(file)).isEqualTo(WHITE);
  }

  @Test
  void forThoseWhoReadInTheDarkTheyAreDark() throws IOException {
    anIncidentIsOver();

    eva.types("stats dark 7d");

    assertThat(paper(general.json().path("files").get(0))).isEqualTo(NIGHT);
  }

  @Test
  void whoWantsOnlyTheNumbersGetsOnlyThem() {
    anIncidentIsOver();

    assertThat(eva.types("stats text"))
        .contains("1 incident in the last 30 days")
        .doesNotContain("pictures");
    assertThat(names()).isEmpty();
  }

  @Test
  void ofNothingThereAreNone() {
    assertThat(eva.types("stats")).contains("0 incidents").doesNotContain("pictures");

    assertThat(names()).isEmpty();
  }

  @Test
  void nothingPrivateIsNamedInThem() {
    ana.types("declare");
    ana.submits(
        Map.of(
            "title", "stolen laptop",
            "severity", "SEV-1",
            "service", "vault",
            "private", List.of("only-invited")));

    eva.types("stats 90d");

    assertThat(names()).hasSize(3);
    for (JsonNode file : general.json().path("files")) {
      assertThat(file.toString()).doesNotContain("laptop");
    }
    assertThat(general.json().path("files").get(2).path("alt_txt").asText())
        .contains("vault 0 %: 0 s of");
  }

  @Test
  void askedOnceAndDeliveredTwiceTheyComeOnce() {
    anIncidentIsOver();
    bot.hands().does("fault", Map.of("duplicate", 1));

    eva.types("stats");

    assertThat(names()).hasSize(3);
  }

  @Test
  void oneWhoseAnswerWasLostIsNotSharedAgain() {
    anIncidentIsOver();
    bot.hands()
        .does(
            "fault",
            Map.of(
                "method",
                "files.completeUploadExternal",
                "http_status",
                0,
                "after",
                true,
                "times",
                1));

    eva.types("stats");
    bot.passes(Duration.ofMinutes(1));

    assertThat(names()).hasSize(3);
  }

  @Test
  void whoAskedIsToldWhereTheyCantCome() {
    anIncidentIsOver();
    bot.hands()
        .does("fault", Map.of("method", "files.completeUploadExternal", "error", "no_permission"));

    eva.types("stats");

    assertThat(names()).isEmpty();
    assertThat(eva.direct().lastMessage())
        .contains("The pictures could not come into <#" + general.id() + ">.")
        .contains("The numbers are all in `/incident stats`.");
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    general.json().path("files").forEach(file -> names.add(file.path("name").asText()));
    return names;
  }

  /** What is behind it all, as a browser gets it. */
  private static Color paper(JsonNode file) throws IOException {
    BufferedImage image = ImageIO.read(URI.create(file.path("url_private").asText()).toURL());
    return new Color(image.getRGB(2, 2));
  }
}
