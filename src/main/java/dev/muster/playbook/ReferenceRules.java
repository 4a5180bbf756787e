package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one part calls by name another part has: runbooks, services, roles, audiences. */
final class ReferenceRules {
  private final List<Fault> faults = new ArrayList<>();

  private ReferenceRules() {}

  static List<Fault> faults(Value file, List<RoleDescription> roles) {
    ReferenceRules rules = new ReferenceRules();
    rules.runbooks(file);
    rules.roles(file, roles);
    rules.audiences(file);
    return rules.faults;
  }

  private void add(Optional<Fault> fault) {
    fault.ifPresent(faults::add);
  }

  private void runbooks(Value file) {
    NameReferences runbooks = NameReferences.named("runbook", "runbooks", file.at("runbooks"));
    NameReferences services = NameReferences.named("service", "services", file.at("services"));
    file.at("situations").items().forEach(s -> add(runbooks.fault(s.at("runbook"))));
    file.at("used_for").at("services").items().forEach(s -> add(services.fault(s)));
    for (Value alert : file.at("alerts").items()) {
      add(runbooks.fault(alert.at("runbook")));
      add(services.fault(alert.at("service")));
      words(alert.at("words"));
      privacy(file, alert);
    }
    file.at("runbooks").items().forEach(runbook -> words(runbook.at("suggested_by")));
  }

  /** Whom else could it be told? */
  private void privacy(Value file, Value alert) {
    Value secret = alert.at("private");
    if (!secret.isTrue()) {
      return;
    }
    boolean anybody =
        file.at("rights").at("see_private").items().stream()
            .anyMatch(holder -> holder.text("").startsWith("@"));
    if (!anybody) {
      faults.add(
          secret.fault(
              "nobody would hear of a private alert",
              "name a user group or people under `rights`, `see_private`"));
    }
    if (!alert.at("then").text("ask").equals("declare")) {
      faults.add(
          secret.fault(
              "people can't be asked in a channel about what is private", "write `then: declare`"));
    }
  }

  private void words(Value words) {
    for (Value word : words.items()) {
      if (word.text().filter(text -> !text.isEmpty() && !Wording.isSomething(text)).isPresent()) {
        faults.add(
            word.fault(
                "`" + word.text("") + "` is found in no text",
                "write a word with letters or digits"));
      }
    }
  }

  private void roles(Value file, List<RoleDescription> roles) {
    for (Value severity : file.at("updates").entries().values()) {
      severity.at("roles").entries().forEach((role, cadence) -> add(role(cadence, role, roles)));
    }
    for (Value audience : file.at("audiences").entries().values()) {
      Value approver = audience.at("approved_by");
      add(approver.text().flatMap(role -> role(approver, role, roles)));
    }
    Value lead = file.at("post_mortem").at("lead");
    add(lead.text().filter(name -> !name.startsWith("@")).flatMap(name -> role(lead, name, roles)));
  }

  /** By its key: what else a person may type for it is no name for it here. */
  private static Optional<Fault> role(Value place, String name, List<RoleDescription> roles) {
    NameReferences keys =
        new NameReferences("role", "roles", roles.stream().map(RoleDescription::key).toList());
    return keys.fault(place, name)
        .map(
            fault ->
                roles.stream()
                    .filter(role -> role.isCalled(name))
                    .findFirst()
                    .map(role -> place.fault(fault.what(), "did you mean `" + role.key() + "`?"))
                    .orElse(fault));
  }

  private void audiences(Value file) {
    Set<String> names = new LinkedHashSet<>(Set.of(Audience.WAR_ROOM));
    names.addAll(file.at("audiences").entries().keySet());
    NameReferences known = new NameReferences("audience", "audiences", names);
    file.at("updates")
        .entries()
        .values()
        .forEach(
            severity ->
                severity
                    .keeping(key -> !key.equals("roles"))
                    .entries()
                    .forEach((audience, value) -> add(known.fault(value, audience))));
  }
}
