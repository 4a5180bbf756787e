package dev.muster.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.database.Json;
import dev.muster.incident.ActionItem;
import dev.muster.incident.Assignment;
import dev.muster.incident.Drill;
import dev.muster.incident.EventKinds;
import dev.muster.incident.Incident;
import dev.muster.incident.RichText;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The record as JSON, for programs: field names stay, new ones may come. */
final class JsonRecord {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final IncidentRecord record;

  private JsonRecord(IncidentRecord record) {
    this.record = record;
  }

  static String of(IncidentRecord record) {
    try {
      return MAPPER
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new JsonRecord(record).document())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Not to be written as JSON: " + record.incident().id(), e);
    }
  }

  private ObjectNode document() throws JsonProcessingException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema_version", Format.JSON_VERSION);
    root.put("exported_at", record.at().toString());
    root.set("incident", incident());
    root.set("milestones", milestones());
    ObjectNode spans = root.putObject("durations_seconds");
    record.spans().forEach(s -> spans.put(s.key(), s.length().toSeconds()));
    root.set("roles", roles());
    root.set("updates", updates());
    root.set("action_items", actions());
    root.set("timeline", timeline());
    ObjectNode integrity = root.putObject("integrity");
    integrity.put("whole", record.firstAltered().isEmpty());
    record
        .firstAltered()
        .ifPresentOrElse(
            seq -> integrity.put("first_altered", seq), () -> integrity.putNull("first_altered"));
    record
        .evidence()
        .original()
        .ifPresent(original -> root.set("original", MAPPER.valueToTree(original)));
    Seal.put(root);
    return root;
  }

  private ObjectNode incident() {
    Incident incident = record.incident();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("id", incident.id().value());
    node.put("number", incident.identity().number());
    node.put("title", incident.title());
    node.put("severity", incident.severity().name());
    node.put("status", incident.status().word());
    node.put("cancelled", incident.wasCancelled());
    node.put("private", incident.isPrivate());
    node.put("drill", incident.isDrill());
    put(node, "drill_scenario", incident.identity().drill().map(Drill::scenario));
    put(node, "service", incident.picture().service());
    put(node, "impact", incident.picture().impact());
    put(node, "probable_cause", incident.picture().hypothesis());
    put(node, "expected_end", incident.picture().eta());
    put(node, "resolution", incident.ending().summary());
    put(node, "cancelled_because", incident.ending().cancelled());
    node.set("declared_by", person(incident.identity().declaredBy()));
    put(node, "channel_id", incident.room().channel().map(c -> c.value()));
    put(node, "channel_name", incident.room().name());
    node.put("playbook", incident.identity().playbook());
    put(node, "playbook_sha256", incident.identity().edition());
    return node;
  }

  private ObjectNode milestones() {
    ObjectNode node = MAPPER.createObjectNode();
    record.milestones().forEach(m -> put(node, m.key(), m.at().map(Instant::toString)));
    return node;
  }

  private ArrayNode roles() {
    ArrayNode roles = MAPPER.createArrayNode();
    for (Assignment assignment : record.incident().team().assignments()) {
      ObjectNode node = roles.addObject();
      node.put("role", assignment.role().key());
      node.put("title", assignment.role().title());
      node.set("holder", person(assignment.holder()));
      node.put("since", assignment.since().toString());
    }
    return roles;
  }

  private ArrayNode updates() {
    ArrayNode updates = MAPPER.createArrayNode();
    for (IncidentRecord.Update update : record.updates()) {
      ObjectNode node = updates.addObject();
      node.put("at", update.entry().happenedAt().toString());
      node.set("by", person(update.entry().saidBy()));
      node.put("text", update.posted().words());
      put(node, "impact", update.posted().impact());
      put(node, "probable_cause", update.posted().hypothesis());
      put(node, "expected_end", update.posted().eta());
    }
    return updates;
  }

  private ArrayNode actions() {
    ArrayNode actions = MAPPER.createArrayNode();
    for (ActionItem item : record.incident().ending().followUps().items()) {
      ObjectNode node = actions.addObject();
      node.put("ref", item.ref());
      node.put("text", PlainText.of(RichText.mentioning(item.terms().words()), record));
      item.terms()
          .owner()
          .ifPresentOrElse(owner -> node.set("owner", person(owner)), () -> node.putNull("owner"));
      put(node, "due", item.terms().due().map(due -> due.day().toString()));
      node.put("state", item.ended().map(end -> end.how().word()).orElse("open"));
      put(node, "ended_at", item.ended().map(end -> end.at().toString()));
      put(node, "why", item.ended().flatMap(ActionItem.Ended::why));
      put(node, "message", item.source().map(ActionItem.Source::permalink));
    }
    return actions;
  }

  /** All of it as it was written, so that whoever has the file can follow the chain of hashes. */
  private ArrayNode timeline() throws JsonProcessingException {
    ArrayNode timeline = MAPPER.createArrayNode();
    Instant started = record.incident().milestones().started();
    for (TimelineEntry entry : record.entries()) {
      ObjectNode node = timeline.addObject();
      node.put("seq", entry.seq());
      node.put("happened_at", entry.happenedAt().toString());
      node.put("recorded_at", entry.stamp().at().toString());
      node.put("since_start_seconds", Duration.between(started, entry.happenedAt()).toSeconds());
      node.set("by", person(entry.saidBy()));
      node.set("recorded_by", person(entry.stamp().by()));
      node.put("kind", EventKinds.of(entry.event()));
      node.put("weight", entry.event().weight().name().toLowerCase(Locale.ROOT));
      node.put("text", PlainText.of(entry.event().text(), record));
      node.set("details", MAPPER.readTree(Json.write(entry.event())));
      node.put("hash", entry.hash());
      Seal.put(node);
    }
    return timeline;
  }

  private ObjectNode person(UserId user) {
    return MAPPER.createObjectNode().put("id", user.value()).put("name", record.name(user));
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresentOrElse(v -> node.put(name, v), () -> node.putNull(name));
  }
}
