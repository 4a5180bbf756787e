package dev.muster.incident;

import dev.muster.incident.Outreach.Draft;
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
          progress.with(progress.outreach().told(RoleNudged.key(role), words, stamp.at())));
    }

    @Override
    public Prose text() {
      return Prose.of(title, " reports: ", words);
    }
  }

  /**
   * A text for an audience waits: for somebody's yes, or to be carried there.
   *
   * @param approver the role that must say yes; empty where none must
   */
  record Drafted(int number, String audience, String title, String words, Optional<Role> approver)
      implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      Draft draft = new Draft(number, audience, words, approver, stamp.by(), stamp.at());
      return incident.with(progress.with(progress.outreach().drafted(draft)));
    }

    @Override
    public Prose text() {
      String waits = approver.isPresent() ? ", waits for approval: " : ", not sent yet: ";
      return Prose.of("Text for ", title, " written", waits, words);
    }
  }

  /** Somebody would not have it sent. */
  record DraftRejected(
      int number, String audience, String title, UserId writer, Optional<String> why)
      implements Telling {
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
   * @param draft the number of the text that waited; empty where none did
   * @param approved the role for which it was approved; empty where nobody must
   */
  record Told(
      String audience, String title, String words, Optional<Integer> draft, Optional<Role> approved)
      implements Telling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      draft.ifPresent(number -> Rules.draft(incident, number));
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.outreach().told(audience, words, stamp.at())));
    }

    @Override
    public Prose text() {
      return Prose.of(approved.isPresent() ? "Approved for " : "Told ", title, ": ", words);
    }
  }
}
