package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/** An incident as it stands now. Only {@link IncidentEvent}s make a new one of it. */
public record Incident(
    Identity identity,
    Situation picture,
    Severity severity,
    Status status,
    Room room,
    Team team,
    Milestones milestones,
    UpdateClock pulse,
    Outcome ending,
    Progress progress) {

  /** One that was kept before there was such a thing has made no progress. */
  public Incident {
    progress = progress == null ? Progress.startedAt(milestones.declared()) : progress;
  }

  /** How every incident begins. */
  public static Incident begin(
      Identity identity, LifecycleEvent.Declared declared, RecordedBy stamp) {
    return new Incident(
        identity,
        new Situation(
            declared.title(),
            declared.service(),
            declared.impact(),
            Optional.empty(),
            Optional.empty()),
        declared.severity(),
        Status.INVESTIGATING,
        Room.NONE,
        Team.NOBODY,
        Milestones.declared(declared.startedAt(), stamp.at()),
        UpdateClock.startedAt(stamp.at()),
        Outcome.NOT_YET,
        Progress.startedAt(stamp.at()));
  }

  public IncidentId id() {
    return identity.id();
  }

  public String title() {
    return picture.title();
  }

  public boolean isPrivate() {
    return identity.visibility() == Visibility.PRIVATE;
  }

  /** Whether nothing is wrong in earnest. */
  public boolean isDrill() {
    return identity.drill().isPresent();
  }

  /** The same, where it is practice; in earnest as it is. */
  Incident drilled(String key, Instant at) {
    return isDrill() && !progress.clock().completed(key) ? with(progress.completed(key, at)) : this;
  }

  public boolean isOpen() {
    return status.isOpen();
  }

  /**
   * Before somebody is asked to write what only an open incident takes.
   *
   * @throws Refused if it is over
   */
  public void mustBeOpen() {
    Rules.mustBeOpen(this);
  }

  /**
   * Before somebody is asked why it begins again.
   *
   * @throws Refused if it is open
   */
  public void mustBeOver() {
    Rules.mustBeOver(this);
  }

  public boolean wasCancelled() {
    return ending.cancelled().isPresent();
  }

  /** {@code Resolved}, {@code Cancelled}: the status as people say it. */
  public String statusTitle() {
    return wasCancelled() ? "Cancelled" : status.title();
  }

  Incident with(Situation next) {
    return new Incident(
        identity, next, severity, status, room, team, milestones, pulse, ending, progress);
  }

  Incident with(Severity next) {
    return new Incident(
        identity, picture, next, status, room, team, milestones, pulse, ending, progress);
  }

  Incident with(Status next) {
    return new Incident(
        identity, picture, severity, next, room, team, milestones, pulse, ending, progress);
  }

  Incident with(Room next) {
    return new Incident(
        identity, picture, severity, status, next, team, milestones, pulse, ending, progress);
  }

  Incident with(Team next) {
    return new Incident(
        identity, picture, severity, status, room, next, milestones, pulse, ending, progress);
  }

  Incident with(Milestones next) {
    return new Incident(
        identity, picture, severity, status, room, team, next, pulse, ending, progress);
  }

  Incident with(UpdateClock next) {
    return new Incident(
        identity, picture, severity, status, room, team, milestones, next, ending, progress);
  }

  Incident with(Outcome next) {
    return new Incident(
        identity, picture, severity, status, room, team, milestones, pulse, next, progress);
  }

  Incident with(Progress next) {
    return new Incident(
        identity, picture, severity, status, room, team, milestones, pulse, ending, next);
  }
}
