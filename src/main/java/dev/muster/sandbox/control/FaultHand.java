package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.socket.Disturbances;
import dev.muster.sandbox.world.SlackError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Makes bad weather: calls that fail, acks that get lost, lines that drop. */
final class FaultHand implements Hand {
  private static final Set<String> BREAKS = Set.of("drop", "tcp", "cut", "abort");

  private static final int ALL = Integer.MAX_VALUE;
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Faults faults;
  private final Disturbances disturbances;
  private final AppLine line;

  FaultHand(Faults faults, Disturbances disturbances, AppLine line) {
    this.faults = faults;
    this.disturbances = disturbances;
    this.line = line;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    int times = told.has("times") ? Math.max(1, told.json("times").asInt(1)) : 1;
    if (told.flag("clear")) {
      faults.clear();
      disturbances.clear();
    }
    disturbances.dropAcks(count(told.json("drop_ack"), times));
    disturbances.duplicateEnvelopes(count(told.json("duplicate"), times));
    disturbances.holdEventsBack(count(told.json("reorder"), times));
    if (told.has("disconnect") && !told.json("disconnect").asText().equals("false")) {
      disconnect(told.json("disconnect").asText(), told.json("connections").asInt(ALL));
    }
    Faults.Fault fault =
        new Faults.Fault(
            told.textOr("method", "*"),
            told.text("error"),
            number(told, "http_status"),
            told.has("retry_after")
                ? Optional.of(told.json("retry_after").asText())
                : Optional.empty(),
            told.json("delay_ms").asLong(0),
            told.flag("after"),
            told.flag("html"),
            told.has("body") ? Optional.of(told.json("body").asText()) : Optional.empty());
    boolean concernsCalls =
        fault.html()
            || fault.body().isPresent()
            || fault.error().isPresent()
            || fault.httpStatus().isPresent()
            || fault.retryAfter().isPresent()
            || fault.delayMs() > 0;
    if (told.has("method") && !concernsCalls) {
      throw SlackError.of(Json.error("missing_argument").put("argument", "error"));
    }
    if (concernsCalls && told.has("for")) {
      faults.plan(fault, told.has("times") ? times : ALL, span(told.required("for")));
    } else if (concernsCalls) {
      faults.plan(fault, times);
    }
    return line.redeliver(count(told.json("redeliver"), times)).thenApply(heard -> Json.ok());
  }

  private void disconnect(String how, int most) {
    if (BREAKS.contains(how)) {
      line.cut();
    } else {
      line.disconnect(how.equals("true") || how.equals("1") ? "refresh_requested" : how, most);
    }
  }

  private static int count(JsonNode asked, int times) {
    if (asked.isBoolean()) {
      return asked.asBoolean() ? times : 0;
    }
    return asked.asInt(0);
  }

  private static Duration span(String iso) {
    try {
      Duration span = Duration.parse(iso);
      if (!span.isNegative() && span.compareTo(LONGEST) < 0) {
        return span;
      }
    } catch (DateTimeParseException e) {
      // Told below, as every other span that is none.
    }
    throw SlackError.of(Json.error("invalid_argument").put("argument", "for"));
  }

  private static Optional<Integer> number(Told told, String name) {
    return told.has(name) ? Optional.of(told.json(name).asInt()) : Optional.empty();
  }
}
