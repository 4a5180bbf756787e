package dev.muster.simulate.world;

import com.fasterxml.jackson.databind.JsonNode;
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
    if (did("archive", channel)) {
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

  public void openAll() {
    stepsLeft.keySet().stream().toList().forEach(this::open);
  }

  private void open(String channel) {
    if (!did("unarchive", channel)) {
      throw new AssertionError("Nobody can unarchive " + channel);
    }
    stepsLeft.remove(channel);
    // Where Slack put the bot out with the archiving, somebody asks it in again.
    var unused =
        scene.does("invite", Map.of("user", SOMEBODY, "channel", channel, "invited", "muster"));
    scene.story().tell("somebody unarchives " + channel);
    scene.skies().troubled(since, scene.bot().now());
  }

  /** By hand; where the workspace has no such hand, through its API. */
  private boolean did(String what, String channel) {
    Optional<JsonNode> byHand = scene.does(what, Map.of("user", SOMEBODY, "channel", channel));
    return byHand.filter(json -> json.path("ok").asBoolean()).isPresent()
        || scene.api("conversations." + what, Map.of("channel", channel)).path("ok").asBoolean();
  }
}
