package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/** What somebody put on the record; the incident itself stays as it is. */
public sealed interface Remark extends IncidentEvent {
  /**
   * @param about when it happened, where that is not when it was written down
   */
  record Noted(String words, Optional<Instant> about) implements Remark {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of(words);
    }

    @Override
    public Instant happenedAt(Instant recorded) {
      return about.orElse(recorded);
    }
  }

  record Decided(String words) implements Remark {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of("Decision: ", words);
    }
  }

  /** Somebody put a message on the record. */
  record MessageCaptured(
      ChannelId channel, String ts, UserId author, String words, String permalink)
      implements Remark {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of(author, ": ", words, " (", new Prose.Link(permalink, "message"), ")");
    }
  }

  /** A message on the record now says something else. */
  record CapturedMessageEdited(ChannelId channel, String ts, String words) implements Remark {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of("A message on this timeline was edited, it now says: ", words);
    }
  }

  /** A message on the record is gone from Slack; the record keeps what it said. */
  record CapturedMessageDeleted(ChannelId channel, String ts, String words) implements Remark {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of("A message on this timeline was deleted, it said: ", words);
    }
  }
}
