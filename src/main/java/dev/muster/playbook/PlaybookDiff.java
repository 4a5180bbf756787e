package dev.muster.playbook;

import dev.muster.yaml.Value;
import dev.muster.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one playbook says otherwise than another, a line each. It looks at what is written and not
 * at what is read from it, so that nothing is left out that a playbook can say.
 */
public final class PlaybookDiff {
  /** Whose entries are things that people know by name. */
  private static final Set<String> THINGS =
      Set.of("severities", "roles", "services", "phases", "runbooks");

  private final List<String> lines = new ArrayList<>();

  private PlaybookDiff() {}

  /** Nothing if they say the same, whatever their remarks and names. */
  public static List<String> between(PlaybookText now, PlaybookText then) {
    PlaybookDiff diff = new PlaybookDiff();
    Map<String, Value> before = top(now);
    Map<String, Value> after = top(then);
    for (String key : union(before.keySet(), after.keySet())) {
      diff.at(new Place(List.of(key)), before.get(key), after.get(key));
    }
    return List.copyOf(diff.lines);
  }

  private static Map<String, Value> top(PlaybookText text) {
    Map<String, Value> entries =
        new LinkedHashMap<>(
            YamlFile.parse(text.name(), text.text().getBytes(StandardCharsets.UTF_8))
                .top()
                .entries());
    entries.remove("name");
    return entries;
  }

  /** Where in the playbook: its keys from the top, of a list's entries their names. */
  private record Place(List<String> keys) {
    Place in(String key) {
      List<String> longer = new ArrayList<>(keys);
      longer.add(key);
      return new Place(longer);
    }

    /** {@code SEV-1, response target}: what it is about, then what of it. */
    String shown() {
      boolean grouped = keys.size() > 1 && Set.of("severities", "roles").contains(keys.get(0));
      List<String> words = new ArrayList<>(grouped ? keys.subList(1, keys.size()) : keys);
      if (keys.size() > 1 && Set.of("updates", "responders").contains(keys.get(0))) {
        words.set(0, keys.get(1));
        words.set(1, keys.get(0));
      }
      return String.join(", ", words).replace('_', ' ');
    }

    String last() {
      return keys.get(keys.size() - 1);
    }

    /** What one of its entries is. */
    String kind() {
      return switch (last()) {
        case "severities" -> "severity";
        case "roles" -> "role";
        case "services" -> "service";
        case "phases" -> "phase";
        case "runbooks" -> "runbook";
        default -> shown();
      };
    }
  }

  private void at(Place place, @Nullable Value now, @Nullable Value then) {
    if (now == null || then == null) {
      one(place, now, then);
      return;
    }
    if (now.written().equals(then.written())) {
      return;
    }
    if (isMapping(now) && isMapping(then)) {
      mappings(place, now.entries(), then.entries());
    } else if (isNamed(now) && isNamed(then)) {
      mappings(place, named(now), named(then));
    } else if (isList(now) && isList(then)) {
      lists(place, now.texts(), then.texts());
    } else {
      one(place, now, then);
    }
  }

  private void mappings(Place place, Map<String, Value> now, Map<String, Value> then) {
    boolean things = THINGS.contains(place.last());
    for (String key : union(now.keySet(), then.keySet())) {
      if (!things || (now.containsKey(key) && then.containsKey(key))) {
        at(place.in(key), now.get(key), then.get(key));
      }
    }
    if (things) {
      goneOrCome(place, now, then);
    }
  }

  /** One that is gone where another has come is most likely the same by another name. */
  private void goneOrCome(Place place, Map<String, Value> now, Map<String, Value> then) {
    Set<String> come = new LinkedHashSet<>(then.keySet());
    come.removeAll(now.keySet());
    for (String key : now.keySet()) {
      if (then.containsKey(key)) {
        continue;
      }
      Optional<String> renamed = renamed(key, now, then);
      lines.add(
          "the "
              + place.kind()
              + " "
              + key
              + " would be "
              + renamed.map("called "::concat).orElse("gone"));
      renamed.ifPresent(come::remove);
    }
    come.forEach(key -> lines.add("there would be the " + place.kind() + " " + key));
  }

  private static Optional<String> renamed(
      String gone, Map<String, Value> now, Map<String, Value> then) {
    if (now.size() != then.size()) {
      return Optional.empty();
    }
    String inItsPlace = List.copyOf(then.keySet()).get(List.copyOf(now.keySet()).indexOf(gone));
    return Optional.of(inItsPlace).filter(key -> !now.containsKey(key));
  }

  private void lists(Place place, List<String> now, List<String> then) {
    List<String> gone = now.stream().filter(word -> !then.contains(word)).toList();
    List<String> come = then.stream().filter(word -> !now.contains(word)).toList();
    if (!gone.isEmpty()) {
      lines.add(place.shown() + ": without " + String.join(", ", gone));
    }
    if (!come.isEmpty()) {
      lines.add(place.shown() + ": with " + String.join(", ", come));
    }
    if (gone.isEmpty() && come.isEmpty()) {
      lines.add(place.shown() + ": in another order");
    }
  }

  private void one(Place place, @Nullable Value now, @Nullable Value then) {
    String was = said(now);
    String is = said(then);
    if (!was.equals(is)) {
      lines.add(place.shown() + ": " + was + " now, would be " + is);
    }
  }

  private static String said(@Nullable Value value) {
    if (value == null) {
      return "not set";
    }
    Optional<String> text = value.text();
    if (text.isPresent()) {
      return text.get();
    }
    List<String> words = new ArrayList<>(value.texts());
    value.entries().forEach((key, entry) -> words.add(key + " " + said(entry)));
    value.items().stream().flatMap(item -> item.at("name").text().stream()).forEach(words::add);
    return words.isEmpty() ? "not set" : String.join(", ", words);
  }

  private static boolean isMapping(Value value) {
    return value.items().isEmpty() && value.text().isEmpty();
  }

  private static boolean isList(Value value) {
    return value.entries().isEmpty() && value.text().isEmpty();
  }

  private static boolean isNamed(Value value) {
    return !value.items().isEmpty()
        && value.items().stream().allMatch(item -> item.at("name").text().isPresent());
  }

  private static Map<String, Value> named(Value list) {
    Map<String, Value> named = new LinkedHashMap<>();
    list.items().forEach(item -> named.putIfAbsent(item.at("name").text(""), item));
    return named;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
