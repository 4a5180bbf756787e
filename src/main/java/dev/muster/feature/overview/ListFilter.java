package dev.muster.feature.overview;

import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.playbook.Durations;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.slack.Arguments;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.IncidentQuery.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed behind {@code list}, taken apart: a status, a severity, a span, a person, a
 * service; whatever else there is are words of the title.
 */
final class ListFilter {
  /** Nobody searches for more, and each word makes the search longer. */
  private static final int LONGEST = 100;

  private static final int SHORTEST_SLIP = 4;
  private static final int LONGEST_LEVEL = 2;

  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  /** More words no service is called by. */
  private static final int LONGEST_NAME = 4;

  private final Playbooks playbooks;
  private final Set<Status> statuses = EnumSet.noneOf(Status.class);
  private final Set<String> severities = new LinkedHashSet<>();
  private final Set<String> services = new LinkedHashSet<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private Optional<UserId> person;
  private Optional<Duration> span = Optional.empty();

  private ListFilter(Playbooks playbooks, Optional<UserId> person) {
    this.playbooks = playbooks;
    this.person = person;
    person.ifPresent(user -> said.add("of " + Mrkdwn.user(user)));
  }

  static ListFilter of(Arguments typed, UserId asker, Playbooks playbooks) {
    ListFilter filter = new ListFilter(playbooks, typed.user());
    List<String> all =
        Stream.of(Cut.to(LONGEST, typed.withoutUser().words()).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    int next = 0;
    while (next < all.size()) {
      next += filter.take(all.subList(next, all.size()), asker);
    }
    return filter;
  }

  /** How many of these words were taken. */
  private int take(List<String> left, UserId asker) {
    String word = left.get(0);
    String lower = AROUND.matcher(NameKey.folded(word)).replaceAll("");
    if (lower.equals("service") && left.size() > 1) {
      return 1 + service(left.subList(1, left.size()));
    }
    if (lower.equals("recent") || lower.equals("all")) {
      said.add("whatever their status");
    } else if (lower.equals("mine")) {
      person = Optional.of(asker);
      said.add("that you declared or have a role in");
    } else if (!status(lower) && !span(lower)) {
      return severity(left);
    }
    return 1;
  }

  private boolean status(String lower) {
    Set<Status> meant = EnumSet.noneOf(Status.class);
    for (Status status : Status.values()) {
      if (lower.equals(status.word()) || (lower.equals("open") && status.isOpen())) {
        meant.add(status);
      }
    }
    statuses.addAll(meant);
    if (!meant.isEmpty()) {
      said.add(lower);
    }
    return !meant.isEmpty();
  }

  private boolean span(String lower) {
    Optional<Duration> meant = Durations.parse(lower);
    if (meant.isPresent()) {
      span = meant;
      said.add("declared in the last " + lower);
    }
    return meant.isPresent();
  }

  /** A level of two words or of one; or else a word of the title. */
  private int severity(List<String> left) {
    for (int size = Math.min(LONGEST_LEVEL, left.size()); size > 0; size--) {
      String typed = String.join(" ", left.subList(0, size));
      List<String> meant =
          playbooks.all().stream()
              .flatMap(playbook -> playbook.severityReader().whole(typed).stream())
              .map(level -> level.name())
              .distinct()
              .toList();
      if (!meant.isEmpty()) {
        severities.addAll(meant);
        said.add(meant.stream().map(Mrkdwn::escape).collect(Collectors.joining(" or ")));
        return size;
      }
    }
    words.add(left.get(0));
    return 1;
  }

  /** A word that was nearly one of those that are understood, and the one it was meant to be. */
  Optional<Slip> slip() {
    Set<String> known = new LinkedHashSet<>(List.of("open", "recent", "mine", "drills"));
    for (Status status : Status.values()) {
      known.add(status.word());
    }
    playbooks.all().forEach(p -> p.severities().forEach(level -> known.add(level.name())));
    for (String word : words) {
      Optional<String> near =
          word.length() < SHORTEST_SLIP ? Optional.empty() : DidYouMean.among(known, word);
      if (near.isPresent()) {
        return Optional.of(new Slip(word, near.get()));
      }
    }
    return Optional.empty();
  }

  record Slip(String typed, String meant) {}

  /** As many words as a service that is known is called by, or else one. */
  private int service(List<String> left) {
    for (int size = Math.min(LONGEST_NAME, left.size()); size > 0; size--) {
      String name = String.join(" ", left.subList(0, size));
      Set<String> known = names(name);
      if (!known.isEmpty()) {
        services.addAll(known);
        said.add("service " + Mrkdwn.escape(name));
        return size;
      }
    }
    services.add(left.get(0));
    said.add("service " + Mrkdwn.escape(left.get(0)));
    return 1;
  }

  private Set<String> names(String typed) {
    Set<String> names = new LinkedHashSet<>();
    for (Playbook playbook : playbooks.all()) {
      playbook.warRoom().service(typed).ifPresent(service -> add(names, service));
    }
    return names;
  }

  private static void add(Set<String> names, ServiceEntry service) {
    names.add(service.name());
    names.add(service.title());
    names.addAll(service.aliases());
  }

  /** Nothing but words of the title. */
  boolean isWords() {
    return said.isEmpty();
  }

  /** What is left for the title. */
  String words() {
    return String.join(" ", words);
  }

  /** In words: {@code closed, SEV-1, with "cache"}. */
  String said() {
    List<String> all = new ArrayList<>(said);
    if (!words.isEmpty()) {
      all.add("with \"" + Mrkdwn.escape(words()) + "\"");
    }
    return String.join(", ", all);
  }

  Filter filter(Instant now) {
    return new Filter(statuses, severities, services, person, span.map(now::minus));
  }
}
