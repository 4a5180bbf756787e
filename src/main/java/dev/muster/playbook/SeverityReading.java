package dev.muster.playbook;

import java.util.List;

/** What words say of the severity, in the language of one playbook. */
public sealed interface SeverityReading {
  /** Nothing: all of it is the title. */
  record Silent() implements SeverityReading {}

  /**
   * A level, and nothing else can be meant.
   *
   * @param rest the words without it; empty if there are no others
   */
  record Clear(SeverityLevel level, String rest) implements SeverityReading {}

  /**
   * Perhaps a level, perhaps a part of the title: people are asked.
   *
   * @param written what looks like one
   * @param candidates the likeliest first, never empty
   */
  record Doubtful(String written, List<Candidate> candidates) implements SeverityReading {
    public Doubtful {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A level that this playbook doesn't have: {@code SEV-9}.
   *
   * @param rest the words without it
   */
  record Unknown(String written, String rest) implements SeverityReading {}

  /**
   * A level that may be meant.
   *
   * @param rest the title if it is
   */
  record Candidate(SeverityLevel level, String rest) {}
}
