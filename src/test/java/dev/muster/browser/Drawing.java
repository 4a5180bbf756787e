package dev.muster.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
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
