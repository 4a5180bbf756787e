package dev.muster.feature.page;

import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.plan.Targets;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Arguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom somebody wants, and why.
 *
 * @param people those of them who are persons for sure
 */
record Wanted(List<Target> targets, List<UserId> people, Optional<String> why) {
  private static final Pattern PERSON =
      Pattern.compile("^<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>[\\s,]*", Pattern.DOTALL);
  private static final Pattern GROUP =
      Pattern.compile("^<!subteam\\^(S[A-Z0-9]+)(?:\\|([^>]*))?>[\\s,]*", Pattern.DOTALL);
  private static final Pattern HANDLE =
      Pattern.compile("^(@[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)[\\s,]*", Pattern.DOTALL);
  private static final Pattern EVERYBODY =
      Pattern.compile("^<!(?:channel|here|everyone)\\b[^>]*>.*", Pattern.DOTALL);

  Wanted {
    targets = List.copyOf(targets);
    people = List.copyOf(people);
  }

  /** Any number of people and groups, or one name under {@code on_call}; the rest is why. */
  static Wanted read(Arguments arguments, Playbook playbook, Instant now) {
    if (EVERYBODY.matcher(arguments.raw()).matches()) {
      throw new Refused(
          "That calls everybody and nobody. Name a user group or people: `/incident page @oncall`.");
    }
    Wanted named = handles(arguments.raw());
    if (!named.targets().isEmpty()) {
      return named;
    }
    String first = arguments.first();
    return playbook.people().onCall().stream()
        .filter(onCall -> onCall.key().equalsIgnoreCase(first))
        .findFirst()
        .map(
            onCall ->
                new Wanted(
                    Targets.of(playbook, List.of(onCall.key()), now),
                    List.of(),
                    arguments.rest().anyWords()))
        .orElse(named);
  }

  private static Wanted handles(String raw) {
    List<Target> targets = new ArrayList<>();
    List<UserId> people = new ArrayList<>();
    String rest = raw;
    while (true) {
      Matcher person = PERSON.matcher(rest);
      Matcher group = GROUP.matcher(rest);
      Matcher handle = HANDLE.matcher(rest);
      if (person.find()) {
        people.add(new UserId(person.group(1)));
        targets.add(Target.named("@" + person.group(1)));
        rest = rest.substring(person.end());
      } else if (group.find()) {
        targets.add(group(group.group(1), group.group(2)));
        rest = rest.substring(group.end());
      } else if (handle.find()) {
        targets.add(Target.named(handle.group(1)));
        rest = rest.substring(handle.end());
      } else {
        return new Wanted(targets, people, new Arguments(rest).anyWords());
      }
    }
  }

  /** Slack may leave out what it is called. */
  private static Target group(String id, String label) {
    String named = label == null || label.isBlank() ? "a user group" : label;
    return new Target(named, Optional.of("@" + id), Optional.empty(), Optional.empty());
  }

  /** Whether all of them are persons for sure. */
  boolean arePeople() {
    return people.size() == targets.size();
  }
}
