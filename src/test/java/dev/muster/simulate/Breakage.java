package dev.muster.simulate;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Severity;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.simulate.check.Chronicle;
import dev.muster.simulate.check.Evidence;
import dev.muster.simulate.check.Evidence.Slack;
import dev.muster.simulate.check.Evidence.Sounds;
import dev.muster.simulate.check.Evidence.Waiting;
import dev.muster.simulate.check.Invariants;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Worlds in which one thing is broken. */
final class Breakage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Breakage() {}

  /** By the name of the invariant that must see it. */
  static Map<String, UnaryOperator<Evidence>> byInvariant() {
    return Map.ofEntries(
        entry(
            "what was acknowledged is recorded once",
            e -> claims(e, claim("zqpnever", Noted.class))),
        entry("nothing is recorded that nobody asked for", e -> with(e, e.deliveries(), List.of())),
        entry(
            "people who declare the same at once make one",
            e -> claims(e, claim("zqp", Declared.class))),
        entry("the timeline played again gives the row", Breakage::anotherSeverity),
        entry(
            "no entry was altered",
            e -> each(e, c -> new Chronicle(c.row(), c.entries(), Optional.of(2L)))),
        entry("a message is captured once", Breakage::capturedAgain),
        entry("every nudge is due, and none is missing", e -> appended(e, nudge(e))),
        entry("a nudge on record is a nudge in the room", e -> appended(e, nudge(e))),
        entry("each incident has one channel", Breakage::aChannelTooMany),
        entry(
            "each incident has one headline, pinned",
            e -> channels(e, channel -> channel.putArray("pins"))),
        entry("each public incident is announced once", e -> without(e, "announcement:")),
        entry("the headline says what is so", Breakage::anotherSeverity),
        entry("the topic says what is so", Breakage::anotherSeverity),
        entry("the announcement says what is so", Breakage::anotherSeverity),
        entry("no delivery is open", e -> delivery(e, "waiting")),
        entry("what was given up is told", e -> delivery(e, "gave up")),
        entry("an open incident with a rhythm has a next nudge", e -> withoutNudges(e)),
        entry("every message is posted once", Breakage::postedAgain),
        entry("every event that is shown was shown", Breakage::withoutWords),
        entry("messages come in the order of the record", Breakage::backwards),
        entry("no private word is outside", Leaks.all().get(0)),
        entry("nothing was refused for its form", Breakage::refusedForItsForm),
        entry(
            "no fault of ours in the log",
            e ->
                sounds(
                    e,
                    new Sounds(
                        List.of(), List.of("Fault 7 in a command"), "", List.of(), List.of()))),
        entry(
            "no thread is left",
            e ->
                sounds(e, new Sounds(List.of(), List.of(), "", List.of(), List.of("delivery-1")))));
  }

  static List<String> breaches(Evidence evidence, String invariant) {
    return Invariants.ALL.stream()
        .filter(i -> i.name().startsWith(invariant))
        .flatMap(i -> i.breachesIn(evidence).stream())
        .toList();
  }

  static Evidence aDayLater(Evidence e) {
    return new Evidence(
        e.now().plus(Duration.ofDays(1)),
        e.chronicles(),
        e.deliveries(),
        e.claims(),
        e.troubles(),
        e.slack(),
        e.sounds(),
        e.given());
  }

  private static Claim claim(String marker, Class<? extends IncidentEvent> kind) {
    return new Claim("U0ANA00001", List.of(kind), "INC-1", marker, "words", Outcome.ACKNOWLEDGED);
  }

  private static Evidence with(Evidence e, List<Waiting> deliveries, List<Claim> claims) {
    return new Evidence(
        e.now(),
        e.chronicles(),
        deliveries,
        claims,
        e.troubles(),
        e.slack(),
        e.sounds(),
        e.given());
  }

  private static Evidence claims(Evidence e, Claim more) {
    List<Claim> claims = new ArrayList<>(e.claims());
    claims.add(more);
    return with(e, e.deliveries(), claims);
  }

  private static Evidence delivery(Evidence e, String state) {
    List<Waiting> deliveries = new ArrayList<>(e.deliveries());
    deliveries.add(new Waiting("pin:INC-99:1", "pin", "INC-99", state, e.now(), "no"));
    return with(e, deliveries, e.claims());
  }

  private static Evidence withoutNudges(Evidence e) {
    List<Waiting> deliveries =
        e.deliveries().stream().filter(d -> !d.kind().equals("nudge")).toList();
    return with(e, deliveries, e.claims());
  }

  /** They wait, but for a moment that is long past. */
  static Evidence withNudgesLongAgo(Evidence e) {
    List<Waiting> deliveries =
        e.deliveries().stream()
            .map(
                d ->
                    d.kind().equals("nudge")
                        ? new Waiting(
                            d.key(),
                            d.kind(),
                            d.incident(),
                            d.state(),
                            e.now().minus(Duration.ofHours(2)),
                            d.problem())
                        : d)
            .toList();
    return with(e, deliveries, e.claims());
  }

  /** A message that Slack refused, and no word of it on any timeline. */
  static Evidence anUntoldPost(Evidence e) {
    List<Waiting> deliveries = new ArrayList<>(e.deliveries());
    String incident = e.chronicles().get(0).id();
    deliveries.add(new Waiting("update:x", "post", incident, "gave up", e.now(), "is_archived"));
    return with(e, deliveries, e.claims());
  }

  private static Evidence each(Evidence e, UnaryOperator<Chronicle> change) {
    return new Evidence(
        e.now(),
        e.chronicles().stream().map(change).toList(),
        e.deliveries(),
        e.claims(),
        e.troubles(),
        e.slack(),
        e.sounds(),
        e.given());
  }

  static Evidence slack(Evidence e, Slack slack) {
    return new Evidence(
        e.now(),
        e.chronicles(),
        e.deliveries(),
        e.claims(),
        e.troubles(),
        slack,
        e.sounds(),
        e.given());
  }

  static Evidence sounds(Evidence e, Sounds sounds) {
    return new Evidence(
        e.now(),
        e.chronicles(),
        e.deliveries(),
        e.claims(),
        e.troubles(),
        e.slack(),
        sounds,
        e.given());
  }

  private static Evidence anotherSeverity(Evidence e) {
    return each(
        e,
        c -> {
          Incident row = c.row();
          Incident other =
              new Incident(
                  row.identity(),
                  row.picture(),
                  new Severity("SEV-9", 9),
                  row.status(),
                  row.room(),
                  row.team(),
                  row.milestones(),
                  row.pulse(),
                  row.ending(),
                  row.progress());
          return new Chronicle(other, c.entries(), c.altered());
        });
  }

  private static IncidentEvent nudge(Evidence e) {
    return new Nudged(1, e.now(), Optional.empty());
  }

  /** At the moment of its declaration, long before anything is due. */
  private static Evidence appended(Evidence e, IncidentEvent event) {
    return each(
        e,
        c -> {
          List<TimelineEntry> entries = new ArrayList<>(c.entries());
          Instant at = entries.get(0).stamp().at();
          entries.add(
              new TimelineEntry(
                  c.row().id(), entries.size() + 1, new RecordedBy(at, UserId.MUSTER), event, ""));
          return new Chronicle(c.row(), entries, c.altered());
        });
  }

  private static MessageCaptured captured() {
    return new MessageCaptured(
        new ChannelId("C1"), "1.2", Optional.empty(), "words", "https://x", UserId.MUSTER);
  }

  private static Evidence capturedAgain(Evidence e) {
    return appended(appended(e, captured()), captured());
  }

  private static Evidence state(Evidence e, Consumer<ObjectNode> change) {
    ObjectNode state = e.slack().state().deepCopy();
    change.accept(state);
    return slack(
        e,
        new Slack(
            state,
            e.slack().ephemerals(),
            e.slack().homes(),
            e.slack().calls(),
            e.slack().wereMembers()));
  }

  static Evidence channels(Evidence e, Consumer<ObjectNode> change) {
    return state(
        e, state -> state.path("channels").forEach(channel -> change.accept((ObjectNode) channel)));
  }

  private static Evidence aChannelTooMany(Evidence e) {
    return state(
        e, state -> state.withArray("channels").addObject().put("id", "C99").put("name", "inc-99"));
  }

  private static String key(JsonNode message) {
    return message.at("/metadata/event_payload/key").asText("");
  }

  private static Evidence messages(Evidence e, UnaryOperator<List<JsonNode>> change) {
    return channels(
        e,
        channel -> {
          List<JsonNode> messages = new ArrayList<>();
          channel.path("messages").forEach(messages::add);
          ArrayNode changed = channel.putArray("messages");
          change.apply(messages).forEach(changed::add);
        });
  }

  private static Evidence without(Evidence e, String key) {
    Predicate<JsonNode> stays = message -> !key(message).startsWith(key);
    return messages(e, all -> all.stream().filter(stays).toList());
  }

  private static Evidence withoutWords(Evidence e) {
    Evidence less = e;
    for (String name : List.of("update:", "status:", "severity:", "role:", "ending:")) {
      less = without(less, name);
    }
    return less;
  }

  private static Evidence postedAgain(Evidence e) {
    return messages(
        e,
        all -> {
          List<JsonNode> twice = new ArrayList<>(all);
          twice.addAll(all);
          return twice;
        });
  }

  private static Evidence backwards(Evidence e) {
    return messages(
        e,
        all -> {
          List<JsonNode> reversed = new ArrayList<>(all);
          Collections.reverse(reversed);
          return reversed;
        });
  }

  private static Evidence refusedForItsForm(Evidence e) {
    ArrayNode calls = JSON.createArrayNode();
    calls.addObject().put("method", "chat.postMessage").put("error", "invalid_blocks");
    return slack(
        e,
        new Slack(
            e.slack().state(),
            e.slack().ephemerals(),
            new HashMap<>(e.slack().homes()),
            calls,
            e.slack().wereMembers()));
  }
}
