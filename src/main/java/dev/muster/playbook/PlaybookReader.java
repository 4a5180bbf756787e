package dev.muster.playbook;

import dev.muster.incident.Role;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.NamePattern.Kind;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a playbook of a file in which no fault was found. */
final class PlaybookReader {
  private final Value file;

  PlaybookReader(Value file) {
    this.file = file;
  }

  Playbook playbook() {
    String name = file.at("name").text("");
    return new Playbook(
        heading(name),
        severities(),
        HoursReader.read(file),
        people(),
        new UpdateRhythm(updates(), nudges(file.at("nudges"))),
        warRoom(),
        new Course(statusWords(), phases(), guard(file.at("resolve"))),
        aftermath());
  }

  private Playbook.Heading heading(String name) {
    return new Playbook.Heading(
        name,
        file.at("title").text(name),
        new UsedFor(
            file.at("used_for").at("services").texts(), file.at("used_for").at("channels").texts()),
        new PlaybookText(name, file.written()));
  }

  private Playbook.Severities severities() {
    List<SeverityLevel> levels = new ArrayList<>();
    for (Value level : file.at("severities").items()) {
      String name = level.at("name").text("");
      levels.add(
          new SeverityLevel(
              new Severity(name, levels.size()),
              new SeverityLevel.Meaning(
                  level.at("title").text(name),
                  level.at("description").text(""),
                  level.at("examples").texts()),
              level.at("aliases").texts(),
              responseTarget(level)));
    }
    String usual = file.at("default_severity").text("");
    return new Playbook.Severities(
        levels, levels.stream().filter(level -> level.isCalled(usual)).findFirst().orElseThrow());
  }

  private static ResponseTarget responseTarget(Value level) {
    String written = level.at("response_target").text("");
    if (written.equals("next business day")) {
      return new ResponseTarget.NextBusinessDay();
    }
    boolean businessHoursOnly = level.at("business_hours_only").isTrue();
    return new ResponseTarget.Within(
        Durations.parse(written).orElse(Duration.ZERO), businessHoursOnly);
  }

  private People people() {
    List<RoleDescription> roles = roles();
    return new People(roles, responders(), RightsReader.read(file.at("rights"), roles));
  }

  /** A file without roles has the two that there must be. */
  List<RoleDescription> roles() {
    if (!file.at("roles").isPresent()) {
      return List.of(
          new RoleDescription(
              new Role(Role.COMMANDER, "Incident commander"), "", List.of(), List.of("ic")),
          new RoleDescription(
              new Role(Role.COMMUNICATIONS_LEAD, "Communications lead"),
              "",
              List.of(),
              List.of("comms")));
    }
    List<RoleDescription> roles = new ArrayList<>();
    file.at("roles")
        .entries()
        .forEach(
            (key, role) ->
                roles.add(
                    new RoleDescription(
                        new Role(key, role.at("title").text(key)),
                        role.at("description").text(""),
                        role.at("duties").texts(),
                        role.at("aliases").texts())));
    return roles;
  }

  private Map<String, List<String>> responders() {
    Map<String, List<String>> responders = new LinkedHashMap<>();
    file.at("responders")
        .entries()
        .forEach((severity, handles) -> responders.put(severity, handles.texts()));
    return responders;
  }

  private Map<String, Map<Audience, Duration>> updates() {
    Map<String, Map<Audience, Duration>> updates = new LinkedHashMap<>();
    file.at("updates")
        .entries()
        .forEach(
            (severity, audiences) -> {
              Map<Audience, Duration> every = new EnumMap<>(Audience.class);
              for (Audience audience : Audience.values()) {
                duration(audiences.at(audience.key())).ifPresent(d -> every.put(audience, d));
              }
              updates.put(severity, every);
            });
    return updates;
  }

  private static UpdateRhythm.Nudges nudges(Value nudges) {
    return new UpdateRhythm.Nudges(
        duration(nudges.at("again_after")).orElse(Duration.ofMinutes(10)),
        nudges.at("snoozes").number(1),
        duration(nudges.at("longest_snooze")).orElse(Duration.ofHours(1)));
  }

  private WarRoom warRoom() {
    return new WarRoom(
        new NamePattern(Kind.INCIDENT_ID, file.at("incident_id").text("INC-{number}")),
        new NamePattern(Kind.CHANNEL, file.at("channel_name").text("inc-{number}-{title}")),
        file.at("announcement_channel").text("incidents"),
        links(file.at("links")),
        file.at("services").items().stream().map(PlaybookReader::service).toList());
  }

  private static ServiceEntry service(Value service) {
    String name = service.at("name").text("");
    return new ServiceEntry(
        name,
        service.at("title").text(name),
        service.at("owner").text(),
        service.at("aliases").texts(),
        links(service.at("links")));
  }

  private static List<Link> links(Value links) {
    List<Link> all = new ArrayList<>();
    links
        .entries()
        .forEach(
            (key, link) ->
                link.at("url")
                    .text()
                    .ifPresent(url -> all.add(new Link(key, link.at("title").text(key), url))));
    return all;
  }

  private Map<Status, String> statusWords() {
    Map<Status, String> words = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      file.at("statuses").at(status.word()).text().ifPresent(word -> words.put(status, word));
    }
    return words;
  }

  private List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    for (Value phase : file.at("phases").items()) {
      for (Status status : Status.values()) {
        if (status.word().equals(phase.at("status").text(""))) {
          phases.add(new Phase(phase.at("name").text(""), status, phase.at("checklist").texts()));
        }
      }
    }
    return phases;
  }

  private static ResolveGuard guard(Value resolve) {
    return new ResolveGuard(conditions(resolve.at("require")), conditions(resolve.at("remind")));
  }

  private static List<Condition> conditions(Value list) {
    return list.texts().stream().flatMap(key -> Condition.of(key).stream()).toList();
  }

  private Aftermath aftermath() {
    Map<String, Duration> due = new LinkedHashMap<>();
    file.at("post_mortem")
        .at("due")
        .entries()
        .forEach((severity, after) -> duration(after).ifPresent(d -> due.put(severity, d)));
    return new Aftermath(due, duration(file.at("archive_after")));
  }

  /** Empty for {@code never}, and for what isn't there. */
  private static Optional<Duration> duration(Value written) {
    return written.text().flatMap(Durations::parse);
  }
}
