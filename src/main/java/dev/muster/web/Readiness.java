package dev.muster.web;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a command typed now would be answered.
 *
 * @param connections how many sockets to Slack are up
 * @param proven the line carried something in both directions a moment ago
 * @param delivers the loop that delivers what is due turns
 * @param lastHandled when a message of Slack was last handled; empty if none came yet
 */
public record Readiness(
    int connections, boolean proven, boolean delivers, Optional<Instant> lastHandled) {
  boolean isReady() {
    return connections > 0 && proven && delivers;
  }

  String json() {
    return "{\"status\":\"%s\",\"connections\":%d,\"line_proven\":%s,\"delivers\":%s,\"last_handled\":%s}"
        .formatted(
            isReady() ? "ready" : "not ready",
            connections,
            proven,
            delivers,
            lastHandled.map(at -> "\"" + at + "\"").orElse("null"));
  }
}
