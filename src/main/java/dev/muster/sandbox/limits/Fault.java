package dev.muster.sandbox.limits;

import java.util.List;

/**
 * Why Slack would refuse: its error code, and the details that the answer lists twice, the second
 * time after {@code [ERROR]}.
 */
public record Fault(String error, List<String> messages) {
  public Fault {
    messages = List.copyOf(messages);
  }

  static Fault of(String error) {
    return new Fault(error, List.of());
  }
}
