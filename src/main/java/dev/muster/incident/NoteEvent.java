package dev.muster.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What somebody put on the record; the incident itself stays as it is. */
public sealed interface NoteEvent extends IncidentEvent {
  /**
   * @param about when it happened, where that is not when it was written down
   */
  record Noted(String words, Optional<Instant> about, Mentions mentions) implements NoteEvent {
    /** Those from before there was such a thing mention nobody. */
    public Noted {
      mentions = Mentions.orNone(mentions);
    }

    public Noted(String words, Optional<Instant> about) {
      this(words, about, Mentions.NONE);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return mentions.prose(words);
    }

    @Override
    public Instant happenedAt(Instant recorded) {
      return about.orElse(recorded);
    }
  }

  record Decided(String words, Mentions mentions) implements NoteEvent {
    /** Those from before there was such a thing mention nobody. */
    public Decided {
      mentions = Mentions.orNone(mentions);
    }

    public Decided(String words) {
      this(words, Mentions.NONE);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.drilled(Drill.DECIDED, stamp.at());
    }

    @Override
    public RichText text() {
      return RichText.of("Decision: ", mentions.prose(words));
    }
  }

  /**
   * Somebody put a message on the record.
   *
   * @param author empty for another app
   * @param words people mentioned in it stand there by id: {@code @U…}
   * @param addedBy who wanted it there
   */
  record MessageCaptured(
      ChannelId channel,
      String ts,
      Optional<UserId> author,
      String words,
      String permalink,
      UserId addedBy)
      implements NoteEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      RichText line =
          author.map(a -> RichText.of("Message from ", a)).orElse(RichText.of("Message"));
      return line.and(
          ": ", RichText.mentioning(words), " (", new RichText.Link(permalink, "message"), ")");
    }

    /** When it was written: a timestamp of Slack's is seconds, a dot, and a counter. */
    @Override
    public Instant happenedAt(Instant recorded) {
      return ts.matches("\\d{1,11}\\.\\d+")
          ? Instant.ofEpochMilli(new BigDecimal(ts).movePointRight(3).longValue())
          : recorded;
    }

    @Override
    public UserId saidBy(UserId recorder) {
      return addedBy;
    }
  }

  /** A message on the record now says something else. */
  record CapturedMessageEdited(ChannelId channel, String ts, String words) implements NoteEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "A message on this timeline was edited, it now says: ", RichText.mentioning(words));
    }
  }

  /** A message on the record is gone from Slack; the record keeps what it said. */
  record CapturedMessageDeleted(ChannelId channel, String ts, String words) implements NoteEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "A message on this timeline was deleted, it said: ", RichText.mentioning(words));
    }
  }

  /**
   * Somebody may not do what they tried to do, so nothing of it happened.
   *
   * @param right the playbook's word for what is kept for some
   * @param whom who was to be brought in, where it was not about the asker
   */
  record TurnedAway(String right, String act, Optional<UserId> whom, String why)
      implements NoteEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      RichText refused =
          whom.map(who -> RichText.of("Refused: ", who, " may not ", act))
              .orElse(RichText.of("Refused: may not ", act));
      return refused.and(". ", why);
    }
  }

  /**
   * Somebody is in a private war room who is not of those who may see it; Slack let them in.
   *
   * @param allowed those who may, as the playbook names them
   */
  record OutsiderCame(UserId who, String allowed) implements NoteEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          who, " came into the war room and is not of those who may see it: ", allowed);
    }
  }

  /**
   * A machine said something of what this incident is about.
   *
   * @param speaker what people call the machine
   * @param words the alert's title
   * @param details what else it says
   * @param url where more of it is
   * @param runbook by its name in the playbook
   * @param about when it was said, where people were asked first
   * @param count how many alerts it stands for; empty if it is one, and the only one
   */
  record AlertHeard(
      String speaker,
      Tidings tidings,
      String words,
      Optional<String> details,
      Optional<String> url,
      Optional<String> runbook,
      Optional<Instant> about,
      Optional<AlertCount> count)
      implements NoteEvent {
    /** One that was recorded before there was such a thing was recorded at once, and alone. */
    public AlertHeard {
      about = about == null ? Optional.empty() : about;
      count = count == null ? Optional.empty() : count;
    }

    /** One alert. */
    public AlertHeard(
        String speaker,
        Tidings tidings,
        String words,
        Optional<String> details,
        Optional<String> url,
        Optional<String> runbook,
        Optional<Instant> about) {
      this(speaker, tidings, words, details, url, runbook, about, Optional.empty());
    }

    /** Several alerts of which the same is new, in one line. */
    public static AlertHeard of(String speaker, Tidings tidings, String words, AlertCount count) {
      return new AlertHeard(
          speaker,
          tidings,
          words,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(count));
    }

    /** What stands before the words: {@code Alertmanager says too: }. */
    public String lead() {
      return speaker + count.map(tidings::said).orElse(tidings.verb());
    }

    /** For how many alerts it stands. */
    public int alerts() {
      return count.map(AlertCount::alerts).orElse(1);
    }

    @Override
    public Instant happenedAt(Instant recorded) {
      return about.orElse(recorded);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      RichText line = RichText.of(lead(), words);
      RichText full = details.map(more -> line.and(" – ", more)).orElse(line);
      return url.map(at -> full.and(" (", new RichText.Link(at, "alert"), ")")).orElse(full);
    }
  }

  /**
   * @param alerts for how many a line stands
   * @param firing how many of the incident's alerts go on after it
   * @param all how many the incident has
   */
  record AlertCount(int alerts, int firing, int all) {}

  /** What is new about an alert. */
  enum Tidings {
    /** The one because of which the incident was declared. */
    FIRST(" says: "),
    /** Another one of the same kind. */
    ANOTHER(" says too: "),
    /** One that was heard before. */
    AGAIN(" still says: "),
    /** One that was over, or that began a second time. */
    BACK(" says that it fires again: "),
    /** It has ended; whether the incident has, people say. */
    OVER(" says it is over: ");

    private final String verb;

    Tidings(String verb) {
      this.verb = verb;
    }

    /** Between the machine and its words. */
    public String verb() {
      return verb;
    }

    /** The same, of several. */
    String said(AlertCount count) {
      int alerts = count.alerts();
      return switch (this) {
        case FIRST -> verb;
        case ANOTHER -> alerts == 1 ? verb : ": " + alerts + " more alerts: ";
        case AGAIN -> alerts == 1 ? verb : ": " + alerts + " alerts go on: ";
        case BACK -> alerts == 1 ? verb : ": " + alerts + " alerts fire again: ";
        case OVER -> over(count);
      };
    }

    private String over(AlertCount count) {
      if (count.all() <= 1) {
        return verb;
      }
      return count.firing() == 0
          ? " says that all " + count.all() + " are over: "
          : " says that "
              + (count.all() - count.firing())
              + " of "
              + count.all()
              + (count.all() - count.firing() == 1 ? " is over: " : " are over: ");
    }
  }
}
