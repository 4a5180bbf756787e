package dev.muster.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of the Web API: it answers, or throws Slack's refusal. */
@FunctionalInterface
public interface ApiMethod {
  ObjectNode run(ApiCall call);
}
