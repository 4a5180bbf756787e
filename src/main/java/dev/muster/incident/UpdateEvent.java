package dev.muster.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Status updates, and what happens when none comes. */
public sealed interface UpdateEvent extends IncidentEvent {
  /**
   * What was said anew of impact, cause and end replaces what was known; what was left out stays,
   * and an empty text takes it back.
   *
   * @param nextIn how soon the next one comes, where it says so
   * @param reaches who counts as told with it, by their keys in {@link AudienceState}: a role whose
   *     report it is
   */
  record UpdatePosted(
      String words,
      Optional<String> impact,
      Optional<String> hypothesis,
      Optional<String> eta,
      Optional<Duration> nextIn,
      List<String> reaches,
      Mentions mentions)
      implements UpdateEvent {
    /** Those from before there was such a thing reach nobody in particular, and mention nobody. */
    public UpdatePosted {
      reaches = reaches == null ? List.of() : List.copyOf(reaches);
      mentions = Mentions.orNone(mentions);
    }

    /** One that mentions nobody. */
    public UpdatePosted(
        String words,
        Optional<String> impact,
        Optional<String> hypothesis,
        Optional<String> eta,
        Optional<Duration> nextIn,
        List<String> reaches) {
      this(words, impact, hypothesis, eta, nextIn, reaches, Mentions.NONE);
    }

    /** One that promises nothing about the next. */
    public UpdatePosted(
        String words, Optional<String> impact, Optional<String> hypothesis, Optional<String> eta) {
      this(words, impact, hypothesis, eta, Optional.empty(), List.of());
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident
          .with(incident.picture().updatedBy(this))
          .with(
              incident
                  .pulse()
                  .updated(new UpdateClock.StatusUpdate(words, stamp.by(), stamp.at(), nextIn)))
          .with(incident.progress().with(reported(incident, stamp)));
    }

    private AudienceState reported(Incident incident, RecordedBy stamp) {
      AudienceState outreach = incident.progress().outreach();
      for (String key : reaches) {
        outreach = outreach.told(key, words, stamp.at());
      }
      return outreach;
    }

    @Override
    public RichText text() {
      return RichText.of("Update: ", mentions.prose(words))
          .and(said(" · What users see: ", impact))
          .and(said(" · What we think it is: ", hypothesis))
          .and(said(" · Expected end: ", eta))
          .and(
              nextIn
                  .map(in -> RichText.of(" · Next update in ", said(in), "."))
                  .orElse(RichText.of()));
    }

    private static String said(Duration in) {
      long minutes = in.toMinutes();
      return minutes < 60 || minutes % 60 != 0 ? minutes + " min" : minutes / 60 + " h";
    }

    private static RichText said(String of, Optional<String> anew) {
      return anew.map(words -> RichText.of(of, words.isEmpty() ? "not known any more" : words))
          .orElse(RichText.of());
    }
  }

  /**
   * An update was due and nobody had posted one.
   *
   * @param time 1 for the first; one that was answered by a snooze does not count
   * @param due since when the update is due
   * @param missed when the nudge should have gone out, if it is late
   */
  record Nudged(int time, Instant due, Optional<Instant> missed) implements UpdateEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      // Often recorded a moment after it went out; what happened in between has answered it.
      return incident.isOpen() && incident.pulse().awaitsAnswer(due, stamp.at())
          ? incident.with(incident.pulse().nudged(stamp.at()))
          : incident;
    }

    @Override
    public RichText text() {
      RichText line =
          RichText.of(
              switch (time) {
                case 1 -> "Asked for an update";
                case 2 -> "Asked for an update again";
                default -> "Asked for an update, time " + time + ", and called more people";
              },
              "; it was due at ",
              due);
      return missed.map(at -> line.and(" (late: this nudge was due at ", at, ")")).orElse(line);
    }
  }

  /**
   * Somebody was to be asked for an update, and it reached nobody.
   *
   * @param time how many in a row reached nobody, this one among them
   * @param due since when the update is due
   * @param planned when the nudge was to go out
   * @param why what stood in its way, and what to do about it
   */
  record NudgeMissed(int time, Instant due, Instant planned, String why) implements UpdateEvent {
    private static final int TOLD_EACH = 3;

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.isOpen() && incident.pulse().awaitsAnswer(due, stamp.at())
          ? incident.with(incident.pulse().missed(planned, stamp.at()))
          : incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "Reminder to post an update, due at ", planned, ", was not delivered: ", why);
    }

    /** A room that stays shut for days buries nothing else. */
    @Override
    public Weight weight() {
      return time > TOLD_EACH ? Weight.HOUSEKEEPING : Weight.ENTRY;
    }
  }

  /**
   * @param most how often the playbook lets a nudge be put off between two updates
   */
  record Snoozed(Instant until, int most) implements UpdateEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      int before = incident.pulse().snooze().map(UpdateClock.Snooze::times).orElse(0);
      if (before >= most) {
        throw new Refused(
            (most == 0
                    ? "The playbook lets no nudge be put off."
                    : "The next nudge was put off already, and cannot be again.")
                + " Post an update with `/incident update`: that starts the clock anew.");
      }
      return incident.with(incident.pulse().snoozed(stamp.by(), until));
    }

    @Override
    public RichText text() {
      return RichText.of("Next nudge put off until ", until);
    }
  }
}
