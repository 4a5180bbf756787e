package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the workspace says what happened, for the app to hear. */
@FunctionalInterface
public interface Announcer {
  void announce(ObjectNode event);
}
