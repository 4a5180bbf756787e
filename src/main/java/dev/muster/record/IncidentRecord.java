package dev.muster.record;

import dev.muster.incident.Assignment;
import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.Weight;
import dev.muster.incident.Milestones;
import dev.muster.incident.RichText;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.store.Timeline;
import dev.muster.store.archive.Original;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All there is to write down about an incident; the formats only differ in how.
 *
 * @param entries as they were written
 * @param names of people; who is missing goes by their id
 * @param evidence by which it can be proved
 * @param at when it was exported
 */
public record IncidentRecord(
    Incident incident,
    List<TimelineEntry> entries,
    Map<UserId, String> names,
    Evidence evidence,
    Instant at) {

  public IncidentRecord {
    entries = List.copyOf(entries);
    names = Map.copyOf(names);
  }

  /** One that is to be read, and not to be read back. */
  public IncidentRecord(
      Incident incident,
      List<TimelineEntry> entries,
      Map<UserId, String> names,
      Optional<Long> firstAltered,
      Instant at) {
    this(incident, entries, names, new Evidence(firstAltered, Optional.empty()), at);
  }

  /**
   * What vouches for it.
   *
   * @param firstAltered the first entry whose hash does not fit
   * @param original the rows as they lie in the store, which the JSON carries
   */
  public record Evidence(Optional<Long> firstAltered, Optional<Original> original) {
    /** As the store has it. */
    public static Evidence of(Timeline timeline, Incident incident) {
      return new Evidence(
          timeline.firstAltered(incident.id()), Optional.of(timeline.original(incident)));
    }
  }

  /** The first entry whose hash does not fit; empty where the record is whole. */
  public Optional<Long> firstAltered() {
    return evidence.firstAltered();
  }

  /** Everybody who occurs in the record, to find their names. */
  public static Set<UserId> people(Incident incident, List<TimelineEntry> entries) {
    Set<UserId> people = new LinkedHashSet<>();
    people.add(incident.identity().declaredBy());
    incident.team().assignments().stream().map(Assignment::holder).forEach(people::add);
    for (TimelineEntry entry : entries) {
      people.add(entry.stamp().by());
      people.add(entry.saidBy());
      for (RichText.Part part : entry.event().text().parts()) {
        if (part instanceof RichText.Person person) {
          people.add(person.id());
        }
      }
    }
    people.removeIf(user -> !user.isPerson());
    return people;
  }

  /** What they are called. */
  public String name(UserId user) {
    return user.equals(UserId.MUSTER)
        ? "Muster"
        : user.machine().orElseGet(() -> names.getOrDefault(user, user.value()));
  }

  /** What people want to read, in order of happening. */
  public List<TimelineEntry> told() {
    return entries.stream()
        .filter(e -> e.event().weight() != Weight.HOUSEKEEPING)
        .sorted(
            Comparator.comparing(TimelineEntry::happenedAt).thenComparingLong(TimelineEntry::seq))
        .toList();
  }

  boolean isMilestone(TimelineEntry entry) {
    return entry.event().weight() == Weight.MILESTONE;
  }

  /** What is said of an entry that was written down a good while after it happened. */
  String addedLater(TimelineEntry entry) {
    return entry.happenedAt().plusSeconds(60).isBefore(entry.stamp().at())
        ? " (added " + Utc.text(entry.stamp().at()) + ")"
        : "";
  }

  /** What is known of it under a name. */
  record Fact(String title, String words) {}

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Severity", incident.severity().name()));
    facts.add(new Fact("Status", incident.statusTitle()));
    fact(facts, "DRILL", incident.identity().drill().map(IncidentRecord::practice));
    fact(facts, "Service", incident.picture().service());
    fact(facts, "Impact", incident.picture().impact());
    fact(facts, "Probable cause", incident.picture().hypothesis());
    fact(facts, "Expected end", incident.picture().eta());
    fact(facts, "How it ended", incident.ending().summary());
    fact(facts, "Why it was cancelled", incident.ending().cancelled());
    facts.add(new Fact("Declared by", name(incident.identity().declaredBy())));
    fact(facts, "War room", incident.room().name().map(name -> "#" + name));
    facts.add(new Fact("Playbook", incident.identity().playbook()));
    fact(facts, "Playbook's text (SHA-256)", incident.identity().edition());
    return facts;
  }

  private static String practice(Drill drill) {
    return "practice, nothing was wrong: the scenario `"
        + drill.scenario()
        + "`"
        + (drill.speed() == 1 ? "" : " at " + drill.pace());
  }

  private static void fact(List<Fact> facts, String title, Optional<String> words) {
    words.ifPresent(w -> facts.add(new Fact(title, w)));
  }

  /** A status update that was posted. */
  record Update(TimelineEntry entry, UpdatePosted posted) {}

  List<Update> updates() {
    return entries.stream()
        .filter(e -> e.event() instanceof UpdatePosted)
        .map(e -> new Update(e, (UpdatePosted) e.event()))
        .toList();
  }

  /** How a drill went: one for each time that it ended. */
  List<DrillScored> scorecards() {
    return entries.stream()
        .map(TimelineEntry::event)
        .filter(DrillScored.class::isInstance)
        .map(DrillScored.class::cast)
        .toList();
  }

  /** A moment by which the response is measured; empty if it has not come. */
  record Milestone(String key, String title, Optional<Instant> at) {}

  List<Milestone> milestones() {
    Milestones all = incident.milestones();
    return List.of(
        new Milestone("started", "Started", Optional.of(all.started())),
        new Milestone("detected", "Detected", Optional.of(all.detected())),
        new Milestone("declared", "Declared", Optional.of(all.declared())),
        new Milestone("acknowledged", "Command taken", all.acknowledged()),
        new Milestone("mitigated", "Mitigated", all.mitigated()),
        new Milestone("resolved", "Resolved", all.resolved()),
        new Milestone("closed", "Closed", all.closed()));
  }

  /** How long something took. */
  record Span(String key, String title, Duration length) {}

  /** Those that have come to an end. */
  List<Span> spans() {
    Milestones all = incident.milestones();
    List<Span> spans = new ArrayList<>();
    all.acknowledged()
        .ifPresent(
            end ->
                spans.add(
                    new Span(
                        "to_acknowledge",
                        "From declared to command taken",
                        Duration.between(all.declared(), end))));
    all.mitigated()
        .ifPresent(
            end ->
                spans.add(
                    new Span(
                        "to_mitigate",
                        "From started to mitigated",
                        Duration.between(all.started(), end))));
    all.resolved()
        .ifPresent(
            end ->
                spans.add(
                    new Span(
                        "to_resolve",
                        "From started to resolved",
                        Duration.between(all.started(), end))));
    return spans;
  }

  /** How long after the start: {@code T+1:05}, hours and minutes. */
  public String sinceStart(Instant moment) {
    Duration since = Duration.between(incident.milestones().started(), moment);
    Duration length = since.abs();
    return (since.isNegative() ? "T-" : "T+")
        + length.toHours()
        + ":"
        + String.format("%02d", length.toMinutesPart());
  }

  /** Whether somebody tampered with the record. */
  public String integrity() {
    return firstAltered()
        .map(
            seq ->
                "WARNING: this record was altered after it was written. Entry "
                    + seq
                    + " is the first that does not fit; it and all after it prove nothing.")
        .orElse(
            "The record is whole: each of its "
                + entries.size()
                + " entries vouches for those before it, and none was altered.");
  }
}
