package dev.muster.playbook;

import dev.muster.incident.Role;
import dev.muster.incident.Severity;
import dev.muster.playbook.NamePattern.Kind;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        RhythmReader.read(file),
        LadderReader.read(file),
        warRoom(),
        CourseReader.read(file),
        aftermath(),
        AlertReader.read(file));
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
    return new People(
        roles,
        responders(),
        RightsReader.read(file.at("rights"), roles),
        OnCallReader.read(file.at("on_call")),
        contacts());
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

  private WarRoom warRoom() {
    return new WarRoom(
        new NamePattern(Kind.INCIDENT_ID, file.at("incident_id").text("INC-{number}")),
        new NamePattern(Kind.CHANNEL, file.at("channel_name").text("inc-{number}-{title}")),
        file.at("announcement_channel").text("incidents"),
        links(file.at("links")),
        file.at("services").items().stream().map(PlaybookReader::service).toList(),
        Values.bySeverity(file.at("call_due"), v -> v.text().flatMap(Delay::parse)));
  }

  private static ServiceEntry service(Value service) {
    String name = service.at("name").text("");
    return new ServiceEntry(
        name,
        service.at("title").text(name),
        new ServiceEntry.Promise(
            service.at("owner").text(),
            service
                .at("objective")
                .text()
                .map(o -> o.replace("%", "").strip())
                .map(Double::valueOf)),
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

  private List<People.Contact> contacts() {
    return file.at("contacts").items().stream()
        .map(c -> new People.Contact(c.at("title").text(""), c.at("how").text("")))
        .toList();
  }

  private AfterIncident aftermath() {
    Value postMortem = file.at("post_mortem");
    return new AfterIncident(
        new AfterIncident.PostMortem(
            Values.bySeverity(postMortem.at("due"), due -> due.text().flatMap(Due::parse)),
            postMortem.at("sections").texts(),
            postMortem.at("lead").text(),
            missing(postMortem.at("close_without").text("reason"))),
        Values.duration(postMortem.at("review_within")),
        postMortem.at("agenda").items().stream()
            .map(
                item ->
                    new AfterIncident.AgendaItem(
                        item.at("topic").text(""),
                        Values.duration(item.at("takes")).orElse(Duration.ZERO)))
            .toList(),
        Values.duration(file.at("archive_after")),
        file.at("report").at("monthly").text());
  }

  private static AfterIncident.Missing missing(String written) {
    return switch (written) {
      case "freely" -> AfterIncident.Missing.FREELY;
      case "never" -> AfterIncident.Missing.NEVER;
      default -> AfterIncident.Missing.REASON;
    };
  }
}
