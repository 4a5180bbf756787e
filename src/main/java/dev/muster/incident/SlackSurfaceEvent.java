package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the incident shows, as learnt from those who delivered it. */
public sealed interface SlackSurfaceEvent extends IncidentEvent {
  /** Slack made the war room. */
  record ChannelOpened(ChannelId channel, String name) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.room().opened(channel, name));
    }

    @Override
    public RichText text() {
      return RichText.of("War room #", name, " opened");
    }
  }

  /**
   * Slack would not make the war room, or gave no answer for long. It is tried again.
   *
   * @param name the channel's, as it is tried again
   * @param why and what to do about it, for the people concerned
   * @param asker who asked for this try; empty where Muster tried by itself
   */
  record ChannelNotOpened(String name, String why, Reason reason, Optional<UserId> asker)
      implements SlackSurfaceEvent {
    /** Whether anything is to be expected of another try soon. */
    public enum Reason {
      /** Slack refuses, until somebody changes a setting. */
      REFUSED,
      /** Slack is in trouble. */
      NO_ANSWER
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.room().channel().isPresent()) {
        throw new Refused("The war room is open.");
      }
      return incident.with(incident.room().blocked(Room.Obstacle.Kind.NOT_OPENED, why, stamp.at()));
    }

    @Override
    public RichText text() {
      return RichText.of("The war room could not be opened: ", why);
    }
  }

  /** Somebody asked for another try to open the war room. */
  record ChannelWanted() implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.room().channel().isPresent()) {
        throw new Refused("The war room is open already.");
      }
      if (!incident.room().is(Room.Obstacle.Kind.NOT_OPENED)) {
        throw new Refused("The war room is being opened just now.");
      }
      return incident.with(incident.room().awaiting(List.of(stamp.by().value())));
    }

    @Override
    public RichText text() {
      return RichText.of("Asked to open the war room");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /**
   * There is no war room yet into which to invite these.
   *
   * @param people who are told directly that they are wanted
   * @param all user ids, and handles of the playbook
   */
  record InvitationAwaitsRoom(List<UserId> people, List<String> all) implements SlackSurfaceEvent {
    public InvitationAwaitsRoom {
      people = List.copyOf(people);
      all = List.copyOf(all);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.room().awaiting(all));
    }

    @Override
    public RichText text() {
      return RichText.of("No war room yet to invite people into");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** The war room takes no messages: it is archived, or Muster is not in it. */
  record ChannelBlocked(ChannelId channel, Room.Obstacle.Kind kind, String why)
      implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.room().channel().equals(Optional.of(channel))
          ? incident.with(incident.room().blocked(kind, why, stamp.at()))
          : incident;
    }

    @Override
    public RichText text() {
      return kind == Room.Obstacle.Kind.ARCHIVED
          ? RichText.of("The war room is archived")
          : RichText.of("Muster is not in the war room any more");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** The war room takes messages again. */
  record ChannelUsable(ChannelId channel) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.room().obstacle().isEmpty()
          || !incident.room().channel().equals(Optional.of(channel))) {
        throw new Refused("Nothing was in the way.");
      }
      return incident.with(incident.room().cleared());
    }

    @Override
    public RichText text() {
      return RichText.of("The war room can be used again");
    }
  }

  /** Which message is the headline. */
  record HeadlinePosted(String ts) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.room().headlined(ts));
    }

    @Override
    public RichText text() {
      return RichText.of("Headline posted");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** Which message is the checklist of this number. */
  record ListPosted(int list, String ts) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.work().posted(list, ts)));
    }

    @Override
    public RichText text() {
      return RichText.of("Checklist posted");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** Which message announced it. */
  record Announced(ChannelId channel, String ts) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.room().announced(channel, ts));
    }

    @Override
    public RichText text() {
      return RichText.of("Announced");
    }
  }

  /** Something Slack or another outlet would not do, for good. */
  record StepFailed(String step, String why) implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of("Could not ", RichText.mentioning(step), ": ", why);
    }
  }

  /** Whom Slack did not let into the war room. */
  record NotInvited(List<LeftOut> people) implements SlackSurfaceEvent {
    /**
     * One of them.
     *
     * @param why to follow their name, in words
     */
    public record LeftOut(UserId who, String why) {}

    public NotInvited {
      people = List.copyOf(people);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Not let into the war room: ");
      String comma = "";
      for (LeftOut one : people) {
        line = line.and(comma, one.who(), " (", one.why(), ")");
        comma = ", ";
      }
      return line;
    }
  }

  /** Slack could not say yet whom these names mean: they are invited once it did. */
  record InviteDelayed(List<String> names, String why) implements SlackSurfaceEvent {
    public InviteDelayed {
      names = List.copyOf(names);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of("Not invited yet: ", String.join(", ", names));
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /**
   * A message that Slack would not take, for good. What it said is in an entry of its own.
   *
   * @param told who believes that it is posted
   */
  record NotPosted(ChannelId where, String why, Optional<Assured> told)
      implements SlackSurfaceEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(told.isPresent() ? "Not posted: " : "Could not post a message: ", why);
    }
  }

  /** It is closed long enough: nobody needs the war room any more. */
  record ArchiveDue(Optional<Instant> missed) implements SlackSurfaceEvent {
    public static final String KEY = "archive";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("The war room is to be archived"), missed);
    }
  }
}
