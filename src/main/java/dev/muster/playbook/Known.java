package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Nearest;
import dev.muster.yaml.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The things of one kind that a playbook has, by which the others name them.
 *
 * @param one as a sentence calls one of them: {@code severity}
 * @param all as it calls all of them: {@code the severities are}
 */
record Known(String one, String all, Collection<String> names) {

  /** The things of a list by their {@code name}. */
  static Known named(String one, String all, Value list) {
    List<String> names = list.items().stream().flatMap(i -> i.at("name").text().stream()).toList();
    return new Known(one, all, names);
  }

  /** The fault, if what stands here is the name of none of them. */
  Optional<Fault> fault(Value place, String name) {
    return names.contains(name)
        ? Optional.empty()
        : Optional.of(place.fault("there is no " + one + " `" + name + "`", meant(name)));
  }

  /** The same of a value that is the name. */
  Optional<Fault> fault(Value named) {
    return named.text().flatMap(name -> fault(named, name));
  }

  private String meant(String name) {
    Optional<String> near = Nearest.to(name, names);
    if (near.filter(n -> SeverityLevel.key(n).equals(SeverityLevel.key(name))).isPresent()) {
      return "write it as above: " + near.get();
    }
    // Levels differ in one digit: the nearest of them is hardly the one that was meant.
    return near.filter(n -> !one.equals("severity"))
        .map(n -> "did you mean `" + n + "`?")
        .orElseGet(
            () ->
                names.isEmpty()
                    ? "this playbook has none"
                    : "the " + all + " are " + String.join(", ", names));
  }
}
