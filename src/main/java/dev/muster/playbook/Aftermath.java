package dev.muster.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is due once an incident is over.
 *
 * @param postMortemDue how long after the resolve; none where a severity needs none
 * @param reviewWithin how long after the resolve the meeting is to be booked
 * @param sections what the post-mortem holds, in order
 */
public record Aftermath(
    BySeverity<Duration> postMortemDue,
    Optional<Duration> reviewWithin,
    List<String> sections,
    List<AgendaItem> agenda,
    Optional<Duration> archiveAfter) {

  public Aftermath {
    sections = List.copyOf(sections);
    agenda = List.copyOf(agenda);
  }

  /** Something the meeting takes time for. */
  public record AgendaItem(String topic, Duration takes) {}

  /** How long after the resolve; empty if that severity needs no post-mortem. */
  public Optional<Duration> postMortemDue(String severity) {
    return postMortemDue.at(severity);
  }
}
