package dev.muster.incident;

import dev.muster.incident.AudienceState.Draft;
import java.time.Instant;
import java.util.Optional;

/** What those outside of the war room are told, and what roles report. */
public sealed interface AudienceEvent extends IncidentEvent {

  /**
   * Word to an audience was due and none was sent.
   *
   * @param audience its key
   * @param time 1 for the first since they were last told
   */
  record AudienceNudged(
      String audience, String title, int time, Instant due, Optional<Instant> missed)
      implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.outreach().asked(audience, stamp.at())));
    }

    @Override
    public RichText text() {
      return Rules.late(
          RichText.of(
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
      implements AudienceEvent {
    /** Under which it is kept who was asked when. */
    public static String key(String role) {
      return "role:" + role;
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.outreach().asked(key(role), stamp.at())));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Asked ", title, " to report; it was due at ", due), missed);
    }
  }

  /** Whoever plays that role said how it stands. */
  record Reported(String role, String title, String words) implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(
          progress.with(progress.outreach().told(RoleNudged.key(role), words, stamp.at())));
    }

    @Override
    public RichText text() {
      return RichText.of(title, " reports: ", words);
    }
  }

  /**
   * A text for an audience is written. It waits for approval, for somebody to put it where they
   * read it, or for Muster to post it.
   *
   * @param approver the role that must approve it; empty where none must, or its writer did
   * @param approved the role as which its writer approved it by writing; empty where none must
   */
  record Drafted(
      int number,
      String audience,
      String title,
      String words,
      Optional<Role> approver,
      Optional<Role> approved)
      implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      Draft draft =
          new Draft(
              number,
              audience,
              words,
              approver,
              stamp.by(),
              stamp.at(),
              approved.map(role -> stamp.by()),
              Optional.empty());
      return incident.with(progress.with(progress.outreach().drafted(draft)));
    }

    @Override
    public RichText text() {
      String waits =
          approver.isPresent()
              ? ", waits for approval: "
              : approved.isPresent() ? " and approved, not sent yet: " : ", not sent yet: ";
      return RichText.of("Text for ", title, " written", waits, words);
    }
  }

  /** The approver said yes. Nobody was told anything by that. */
  record DraftApproved(int number, String audience, String title, String words)
      implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      Draft draft = Rules.draft(incident, number);
      return incident.with(
          progress.with(progress.outreach().changed(draft.approvedBy(stamp.by()))));
    }

    @Override
    public RichText text() {
      return RichText.of("Text for ", title, " approved, not sent yet: ", words);
    }
  }

  /**
   * Slack refused for good what Muster was to post in an audience's channel: it waits for somebody
   * to carry it there.
   */
  record DraftNotPosted(
      int number,
      String audience,
      String title,
      String channel,
      UserId writer,
      String words,
      String why)
      implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      // A newer text may have taken its place; that this one went nowhere is true all the same.
      return progress
          .outreach()
          .draft(number)
          .map(d -> incident.with(progress.with(progress.outreach().changed(d.notPosted(why)))))
          .orElse(incident);
    }

    @Override
    public RichText text() {
      return RichText.of("Text for ", title, " not posted in #", channel, " (", why, "): ", words);
    }
  }

  /** Somebody would not have it sent. */
  record DraftRejected(
      int number, String audience, String title, UserId writer, Optional<String> why)
      implements AudienceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      Rules.draft(incident, number);
      return incident.with(progress.with(progress.outreach().withoutDraft(number)));
    }

    @Override
    public RichText text() {
      return Rules.because(RichText.of("Text for ", title, " not approved"), why);
    }
  }

  /**
   * An audience was told: somebody said that it is where they read it, or Slack took Muster's own
   * post in their channel.
   *
   * @param draft the number of the text that waited; empty where none did
   * @param approved the role for which it was approved, of a time in which approving counted as
   *     telling: nobody knows whether it was sent
   * @param posted by whom and where, of what Muster posted itself
   */
  record Told(
      String audience,
      String title,
      String words,
      Optional<Integer> draft,
      Optional<Role> approved,
      Optional<Posted> posted)
      implements AudienceEvent {
    /**
     * What Slack took.
     *
     * @param channel the audience's, by name or id
     * @param approver who approved it; empty where nobody must
     */
    public record Posted(String channel, UserId writer, Optional<UserId> approver) {}

    /** Somebody said that it is where they read it. */
    public static Told byHand(Draft draft, String title) {
      return new Told(
          draft.audience(),
          title,
          draft.words(),
          Optional.of(draft.number()),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      if (posted.isPresent()) {
        // They read it, whatever was written since.
        return incident.with(
            progress.with(
                progress.outreach().posted(audience, words, draft.orElse(0), stamp.at())));
      }
      draft.ifPresent(number -> Rules.draft(incident, number));
      return incident.with(progress.with(progress.outreach().told(audience, words, stamp.at())));
    }

    @Override
    public RichText text() {
      return RichText.of(approved.isPresent() ? "Approved for " : "Told ", title, ": ", words);
    }
  }
}
