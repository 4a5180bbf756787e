package dev.muster.simulate.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** War rooms that somebody archived by mistake, until somebody notices. */
public final class Archives {
  private static final int STEPS = 4;
  private static final String SOMEBODY = "ana";

  private final Scene scene;
  private final Map<String, Integer> stepsLeft = new HashMap<>();
  private Instant since = Instant.EPOCH;

  Archives(Scene scene) {
    this.scene = scene;
  }

  /** Archives this channel, as a person does it in Slack. */
  public void archive(String channel) {
    if (stepsLeft.containsKey(channel)) {
      return;
    }
    if (completed("archive", channel)) {
      scene.story().tell("somebody archives " + channel);
      scene.story().count("rooms archived");
      since = stepsLeft.isEmpty() ? scene.bot().now() : since;
      stepsLeft.put(channel, STEPS);
    }
  }

  /** A step is over: what was archived some steps ago is opened again. */
  public void passStep() {
    stepsLeft.replaceAll((channel, left) -> left - 1);
    stepsLeft.entrySet().stream()
        .filter(entry -> entry.getValue() <= 0)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::open);
  }

  /** All of them, now that Slack does as it is asked. */
  public void openAll() {
    stepsLeft.keySet().stream().toList().forEach(this::open);
    if (!stepsLeft.isEmpty()) {
      throw new AssertionError("Nobody can unarchive " + stepsLeft.keySet());
    }
  }

  private void open(String channel) {
    if (!completed("unarchive", channel)) {
      return; // the weather is too bad: at the next step
    }
    stepsLeft.remove(channel);
    // Where Slack put the bot out with the archiving, somebody asks it in again.
    var unused =
        scene.does("invite", Map.of("user", SOMEBODY, "channel", channel, "invited", "muster"));
    scene.story().tell("somebody unarchives " + channel);
    scene.skies().troubled(since, scene.bot().now());
  }

  /** By hand; where the workspace has no such hand, through its API. */
  private boolean completed(String what, String channel) {
    Optional<JsonNode> byHand = scene.does(what, Map.of("user", SOMEBODY, "channel", channel));
    return byHand.filter(json -> json.path("ok").asBoolean()).isPresent()
        || byApi("conversations." + what, channel);
  }

  private boolean byApi(String method, String channel) {
    try {
      return scene.api(method, Map.of("channel", channel)).path("ok").asBoolean();
    } catch (UncheckedIOException e) {
      return false; // Slack answers with a page, or not at all
    }
  }
}
