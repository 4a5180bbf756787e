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
record NameReferences(String one, String all, Collection<String> names) {

  /** The things of a list by their {@code name}. */
  static NameReferences named(String one, String all, Value list) {
    List<String> names = list.items().stream().flatMap(i -> i.at("name").text().stream()).toList();
    return new NameReferences(one, all, names);
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
    if (one.equals("severity")) {
      // Levels differ in one digit: the nearest is the one that was meant only if all letters are.
      near =
          near.filter(n -> SeverityLevel.key(n).equals(SeverityLevel.key(name)))
              .map(n -> "write it as above: " + n);
    } else {
      near = near.map(n -> "did you mean `" + n + "`?");
    }
    return near.orElseGet(
        () ->
            names.isEmpty()
                ? "this playbook has none"
                : "the " + all + " are " + String.join(", ", names));
  }
}
