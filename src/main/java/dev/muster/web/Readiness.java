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
 * @param shutOut why Slack refuses whatever Muster asks, and what to do; empty where it doesn't
 */
public record Readiness(
    int connections,
    boolean proven,
    boolean delivers,
    Optional<Instant> lastHandled,
    boolean writable,
    Optional<String> shutOut) {

  /** Where Slack lets Muster in. */
  public Readiness(
      int connections,
      boolean proven,
      boolean delivers,
      Optional<Instant> lastHandled,
      boolean writable) {
    this(connections, proven, delivers, lastHandled, writable, Optional.empty());
  }

  boolean isReady() {
    return connections > 0 && proven && delivers && writable && shutOut.isEmpty();
  }

  String json() {
    return "{\"status\":\"%s\",\"connections\":%d,\"line_proven\":%s,\"delivers\":%s,\"last_handled\":%s,\"store_writable\":%s,\"slack_refuses\":%s}"
        .formatted(
            isReady() ? "ready" : "not ready",
            connections,
            proven,
            delivers,
            lastHandled.map(at -> "\"" + at + "\"").orElse("null"),
            writable,
            shutOut.map(why -> "\"" + why.replaceAll("[\"\\\\]", "'") + "\"").orElse("null"));
  }
}
