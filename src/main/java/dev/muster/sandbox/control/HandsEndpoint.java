package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** {@code /sandbox/…}: finds the hand, and says in HTTP how it went. */
public final class HandsEndpoint implements Endpoint {
  private final World world;
  private final Map<String, Hand> hands;

  HandsEndpoint(World world, Map<String, Hand> hands) {
    this.world = world;
    this.hands = hands;
  }

  @Override
  public CompletionStage<Answer> answer(Request request) {
    Hand hand = hands.get(request.verb() + " " + request.after("/sandbox/"));
    if (hand == null) {
      return done(404, Json.error("unknown_hand"));
    }
    Optional<ObjectNode> body = bodyOf(request);
    if (body.isEmpty()) {
      return done(400, Json.error("invalid_json"));
    }
    CompletionStage<ObjectNode> answer;
    try {
      synchronized (world) {
        answer = hand.run(new Told(world, body.get()));
      }
    } catch (SlackError refused) {
      return CompletableFuture.completedFuture(refusal(refused));
    }
    return answer.handle(
        (json, failure) -> failure == null ? Answer.json(json) : refusal(errorIn(failure)));
  }

  private static Optional<ObjectNode> bodyOf(Request request) {
    ObjectNode body = Json.object();
    request.query().forEach(body::put);
    if (request.verb().equals("GET") || request.bodyText().isBlank()) {
      return Optional.of(body);
    }
    Optional<JsonNode> json = Json.parse(request.body());
    return json.filter(JsonNode::isObject).map(object -> body.setAll((ObjectNode) object));
  }

  private static SlackError errorIn(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof SlackError refused) {
      return refused;
    }
    throw new CompletionException(cause);
  }

  private static Answer refusal(SlackError refused) {
    int status = refused.code().endsWith("_not_found") ? 404 : 400;
    return Answer.json(refused.code().equals("dispatch_failed") ? 424 : status, refused.body());
  }

  private static CompletionStage<Answer> done(int status, ObjectNode json) {
    return CompletableFuture.completedFuture(Answer.json(status, json));
  }
}
