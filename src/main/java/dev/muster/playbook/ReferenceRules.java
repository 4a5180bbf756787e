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
    Known runbooks = Known.named("runbook", "runbooks", file.at("runbooks"));
    Known services = Known.named("service", "services", file.at("services"));
    file.at("situations").items().forEach(s -> add(runbooks.fault(s.at("runbook"))));
    for (Value alert : file.at("alerts").items()) {
      add(runbooks.fault(alert.at("runbook")));
      add(services.fault(alert.at("service")));
      if (!alert.at("words").isPresent() && !alert.at("labels").isPresent()) {
        faults.add(
            alert.fault(
                "nothing tells which alerts `" + alert.at("name").text("") + "` is about",
                "give it `words` of its text, or `labels`"));
      }
      words(alert.at("words"));
    }
    file.at("runbooks").items().forEach(runbook -> words(runbook.at("suggested_by")));
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
    Known known = new Known("role", "roles", roles.stream().map(RoleDescription::key).toList());
    file.at("updates")
        .entries()
        .values()
        .forEach(
            severity ->
                severity
                    .at("roles")
                    .entries()
                    .forEach((role, value) -> add(known.fault(value, role))));
    file.at("audiences")
        .entries()
        .values()
        .forEach(audience -> add(known.fault(audience.at("approved_by"))));
  }

  private void audiences(Value file) {
    Set<String> names = new LinkedHashSet<>(Set.of(Audience.WAR_ROOM));
    names.addAll(file.at("audiences").entries().keySet());
    Known known = new Known("audience", "audiences", names);
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
