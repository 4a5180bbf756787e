package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message as Slack stores it. One with an audience was shown to that person alone. */
public final class Message {
  private final String ts;
  private final @Nullable String audience;
  private final ObjectNode json;
  private final Map<String, Set<String>> reactions = new LinkedHashMap<>();

  Message(String ts, ObjectNode json, @Nullable String audience) {
    this.ts = ts;
    this.json = json;
    this.audience = audience;
    json.put("ts", ts);
  }

  public String ts() {
    return ts;
  }

  /** The id of whoever alone can see it; empty for a message that the channel sees. */
  public Optional<String> audience() {
    return Optional.ofNullable(audience);
  }

  public String user() {
    return json.path("user").asText();
  }

  public boolean isOfTheBot() {
    return json.has("bot_id");
  }

  public Optional<String> threadTs() {
    return Json.text(json, "thread_ts");
  }

  /** Whether it stands in a thread and nowhere else. */
  public boolean isReply() {
    return threadTs().filter(thread -> !thread.equals(ts)).isPresent()
        && !"thread_broadcast".equals(json.path("subtype").asText());
  }

  /** What is stored; changes to it are changes to the message. */
  public ObjectNode stored() {
    return json;
  }

  /** A copy with what people added to it: reactions, but not the app's metadata. */
  public ObjectNode toJson() {
    ObjectNode copy = withMetadata();
    copy.remove("metadata");
    return copy;
  }

  public ObjectNode withMetadata() {
    ObjectNode copy = json.deepCopy();
    if (!reactions.isEmpty()) {
      copy.set("reactions", reactionsJson());
    }
    return copy;
  }

  public ArrayNode reactionsJson() {
    ArrayNode all = Json.array();
    reactions.forEach(
        (name, users) ->
            all.addObject()
                .put("name", name)
                .put("count", users.size())
                .set("users", Json.array(users)));
    return all;
  }

  boolean react(String name, String user) {
    return reactions.computeIfAbsent(name, ignored -> new LinkedHashSet<>()).add(user);
  }

  boolean unreact(String name, String user) {
    Set<String> users = reactions.get(name);
    if (users == null || !users.remove(user)) {
      return false;
    }
    if (users.isEmpty()) {
      reactions.remove(name);
    }
    return true;
  }
}
