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
 * @param writable the store takes what is recorded: its disk is not full
 */
public record Readiness(
    int connections,
    boolean proven,
    boolean delivers,
    Optional<Instant> lastHandled,
    boolean writable) {
  boolean isReady() {
    return connections > 0 && proven && delivers && writable;
  }

  String json() {
    return "{\"status\":\"%s\",\"connections\":%d,\"line_proven\":%s,\"delivers\":%s,\"last_handled\":%s,\"store_writable\":%s}"
        .formatted(
            isReady() ? "ready" : "not ready",
            connections,
            proven,
            delivers,
            lastHandled.map(at -> "\"" + at + "\"").orElse("null"),
            writable);
  }
}
