package dev.muster.plan;

import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An incident that goes by a playbook of a few lines, without a bot. */
final class Course {
  static final UserId ANA = new UserId("U0ANA0000");

  private static final String LEVELS =
      """
      name: ours
      severities:
        - {name: P1, description: Bad., response_target: 15m}
        - {name: P2, description: Less bad., response_target: 1h}
        - {name: P3, description: Can wait., response_target: 2h, business_hours_only: true}
        - {name: P4, description: Can wait long., response_target: next business day}
      default_severity: P2
      """;

  private final Playbook playbook;
  private final Instant start;
  private Incident incident;

  private Course(Playbook playbook, Instant start, Incident incident) {
    this.playbook = playbook;
    this.start = start;
    this.incident = incident;
  }

  static Course of(String severity, String rules) {
    return of(severity, rules, Instant.parse("2026-01-05T10:00:00Z"), Visibility.PUBLIC);
  }

  static Course of(String severity, String rules, Instant start, Visibility visibility) {
    Playbook playbook = playbook(LEVELS + rules);
    Declared declared =
        new Declared(
            "It is down",
            playbook.severity(severity).orElseThrow().severity(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Identity identity =
        new Identity(new IncidentId("INC-1"), 1, visibility, ANA, "ours", Optional.empty());
    return new Course(
        playbook, start, Incident.begin(identity, declared, new RecordedBy(start, ANA)));
  }

  private static Playbook playbook(String text) {
    try {
      Path file = Files.createTempFile("playbook", ".yml");
      try {
        return PlaybookFile.read(Files.writeString(file, text));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }

  Incident incident() {
    return incident;
  }

  Playbook playbook() {
    return playbook;
  }

  /** Somebody does that, so many minutes after the declare. */
  Course then(long minute, IncidentEvent event) {
    incident = event.applyTo(incident, new RecordedBy(start.plus(Duration.ofMinutes(minute)), ANA));
    return this;
  }

  /** The clock does what is due first, at that minute; it may be late. */
  IncidentEvent does(long minute) {
    IncidentEvent event =
        Planner.upcoming(incident, playbook).get(0).event(start.plus(Duration.ofMinutes(minute)));
    then(minute, event);
    return event;
  }

  /** All that is planned of that kind, in minutes after the declare. */
  List<Long> planned(Planned.Kind kind) {
    return Planner.upcoming(incident, playbook).stream()
        .filter(planned -> planned.kind() == kind)
        .map(planned -> Duration.between(start, planned.at()).toMinutes())
        .toList();
  }

  /** The words with which all that is planned of that kind will stand on the timeline. */
  List<String> words(Planned.Kind kind) {
    return Planner.upcoming(incident, playbook).stream()
        .filter(planned -> planned.kind() == kind)
        .map(planned -> planned.event(planned.at()).text().toString())
        .toList();
  }

  /** In this order, what the clock does until then if nobody does anything: {@code 15 ESCALATE}. */
  List<String> runsUntil(long minute) {
    List<String> done = new ArrayList<>();
    while (true) {
      Optional<Planned> next =
          Planner.upcoming(incident, playbook).stream()
              .findFirst()
              .filter(p -> !p.at().isAfter(start.plus(Duration.ofMinutes(minute))));
      if (next.isEmpty()) {
        return done;
      }
      long at = Duration.between(start, next.get().at()).toMinutes();
      done.add(at + " " + next.get().kind());
      does(at);
    }
  }
}
