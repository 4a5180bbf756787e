package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The app's acknowledgement: when it arrived, how long it took, and what it said (or nothing). */
public record Ack(long atMs, double tookMs, ObjectNode payload) {}
