package dev.muster.playbook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is on call for something.
 *
 * @param key as the ladder names it
 * @param inBusinessHours who is on call while the team is at work, if that is somebody else
 * @param standIns who is it instead, for a while; the first that fits counts
 */
public record OnCall(
    String key, String title, Duty duty, Optional<String> inBusinessHours, List<StandIn> standIns) {

  public OnCall {
    standIns = List.copyOf(standIns);
  }

  /** How it is known who is on call. */
  public sealed interface Duty permits Rotation, Shifts, Group, Pager {
    /** Handles of people and user groups; empty if nobody is known by handle. */
    Optional<String> at(Instant moment, BusinessHours hours);

    /** All whom it may be at some time. */
    List<String> handles();
  }

  /** A user group or person of Slack: whoever is in it. */
  public record Group(String handle) implements Duty {
    @Override
    public Optional<String> at(Instant moment, BusinessHours hours) {
      return Optional.of(handle);
    }

    @Override
    public List<String> handles() {
      return List.of(handle);
    }
  }

  /** A pager service that people must turn to themselves. */
  public record Pager(String title, String url) implements Duty {
    @Override
    public Optional<String> at(Instant moment, BusinessHours hours) {
      return Optional.empty();
    }

    @Override
    public List<String> handles() {
      return List.of();
    }
  }

  /** Somebody else for a while, by the playbook's clock. */
  public record StandIn(LocalDateTime from, LocalDateTime to, String who) {
    boolean holds(LocalDateTime at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /**
   * Who it is at a moment.
   *
   * @param who a handle with its {@code @}
   * @param why just they: {@code their turn}; empty where it is always they
   */
  public record Turn(String who, Optional<String> why) {}

  /** Who is on call then, and why; empty where only a pager knows. */
  public Optional<Turn> turn(Instant moment, BusinessHours hours) {
    LocalDateTime there = moment.atZone(hours.zone()).toLocalDateTime();
    Optional<StandIn> standIn = standIns.stream().filter(s -> s.holds(there)).findFirst();
    if (standIn.isPresent()) {
      return standIn.map(s -> new Turn(s.who(), Optional.of("stands in")));
    }
    if (inBusinessHours.isPresent() && hours.isOpen(moment)) {
      return inBusinessHours.map(who -> new Turn(who, Optional.of("in business hours")));
    }
    return duty.at(moment, hours).map(who -> new Turn(who, why()));
  }

  private Optional<String> why() {
    if (duty instanceof Rotation rotation) {
      return Optional.of(
          rotation.handOver().day().isPresent() ? "this week's turn" : "today's turn");
    }
    return duty instanceof Shifts ? Optional.of("their shift") : afterHours();
  }

  private Optional<String> afterHours() {
    return inBusinessHours.map(other -> "after hours");
  }

  /** All who are on call at some time, each with its {@code @}. */
  List<String> handles() {
    return Stream.of(
            duty.handles().stream(), inBusinessHours.stream(), standIns.stream().map(StandIn::who))
        .flatMap(s -> s)
        .toList();
  }

  /** Who is on call then: a handle with its {@code @}; empty where only a pager knows. */
  public Optional<String> who(Instant moment, BusinessHours hours) {
    return turn(moment, hours).map(Turn::who);
  }
}
