package dev.muster.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is due once an incident is over.
 *
 * @param postMortem what is asked for in writing
 * @param reviewWithin how long after the resolve the meeting is to be booked
 * @param agenda how the meeting goes
 * @param monthlyReport the channel where each month's numbers are posted: a name without its {@code
 *     #}, or an id
 */
public record AfterIncident(
    PostMortem postMortem,
    Optional<Duration> reviewWithin,
    List<AgendaItem> agenda,
    Optional<Duration> archiveAfter,
    Optional<String> monthlyReport) {

  public AfterIncident {
    agenda = List.copyOf(agenda);
  }

  /**
   * What is asked for in writing.
   *
   * @param due by when after the resolve; none where a severity needs none
   * @param sections what it holds, in order
   * @param lead who hears of it when it is overdue: a role's key, or a handle with its {@code @}
   * @param missing what closing asks for while it isn't done
   */
  public record PostMortem(
      BySeverity<Due> due, List<String> sections, Optional<String> lead, Missing missing) {
    /** What every post-mortem should hold, where the playbook doesn't say. */
    private static final List<String> USUAL =
        List.of(
            "Summary",
            "Timeline",
            "Impact",
            "Root cause",
            "Detection and response",
            "What went well",
            "What could be better",
            "Action items");

    public PostMortem {
      sections = sections.isEmpty() ? USUAL : List.copyOf(sections);
    }
  }

  /** Whether an incident may be closed whose post-mortem isn't reviewed. */
  public enum Missing {
    /** As one likes. */
    FREELY,
    /** With a reason, which goes on the record. */
    REASON,
    /** Not at all. */
    NEVER
  }

  /** Something the meeting takes time for. */
  public record AgendaItem(String topic, Duration takes) {}

  /** By when after the resolve; empty if that severity needs no post-mortem. */
  public Optional<Due> postMortemDue(String severity) {
    return postMortem.due().at(severity);
  }

  /** What the post-mortem holds, in order. */
  public List<String> sections() {
    return postMortem.sections();
  }
}
