package dev.muster.simulate.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.feature.drill.DrillReaction;
import dev.muster.feature.plan.PlanReaction;
import dev.muster.incident.EscalationEvent.PageRefused;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.RoleEvent;
import dev.muster.incident.SlackSurfaceEvent.NotPosted;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.simulate.check.Evidence.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was to be delivered. */
final class Queue {
  /** {@code update:INC-4:12}: a post that an entry brought about. */
  private static final Pattern OF_AN_ENTRY = Pattern.compile("[a-z-]+:([^:]+):(\\d{1,6})");

  private Queue() {}

  /** At rest only the next nudges and what the plan foresees wait, each for its moment. */
  static List<String> nothingOpen(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<String, Instant> nudges = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    Playbook playbook = evidence.given().workplace().playbook();
    PlanReaction plan = new PlanReaction(Playbooks.only(playbook));
    for (Chronicle chronicle : evidence.chronicles()) {
      if (!Nudges.knows(chronicle, playbook)) {
        unknown.add("nudge:" + chronicle.id());
      }
      Nudges.next(chronicle, playbook).ifPresent(due -> nudges.put("nudge:" + chronicle.id(), due));
      plan.expected(chronicle.row())
          .ifPresent(reminder -> nudges.put(reminder.key(), reminder.due()));
      new DrillReaction()
          .expected(chronicle.row())
          .ifPresent(reminder -> nudges.put(reminder.key(), reminder.due()));
    }
    for (Waiting delivery : evidence.deliveries()) {
      if (delivery.state().equals("waiting") && !isForeseen(delivery, unknown)) {
        Instant due = nudges.remove(delivery.key());
        if (due == null) {
          breaches.add(delivery + " waits");
        } else if (due.toEpochMilli() != delivery.due().toEpochMilli()) {
          breaches.add(delivery + " waits, but the next one is due " + due);
        }
      }
    }
    nudges.forEach((key, due) -> breaches.add(key + ", due " + due + ", does not wait"));
    return breaches;
  }

  /** What comes with the calendar, or by a rhythm of which there is no second opinion. */
  private static boolean isForeseen(Waiting delivery, Set<String> unknown) {
    return unknown.contains(delivery.key()) || delivery.kind().equals("monthly-report");
  }

  static List<String> givenUpIsTold(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Waiting delivery : evidence.deliveries()) {
      // What is about no incident has no timeline: it is in the log and for the doctor.
      boolean quiet =
          List.of("catch-up", "capture").contains(delivery.kind()) || delivery.incident().isEmpty();
      if (delivery.state().equals("gave up") && !quiet && !told(evidence, delivery)) {
        breaches.add(delivery + " was given up, and the timeline does not say so");
      }
    }
    return breaches;
  }

  private static boolean told(Evidence evidence, Waiting delivery) {
    return evidence.chronicles().stream()
        .filter(c -> c.id().equals(delivery.incident()))
        .anyMatch(
            c ->
                delivery.kind().equals("post")
                    ? !c.of(NotPosted.class).isEmpty() || refusedPages(c).contains(call(delivery))
                    : !c.of(StepFailed.class).isEmpty());
  }

  private static Set<String> refusedPages(Chronicle chronicle) {
    return chronicle.of(PageRefused.class).stream()
        .map(entry -> Long.toString(((PageRefused) entry.event()).page().call()))
        .collect(Collectors.toSet());
  }

  /** {@code called:U0FAY00006:INC-2:8} belongs to the call of entry 8. */
  private static String call(Waiting delivery) {
    String key = delivery.key();
    return key.startsWith("called:") ? key.substring(key.lastIndexOf(':') + 1) : "";
  }

  static List<String> postedOnce(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      for (JsonNode message : channel.path("messages")) {
        String key = Evidence.keyOf(message);
        if (!key.isEmpty() && !seen.add(key)) {
          breaches.add(key + " stands there twice, again in #" + channel.path("name").asText());
        }
      }
    }
    return breaches;
  }

  /** What the war room is to be told of. */
  private static Optional<String> name(IncidentEvent event) {
    if (event instanceof UpdatePosted) {
      return Optional.of("update");
    } else if (event instanceof Snoozed) {
      return Optional.of("snoozed");
    } else if (event instanceof Decided) {
      return Optional.of("decision");
    } else if (event instanceof StepFailed) {
      return Optional.of("step-failed");
    } else if (event instanceof LifecycleEvent.StatusChanged) {
      return Optional.of("status");
    } else if (event instanceof LifecycleEvent.SeverityChanged) {
      return Optional.of("severity");
    } else if (event instanceof RoleEvent && !(event instanceof RoleEvent.Joined)) {
      return Optional.of("role");
    }
    return event instanceof LifecycleEvent && !(event instanceof LifecycleEvent.Declared)
        ? Optional.of("ending")
        : Optional.empty();
  }

  static List<String> shown(Evidence evidence) {
    Set<String> posted = new HashSet<>();
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      channel.path("messages").forEach(m -> posted.add(Evidence.keyOf(m)));
    }
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      for (TimelineEntry entry : chronicle.entries()) {
        String key =
            name(entry.event()).map(n -> n + ":" + chronicle.id() + ":" + entry.seq()).orElse("");
        if (!key.isEmpty() && !posted.contains(key) && !evidence.gaveUp(key)) {
          breaches.add(key + " was never posted");
        }
      }
    }
    return breaches;
  }

  static List<String> inOrder(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      Map<String, Long> last = new HashMap<>();
      for (JsonNode message : channel.path("messages")) {
        Matcher key = OF_AN_ENTRY.matcher(Evidence.keyOf(message));
        if (key.matches()) {
          long seq = Long.parseLong(key.group(2));
          Long before = last.put(key.group(1), seq);
          if (before != null && before > seq) {
            breaches.add(key.group() + " stands after entry " + before + " of the same incident");
          }
        }
      }
    }
    return breaches;
  }
}
