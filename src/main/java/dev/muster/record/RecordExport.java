package dev.muster.record;

import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a record to a stream, for the command line: people go by their ids. */
public final class RecordExport {
  private RecordExport() {}

  /** What the command line asks for. */
  public record Wish(String incident, Paper paper, Verify verify) {}

  /** What of the record is written, and how; {@link Format#bytes} is one. */
  @FunctionalInterface
  public interface Paper {
    byte[] of(IncidentRecord record);
  }

  /** Whether the hashes are to be gone through, and what is said of them. */
  public enum Verify {
    NO,
    /** The verdict goes to the second stream; an altered record fails. */
    YES
  }

  /**
   * Writes it.
   *
   * @return whether all is well: false if there is no such incident, or if it was to be verified
   *     and does not hold
   */
  public static boolean write(
      Wish wish, Incidents incidents, Timeline timeline, Instant now, Streams to) {
    Optional<Incident> found = incidents.named(wish.incident());
    if (found.isEmpty()) {
      to.err().println("There is no incident " + wish.incident() + " in this store.");
      return false;
    }
    Incident incident = found.get();
    List<TimelineEntry> entries = timeline.of(incident.id());
    IncidentRecord record =
        new IncidentRecord(
            incident, entries, Map.of(), IncidentRecord.Evidence.of(timeline, incident), now);
    byte[] file = wish.paper().of(record);
    to.out().write(file, 0, file.length);
    to.out().flush();
    if (wish.verify() == Verify.NO) {
      return true;
    }
    to.err().println(record.integrity());
    return record.firstAltered().isEmpty();
  }

  /** Where the record goes, and where sentences go. */
  public record Streams(PrintStream out, PrintStream err) {}
}
