package dev.muster.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** A page that draws what it is given, with nothing of the practice workspace's page around it. */
final class Drawing implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(
          PracticeWorkspace.Options.defaults().withRateLimits(false),
          WorkspaceClock.standingStill(NOW));

  PracticeWorkspace workspace() {
    return workspace;
  }

  /**
   * A bot that has answered once. Its first answer takes longest, and beside a browser on a busy
   * machine longer than the three seconds that Slack gives it.
   */
  static BotUnderTest awake() {
    BotUnderTest bot = BotUnderTest.started();
    Map<String, String> asking =
        Map.of("user", "hal", "channel", "general", "command", "/incident", "text", "help");
    Eventually.is(
        "a first answer", () -> bot.hands().post("command", asking).path("ok").asBoolean());
    return bot;
  }

  static Tab page(Tab tab, PracticeWorkspace workspace) {
    tab.opens(workspace.url() + "drawing.html").until("window.ready");
    return tab;
  }

  Tab in(Tab tab) {
    return page(tab, workspace);
  }

  /** Draws these blocks. */
  Tab of(Tab tab, String blocks) {
    in(tab).script("draw(JSON.parse(arguments[0]))", blocks);
    return tab;
  }

  static JsonNode everything() {
    return read("/blocks/everything.json");
  }

  static JsonNode read(String resource) {
    try (InputStream json =
        Objects.requireNonNull(Drawing.class.getResourceAsStream(resource), resource)) {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workspace.close();
  }
}
