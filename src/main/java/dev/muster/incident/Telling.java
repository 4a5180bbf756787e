package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/** What those outside of the war room are told, and what roles report. */
public sealed interface Telling extends IncidentEvent {

  /**
   * Word to an audience was due and none was sent.
   *
   * @param audience its key
   * @param time 1 for the first since they were last told
   */
  record AudienceNudged(
      String audience, String title, int time, Instant due, Optional<Instant> missed)
      implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.outreach().asked(audience, stamp.at())));
    }

    @Override
    public Prose text() {
      return Rules.late(
          Prose.of(
              "Asked for word to ",
              title,
              time > 1 ? ", time " + time : "",
              "; it was due at ",
              due),
          missed);
    }
  }

  /**
   * A role's report was due.
   *
   * @param role its key
   */
  record RoleNudged(String role, String title, int time, Instant due, Optional<Instant> missed)
      implements Telling {
    /** Under which it is kept who was asked when. */
    public static String key(String role) {
      return "role:" + role;
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.outreach().asked(key(role), stamp.at())));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("Asked ", title, " to report; it was due at ", due), missed);
    }
  }

  /** Whoever plays that role said how it stands. */
  record Reported(String role, String title, String words) implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(
          progress.with(progress.outreach().told(RoleNudged.key(role), stamp.at())));
    }

    @Override
    public Prose text() {
      return Prose.of(title, " reports: ", words);
    }
  }

  /** A text for an audience waits for somebody's yes. */
  record Drafted(int number, String audience, String title, String words) implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      return incident.with(
          progress.with(
              progress
                  .outreach()
                  .drafted(new Outreach.Draft(number, audience, words, stamp.by(), stamp.at()))));
    }

    @Override
    public Prose text() {
      return Prose.of("Text for ", title, " written, waits for approval: ", words);
    }
  }

  /** Somebody would not have it sent. */
  record DraftRejected(int number, String title, Optional<String> why) implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      Rules.draft(incident, number);
      return incident.with(progress.with(progress.outreach().withoutDraft(number)));
    }

    @Override
    public Prose text() {
      return Rules.because(Prose.of("Text for ", title, " not approved"), why);
    }
  }

  /**
   * An audience was told.
   *
   * @param draft the number of the text that was approved with it; empty where none needs to be
   */
  record Told(String audience, String title, String words, Optional<Integer> draft)
      implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      draft.ifPresent(number -> Rules.draft(incident, number));
      Outreach outreach = incident.progress().outreach().told(audience, stamp.at());
      return incident.with(
          incident.progress().with(draft.map(outreach::withoutDraft).orElse(outreach)));
    }

    @Override
    public Prose text() {
      return Prose.of(draft.isPresent() ? "Approved for " : "Told ", title, ": ", words);
    }
  }
}
