package dev.muster.playbook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is due once an incident is over. */
public record Aftermath(Map<String, Duration> postMortemDue, Optional<Duration> archiveAfter) {

  public Aftermath {
    postMortemDue = Map.copyOf(postMortemDue);
  }

  /** How long after the resolve; empty if that severity needs no post-mortem. */
  public Optional<Duration> postMortemDue(String severity) {
    return Optional.ofNullable(postMortemDue.get(severity));
  }
}
