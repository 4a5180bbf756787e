package dev.muster.feature.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The post-mortem in the war room's canvas. */
final class CanvasTest {
  private static final String MAKE = "conversations.canvases.create";

  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void itShowsTheDraftOnceTheIncidentIsOverAndStaysTrue() {
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas()).isEmpty();

    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas().orElseThrow())
        .contains("# Post-mortem: INC-1 checkout is down", "rolled back");

    ana.types(room, "postmortem root cause the pool was too small");
    ana.types(room, "postmortem impact one in ten carts");
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas().orElseThrow()).contains("the pool was too small", "one in ten carts");
    assertThat(calls(MAKE)).isEqualTo(1);
    assertThat(calls("canvases.edit")).isBetween(1L, 2L);
    assertThat(ana.types(room, "postmortem")).contains("The war room's canvas shows all of it.");
  }

  @Test
  void whereThePlanHasNoneThePanelSaysSoAndItIsNotTriedAtEachChange() {
    fails(MAKE, "team_tier_cannot_create_channel_canvases");
    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));

    ana.types(room, "postmortem root cause the pool was too small");
    bot.passes(Duration.ofSeconds(5));

    assertThat(canvas()).isEmpty();
    assertThat(calls(MAKE)).isEqualTo(1);
    assertThat(ana.types(room, "postmortem"))
        .contains("No canvas shows it. This workspace's Slack plan has no canvases.");
    assertThat(room.messages()).noneMatch(m -> m.contains("canvas"));

    ana.presses(room, "Canvas");
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas().orElseThrow()).contains("the pool was too small");
  }

  @Test
  void oneThatIsSomebodysIsLeftAloneUntilSomebodySaysOtherwise() {
    JsonNode made =
        bot.slack(
            MAKE,
            Map.of(
                "channel_id",
                room.id(),
                "document_content",
                Map.of("type", "markdown", "markdown", "our own notes")));
    assertThat(made.path("ok").asBoolean()).as(made.toString()).isTrue();
    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));

    assertThat(canvas()).contains("our own notes");
    assertThat(ana.types(room, "postmortem"))
        .contains("The war room has a canvas already, which may be somebody's.");

    ana.types(room, "postmortem canvas");
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas().orElseThrow()).startsWith("# Post-mortem").doesNotContain("our own");
    ana.types(room, "postmortem impact one in ten carts");
    bot.passes(Duration.ofSeconds(5));
    assertThat(canvas().orElseThrow()).contains("one in ten carts");
  }

  @Test
  void oneThatSomebodyDeletedIsNotMadeAnew() {
    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));
    fails("canvases.edit", "canvas_not_found");

    ana.types(room, "postmortem impact one in ten carts");
    bot.passes(Duration.ofSeconds(5));
    ana.types(room, "postmortem root cause the pool");
    bot.passes(Duration.ofSeconds(5));

    assertThat(calls(MAKE)).isEqualTo(1);
    assertThat(ana.types(room, "postmortem")).contains("Somebody deleted the canvas.");
  }

  @Test
  void aLongTableGoesOnInAnother() {
    for (int i = 1; i <= 60; i++) {
      ana.types(room, "note look number " + i);
    }
    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));

    String[] lines = canvas().orElseThrow().split("\n", -1);
    int longest = 0;
    int rows = 0;
    for (String line : lines) {
      rows = line.startsWith("|") ? rows + 1 : 0;
      longest = Math.max(longest, rows);
    }
    assertThat(longest).isBetween(20, 52);
    assertThat(lines).anyMatch(line -> line.contains("look number 60"));
    assertThat(Stream.of(lines).filter(line -> line.startsWith("| UTC | T+ | Who"))).hasSize(2);
  }

  private void fails(String method, String error) {
    bot.hands().does("fault", Map.of("method", method, "error", error, "times", 1));
  }

  private long calls(String method) {
    return StreamSupport.stream(bot.hands().get("calls?since=0").path("calls").spliterator(), false)
        .filter(call -> call.path("method").asText().equals(method))
        .count();
  }

  /** What it says. */
  private Optional<String> canvas() {
    JsonNode info = bot.slack("conversations.info", Map.of("channel", room.id()));
    String id = info.path("channel").path("properties").path("canvas").path("file_id").asText();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    JsonNode file = bot.slack("files.info", Map.of("file", id));
    String url = file.path("file").path("url_private").asText();
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
