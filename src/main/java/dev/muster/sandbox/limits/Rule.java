package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value of a payload must be. */
@FunctionalInterface
interface Rule {
  void check(JsonNode value, Pointer at, Findings found);
}
