package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens in a drill and in no other incident. */
public sealed interface DrillEvent extends IncidentEvent {
  /** What somebody or something in the scenario says. */
  enum Voice {
    ALERT,
    REPORT,
    WRONG_TURN,
    HINT,
    NEWS,
    /** It works: what was broken is mended. */
    FIX
  }

  /**
   * A part of the scenario was told.
   *
   * @param part tells it from the others
   * @param who says it
   */
  record DrillTold(String part, Voice voice, String who, String words, Optional<Instant> missed)
      implements DrillEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(Drill.told(part), stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of(Drill.MARK, ", ", who, ": ", words), missed);
    }

    @Override
    public Weight weight() {
      return voice == Voice.FIX ? Weight.MILESTONE : Weight.ENTRY;
    }
  }

  /** How something compares with what was aimed at. */
  enum Verdict {
    MET,
    MISSED,
    /** Nothing was aimed at. */
    NOTED
  }

  /**
   * One line of the scorecard.
   *
   * @param what is measured
   * @param result how it was, and by how much that is off
   * @param next what to try next time
   */
  record Score(String what, Verdict verdict, String result, Optional<String> next) {}

  /** The drill is over: how it went. */
  record DrillScored(List<Score> scores) implements DrillEvent {
    public DrillScored {
      scores = List.copyOf(scores);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    /** How many were met, of those at which something was aimed. */
    public String sum() {
      long met = count(Verdict.MET);
      return met + " of " + (met + count(Verdict.MISSED)) + " targets met";
    }

    private long count(Verdict verdict) {
      return scores.stream().filter(score -> score.verdict() == verdict).count();
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Scorecard: ", sum());
      for (Score score : scores) {
        String missed = score.verdict() == Verdict.MISSED ? " (missed)" : "";
        line = line.and("; ", score.what(), ": ", score.result(), missed);
      }
      return line;
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }
}
