package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever a person may type means one thing. */
final class NameRules {
  private final List<Fault> faults = new ArrayList<>();

  private NameRules() {}

  static List<Fault> faults(Value file) {
    NameRules rules = new NameRules();
    for (String list :
        List.of(
            "severities",
            "services",
            "phases",
            "timeboxes",
            "ladder",
            "situations",
            "runbooks",
            "alerts")) {
      rules.names(file.at(list).items());
    }
    file.at("runbooks").items().forEach(runbook -> rules.names(runbook.at("checks").items()));
    rules.roles(file.at("roles").entries());
    return rules.faults;
  }

  private void names(List<Value> things) {
    Map<String, String> owners = new HashMap<>();
    for (Value thing : things) {
      String own = thing.at("name").text("");
      claim(owners, thing.at("name"), own, own);
      for (Value alias : thing.at("aliases").items()) {
        claim(owners, alias, own, alias.text(""));
      }
    }
  }

  private void roles(Map<String, Value> roles) {
    Map<String, String> owners = new HashMap<>();
    roles.forEach(
        (key, role) -> {
          if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            faults.add(
                role.fault(
                    "`" + key + "` can't be a role's key", "write it like incident-commander"));
          }
          claim(owners, role, key, key);
          for (Value alias : role.at("aliases").items()) {
            claim(owners, alias, key, alias.text(""));
          }
        });
  }

  private void claim(Map<String, String> owners, Value place, String owner, String word) {
    String key = SeverityLevel.key(word);
    String before = key.isEmpty() ? null : owners.putIfAbsent(key, owner);
    if (before != null) {
      String what =
          before.equals(owner)
              ? "`" + word + "` is here twice"
              : "`" + word + "` already means `" + before + "`";
      faults.add(place.fault(what, "give each its own name"));
    }
  }
}
