package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import dev.muster.sandbox.limits.Limits;
import dev.muster.sandbox.view.BotMessages;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /response/…}: the app answers what a person did, five times in half an hour. */
public final class ResponseUrls implements Endpoint {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;
  private static final int REMEMBERED = 50_000;

  private final World world;
  private final Posting posting;
  private final BotMessages messages;
  private final Supplier<String> base;
  private final Map<String, Line> lines = new HashMap<>();

  /** The ids of those lines, oldest first: they run out in this order. */
  private final Deque<String> inOrder = new ArrayDeque<>();

  private static final class Line {
    private final Channel channel;
    private final String user;
    private final @Nullable Message original;
    private final Instant until;
    private int left = USES;

    Line(Channel channel, String user, @Nullable Message original, Instant until) {
      this.channel = channel;
      this.user = user;
      this.original = original;
      this.until = until;
    }
  }

  public ResponseUrls(World world, Posting posting, Supplier<String> base) {
    this.world = world;
    this.posting = posting;
    this.messages = new BotMessages(world);
    this.base = base;
  }

  /** A fresh address at which the app can answer what that person did there. */
  String issue(Channel channel, String user, @Nullable Message original) {
    Instant now = world.clock().instant();
    forgetOld(now);
    String id = world.ids().next("R");
    lines.put(id, new Line(channel, user, original, now.plus(LIFE)));
    inOrder.add(id);
    return base.get() + "response/" + Identity.TEAM + "/" + id;
  }

  private void forgetOld(Instant now) {
    Line oldest = lines.get(inOrder.peek());
    while (oldest != null && (now.isAfter(oldest.until) || lines.size() > REMEMBERED)) {
      lines.remove(inOrder.remove());
      oldest = lines.get(inOrder.peek());
    }
  }

  @Override
  public CompletionStage<Answer> answer(Request request) {
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    Optional<JsonNode> said = Json.parse(request.body());
    synchronized (world) {
      return CompletableFuture.completedFuture(heard(id, said));
    }
  }

  private Answer heard(String id, Optional<JsonNode> said) {
    Line line = lines.get(id);
    if (line == null || world.clock().instant().isAfter(line.until)) {
      return Answer.json(404, Json.error("expired_url"));
    }
    if (said.isEmpty() || !(said.get() instanceof ObjectNode message)) {
      return Answer.json(400, Json.error("invalid_payload"));
    }
    if (line.left-- <= 0) {
      return Answer.json(404, Json.error("used_url"));
    }
    try {
      respond(line, message);
      return Answer.json(Json.ok());
    } catch (SlackError refused) {
      return Answer.json(400, refused.body());
    }
  }

  private void respond(Line line, ObjectNode said) {
    boolean replaces = said.path("replace_original").asBoolean();
    Message original = line.original;
    if (said.path("delete_original").asBoolean() && original != null) {
      posting.delete(line.channel, original);
    } else if (replaces && original != null) {
      check(said);
      posting.edit(line.channel, original, replacement(said), Identity.BOT);
    } else {
      say(line.channel, line.user, said);
    }
  }

  /** The whole message is replaced: what the answer does not name goes. */
  private ObjectNode replacement(ObjectNode said) {
    JsonNode blocks = said.get("blocks");
    JsonNode attachments = said.get("attachments");
    return messages.changes(
        Json.textOr(said, "text", ""),
        blocks == null ? Json.array() : blocks,
        attachments == null ? Json.array() : attachments);
  }

  /** Puts the app's answer where it belongs: before that person alone, or before the channel. */
  void say(Channel channel, String user, ObjectNode said) {
    check(said);
    ObjectNode json =
        messages.json(Json.textOr(said, "text", ""), said.get("blocks"), said.get("attachments"));
    Json.text(said, "thread_ts").ifPresent(ts -> json.put("thread_ts", ts));
    if (Json.textOr(said, "response_type", "ephemeral").equals("in_channel")) {
      posting.post(channel, json);
    } else {
      posting.whisper(channel, user, json);
    }
  }

  private static void check(ObjectNode said) {
    SlackError.throwIf(
        Limits.message(
            Json.text(said, "text").orElse(null),
            said.get("blocks"),
            said.get("attachments"),
            false));
  }
}
