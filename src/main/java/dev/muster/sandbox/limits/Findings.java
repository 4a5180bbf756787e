package dev.muster.sandbox.limits;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a payload, in the order in which it was found. */
final class Findings {
  private final List<String> messages = new ArrayList<>();

  void add(Pointer at, String what) {
    messages.add(what + " [json-pointer:" + at.path() + "]");
  }

  /** Slack names the enclosing object too where one of several schemas it must meet is not met. */
  void addUnder(Pointer at, Findings inner) {
    if (!inner.isEmpty()) {
      add(at, "failed to match all allowed schemas");
      messages.addAll(inner.messages);
    }
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  int count() {
    return messages.size();
  }

  List<String> messages() {
    return List.copyOf(messages);
  }
}
