package dev.muster.simulate.check;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.NoteEvent.OutsiderCame;
import dev.muster.incident.NoteEvent.TurnedAway;
import dev.muster.incident.TimelineEntry;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people were told, against what is written down. */
final class Records {
  private Records() {}

  /** By the words that each of them used, which nobody else did. */
  static List<String> acknowledged(Evidence evidence) {
    Map<String, List<Claim>> byMarker = new LinkedHashMap<>();
    for (Claim claim : evidence.claims()) {
      if (!claim.marker().isEmpty() && !claim.kinds().isEmpty()) {
        byMarker
            .computeIfAbsent(claim.marker() + claim.kinds(), none -> new ArrayList<>())
            .add(claim);
      }
    }
    List<String> breaches = new ArrayList<>();
    for (List<Claim> claims : byMarker.values()) {
      Claim first = claims.get(0);
      long recorded =
          first.kinds().stream()
              .flatMap(kind -> evidence.entries(kind).stream())
              .filter(entry -> entry.event().toString().contains(first.marker()))
              .count();
      long done = count(claims, Outcome.ACKNOWLEDGED);
      long perhaps = count(claims, Outcome.UNKNOWN) + pressed(evidence, first);
      if (recorded < done || recorded > done + perhaps) {
        breaches.add(
            "%s \"%s\" (%s): acknowledged %d times, unanswered %d times, recorded %d times"
                .formatted(first.user(), first.words(), first.incident(), done, perhaps, recorded));
      }
    }
    breaches.addAll(counted(evidence));
    return breaches;
  }

  /** The button "No, declare another" says the same words again. */
  private static long pressed(Evidence evidence, Claim claim) {
    return claim.kinds().contains(Declared.class)
        ? evidence.claims().stream().filter(c -> c.words().startsWith("run:declare:anyway")).count()
        : 0;
  }

  private static long count(List<Claim> claims, Outcome outcome) {
    return claims.stream().filter(c -> c.outcome() == outcome).count();
  }

  private record Who(String incident, String user, List<Class<? extends IncidentEvent>> kinds) {}

  /** What has no words of its own is counted: by whom, to which incident, of which kind. */
  private static List<String> counted(Evidence evidence) {
    Map<Who, Integer> done = new HashMap<>();
    for (Claim claim : evidence.claims()) {
      if (claim.outcome() == Outcome.ACKNOWLEDGED && !claim.incident().isEmpty()) {
        done.merge(new Who(claim.incident(), claim.user(), claim.kinds()), 1, Integer::sum);
      }
    }
    List<String> breaches = new ArrayList<>();
    done.forEach(
        (who, times) -> {
          long recorded = recorded(evidence, who);
          if (recorded < times) {
            breaches.add(
                "%s: %s was told of %d %s, and there are %d"
                    .formatted(who.incident(), who.user(), times, names(who.kinds()), recorded));
          }
        });
    return breaches;
  }

  private static String names(List<Class<? extends IncidentEvent>> kinds) {
    return kinds.stream().map(Class::getSimpleName).toList().toString();
  }

  private static long recorded(Evidence evidence, Who who) {
    return who.kinds().stream()
        .flatMap(kind -> evidence.entries(kind).stream())
        .filter(entry -> entry.stamp().by().value().equals(who.user()))
        .filter(entry -> entry.incident().value().equals(who.incident()))
        .count();
  }

  /** An attempt, somebody from elsewhere, or the alert of whose question an answer made this. */
  private static boolean isNoDeedOfItsOwn(IncidentEvent event) {
    return event instanceof TurnedAway
        || event instanceof OutsiderCame
        || event instanceof AlertHeard;
  }

  /** More of a kind, by somebody, than they can have meant. */
  static List<String> unasked(Evidence evidence) {
    Map<Who, Integer> recorded = new LinkedHashMap<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      for (TimelineEntry entry : chronicle.entries()) {
        if (entry.stamp().by().isPerson() && !isNoDeedOfItsOwn(entry.event())) {
          String incident = entry.event() instanceof Declared ? "" : chronicle.id();
          Who who =
              new Who(incident, entry.stamp().by().value(), List.of(entry.event().getClass()));
          recorded.merge(who, 1, Integer::sum);
        }
      }
    }
    List<String> breaches = new ArrayList<>();
    recorded.forEach(
        (who, times) -> {
          long meant =
              evidence.claims().stream()
                  .filter(c -> c.outcome() != Outcome.REFUSED)
                  .filter(c -> c.user().equals(who.user()))
                  .filter(c -> c.kinds().contains(who.kinds().get(0)))
                  .filter(c -> who.incident().isEmpty() || c.isAbout(who.incident()))
                  .count();
          if (times > meant) {
            breaches.add(
                "%s: %d %s by %s, who meant %d"
                    .formatted(who.incident(), times, names(who.kinds()), who.user(), meant));
          }
        });
    return breaches;
  }

  /** Two people see the same thing: nobody said that theirs is another. */
  static List<String> twins(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<String, List<Claim>> byMarker = new LinkedHashMap<>();
    evidence.claims().stream()
        .filter(c -> c.kinds().contains(Declared.class) && !c.marker().isEmpty())
        .forEach(c -> byMarker.computeIfAbsent(c.marker(), m -> new ArrayList<>()).add(c));
    byMarker.forEach(
        (marker, claims) -> {
          List<TimelineEntry> made =
              evidence.entries(Declared.class).stream()
                  .filter(e -> e.event().toString().contains(marker))
                  .toList();
          if (made.size() > 1 && pressed(evidence, claims.get(0)) == 0) {
            breaches.add(
                made.stream().map(e -> e.incident().value()).toList()
                    + " are one: "
                    + claims.get(0).words());
          }
        });
    return breaches;
  }

  static List<String> replay(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      TimelineEntry first = chronicle.entries().get(0);
      Incident incident =
          Incident.begin(chronicle.row().identity(), (Declared) first.event(), first.stamp());
      for (TimelineEntry entry : chronicle.entries().subList(1, chronicle.entries().size())) {
        incident = entry.event().applyTo(incident, entry.stamp());
      }
      if (!incident.equals(chronicle.row())) {
        breaches.add(
            chronicle.id() + ": the row is " + chronicle.row() + ", the timeline says " + incident);
      }
    }
    return breaches;
  }

  static List<String> chain(Evidence evidence) {
    return evidence.chronicles().stream()
        .filter(c -> c.altered().isPresent())
        .map(c -> c.id() + ": entry " + c.altered().get() + " does not fit")
        .toList();
  }

  static List<String> capturedOnce(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      Map<String, Integer> times = new LinkedHashMap<>();
      for (TimelineEntry entry : chronicle.of(MessageCaptured.class)) {
        MessageCaptured captured = (MessageCaptured) entry.event();
        times.merge(captured.channel() + " " + captured.ts(), 1, Integer::sum);
      }
      times.forEach(
          (message, n) -> {
            if (n > 1) {
              breaches.add(
                  chronicle.id() + ": message " + message + " stands there " + n + " times");
            }
          });
    }
    return breaches;
  }
}
