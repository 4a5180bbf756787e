package dev.muster.sandbox.limits;

import java.util.List;

/** Slack's error code, with its detail messages. */
public record Fault(String error, List<String> messages) {}
