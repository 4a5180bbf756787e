package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How one team runs an incident. */
public record Playbook(
    Heading heading,
    Severities levels,
    BusinessHours businessHours,
    People people,
    UpdateRhythm rhythm,
    Ladder ladder,
    WarRoom warRoom,
    ResponseProcess course,
    AfterIncident aftermath,
    List<AlertRule> alerts) {

  public Playbook {
    alerts = List.copyOf(alerts);
  }

  /**
   * The playbook's own name and what people call it.
   *
   * @param text all that it says
   */
  public record Heading(String name, String title, UsedFor usedFor, PlaybookText text) {}

  /** Every level from the highest down, and the one taken when nobody chose. */
  public record Severities(List<SeverityLevel> all, SeverityLevel usual) {
    public Severities {
      all = List.copyOf(all);
    }
  }

  public String name() {
    return heading.name();
  }

  public String title() {
    return heading.title();
  }

  /** For what it is chosen, where it is one of several. */
  public UsedFor usedFor() {
    return heading.usedFor();
  }

  /** All that it says, as it is kept with an incident. */
  public PlaybookText text() {
    return heading.text();
  }

  /** From the highest down. */
  public List<SeverityLevel> severities() {
    return levels.all();
  }

  public SeverityLevel defaultSeverity() {
    return levels.usual();
  }

  /** By name or alias, in any case, with or without its hyphen. */
  public Optional<SeverityLevel> severity(String typed) {
    return levels.all().stream().filter(level -> level.isCalled(typed)).findFirst();
  }

  /** Reads what people type of a severity. */
  public SeverityReader severityReader() {
    return new SeverityReader(this);
  }

  /** Empty if that audience is never owed an update at this severity. */
  public Optional<Cadence> updateEvery(String severity, String audience) {
    return rhythm.every(severity, audience);
  }

  public List<RoleDescription> roles() {
    return people.roles();
  }

  /** By key, title or alias. */
  public Optional<RoleDescription> role(String typed) {
    return people.role(typed);
  }

  /** What the playbook says of this level; of one that it does not know, nothing. */
  public Optional<SeverityLevel> level(Severity severity) {
    return levels.all().stream().filter(l -> l.name().equals(severity.name())).findFirst();
  }

  /** Who is invited at this severity: user groups and users, each with its {@code @}. */
  public List<String> responders(String severity) {
    return people.responders(severity);
  }

  /** The same with the owner of the service that is hit. */
  public List<String> responders(String severity, @Nullable String service) {
    Set<String> all = new LinkedHashSet<>(responders(severity));
    Optional.ofNullable(service)
        .flatMap(warRoom::service)
        .flatMap(ServiceEntry::owner)
        .ifPresent(all::add);
    return List.copyOf(all);
  }

  /**
   * All user groups and people that it names anywhere, each with its {@code @}: invited, called, on
   * call, owners of services, holders of rights.
   */
  public Set<String> handles() {
    return Stream.of(
            people.responders().values().stream().flatMap(List::stream),
            warRoom.services().stream().flatMap(service -> service.owner().stream()),
            ladder.calls().filter(name -> people.onCall(name).isEmpty()),
            people.onCall().stream().flatMap(onCall -> onCall.handles().stream()),
            people.rights().handles().stream())
        .flatMap(s -> s)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What an alert with this text means: the first rule that fits. */
  public Optional<AlertRule> alert(String text) {
    return alerts.stream().filter(rule -> rule.fits(text)).findFirst();
  }

  /**
   * What a machine's alert with this text and these labels means: the first rule that fits. Empty
   * if none does but one about anything else, see {@link #anythingElse}.
   */
  public Optional<AlertRule> alert(String text, Map<String, String> labels) {
    return alerts.stream().filter(rule -> rule.fits(text, labels)).findFirst();
  }

  /** What an alert means that no other rule is about; empty if the playbook doesn't say. */
  public Optional<AlertRule> anythingElse() {
    return alerts.stream().filter(AlertRule::isCatchAll).findFirst();
  }

  /** Who may do what not everybody may. */
  public Rights rights() {
    return people.rights();
  }

  /** A legal Slack channel name; whether it is free only Slack knows. */
  public String channelName(NameFacts facts) {
    return warRoom.channelName().fill(facts, businessHours.zone());
  }

  public String incidentId(NameFacts facts) {
    return warRoom.incidentId().fill(facts, businessHours.zone());
  }

  /** What people here call a status. */
  public String statusWord(Status status) {
    return course.statusWords().getOrDefault(status, status.title());
  }

  /** What people here call where this incident stands; one that was none is cancelled. */
  public String statusWord(Incident incident) {
    return incident.wasCancelled() ? incident.statusTitle() : statusWord(incident.status());
  }
}
