package dev.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionDropped;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Severity;
import dev.muster.incident.SlackSurfaceEvent.HeadlinePosted;
import dev.muster.incident.Status;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IncidentRecordTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
  private static final UserId ANA = new UserId("U0000ANA");
  private static final UserId BEN = new UserId("U0000BEN");

  private Instant now = BEGIN;
  private final Clock clock = new Hand();
  private final Database database = Database.inMemory();
  private final Timeline timeline = new Timeline(database);
  private final Incidents incidents =
      new Incidents(database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);

  /** A clock moved by hand. */
  private final class Hand extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void aStory() {
    incidents.declare(
        new Actor(ANA, Optional.empty()),
        new Incidents.Birth(
            Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number),
        new Declared(
            "=checkout | is *down* <b>",
            new Severity("SEV-1", 0),
            Optional.of("checkout"),
            Optional.empty(),
            Optional.of(BEGIN.minus(Duration.ofMinutes(10))),
            Optional.of("https://slack.example/p1")));
    happens(5, ANA, new HeadlinePosted("1.2"));
    happens(
        0,
        BEN,
        new RoleAssigned(new Role(Role.COMMANDER, "Incident commander"), BEN, Optional.empty()));
    happens(
        10,
        BEN,
        new UpdatePosted(
            "- one\n- two_three", Optional.of("nobody pays"), Optional.empty(), Optional.empty()));
    happens(0, ANA, new Noted("saw it first", Optional.of(BEGIN.minus(Duration.ofMinutes(12)))));
    happens(
        0,
        UserId.MUSTER,
        new MessageCaptured(
            new ChannelId("C1"),
            "1772445660.000100",
            Optional.of(ANA),
            "ask @U0000BEN",
            "https://slack.example/p2",
            BEN));
    happens(
        0,
        BEN,
        new ActionAdded(
            1,
            new Terms(
                "@raise | the *limit*",
                Optional.of(ANA),
                Optional.of(new Deadline(LocalDate.parse("2026-03-06"), BEGIN))),
            Optional.empty()));
    happens(
        0,
        BEN,
        new ActionAdded(
            2, new Terms("ask @U0000BEN", Optional.empty(), Optional.empty()), Optional.empty()));
    happens(0, BEN, new ActionDropped(2, "ask @U0000BEN", Optional.of("he knows")));
    happens(
        45, BEN, new Resolved(Status.INVESTIGATING, Optional.of("rolled back"), Optional.empty()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void happens(int minutesLater, UserId who, IncidentEvent event) {
    now = now.plus(Duration.ofMinutes(minutesLater));
    incidents.record(incident().id(), new Actor(who, Optional.empty()), i -> event);
  }

  private Incident incident() {
    return incidents.named("INC-1").orElseThrow();
  }

  private IncidentRecord record() {
    return new IncidentRecord(
        incident(),
        timeline.of(incident().id()),
        Map.of(ANA, "Ana Lima", BEN, "Ben_"),
        IncidentRecord.Evidence.of(timeline, incident()),
        now);
  }

  @Test
  void everybodyInTheRecordIsLookedUpOnce() {
    assertThat(IncidentRecord.people(incident(), timeline.of(incident().id())))
        .containsExactlyInAnyOrder(ANA, BEN);
  }

  @Test
  void asMarkdownItReadsLikeAReport() {
    String page = Format.MD.write(record());

    assertThat(page)
        .startsWith("# INC-1 =checkout \\| is \\*down\\* &lt;b&gt;\n")
        .contains("- **Severity:** SEV-1\n")
        .contains("- **Impact:** nobody pays\n")
        .contains("- **How it ended:** rolled back\n")
        .contains("| Started | 2026-03-02 09:50:00 | T+0:00 |")
        .contains("| Command taken | 2026-03-02 10:05:00 | T+0:15 |")
        .contains("- From declared to command taken: 5 min\n")
        .contains("- From started to resolved: 1 h 10 min\n")
        .contains("| Incident commander | Ben\\_ | 2026-03-02 10:05:00 |")
        .contains("> -\u2060 one\n> -\u2060 two_three\n")
        .contains("| T-0:02 | Ana Lima | saw it first *(added 2026-03-02 10:15:00)* |")
        .contains(
            "| Ben\\_ | Message from Ana Lima: ask Ben\\_ ([message](https://slack.example/p2))")
        .contains("**Resolved: rolled back**")
        .contains("The record is whole: each of its 10 entries")
        .doesNotContain("Headline posted");
    assertThat(page.indexOf("saw it first")).isLessThan(page.indexOf("**Declared SEV-1"));
  }

  @Test
  void asJsonItHasTheSameFactsUnderStableNames() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Format.JSON.write(record()));

    assertThat(json.path("schema_version").asInt()).isEqualTo(2);
    assertThat(json.at("/incident/id").asText()).isEqualTo("INC-1");
    assertThat(json.at("/incident/title").asText()).isEqualTo("=checkout | is *down* <b>");
    assertThat(json.at("/incident/status").asText()).isEqualTo("resolved");
    assertThat(json.at("/incident/declared_by/name").asText()).isEqualTo("Ana Lima");
    assertThat(json.at("/incident/probable_cause").isNull()).isTrue();
    assertThat(json.at("/milestones/resolved").asText()).isEqualTo("2026-03-02T11:00:00Z");
    assertThat(json.at("/milestones/closed").isNull()).isTrue();
    assertThat(json.at("/durations_seconds/to_resolve").asInt()).isEqualTo(4200);
    assertThat(json.at("/roles/0/holder/id").asText()).isEqualTo(BEN.value());
    assertThat(json.at("/updates/0/text").asText()).isEqualTo("- one\n- two_three");
    assertThat(json.path("timeline")).hasSize(10);
    assertThat(json.at("/action_items/0/owner/name").asText()).isEqualTo("Ana Lima");
    assertThat(json.at("/action_items/0/due").asText()).isEqualTo("2026-03-06");
    assertThat(json.at("/action_items/1/text").asText()).isEqualTo("ask Ben_");
    assertThat(json.at("/action_items/1/state").asText()).isEqualTo("dropped");
    assertThat(json.at("/timeline/5/kind").asText()).isEqualTo("MessageCaptured");
    assertThat(json.at("/timeline/5/by/id").asText()).isEqualTo(BEN.value());
    assertThat(json.at("/timeline/5/recorded_by/id").asText()).isEqualTo("muster");
    assertThat(json.at("/timeline/5/happened_at").asText()).startsWith("2026-03-02T10:01:00");
    assertThat(json.at("/timeline/4/since_start_seconds").asInt()).isEqualTo(-120);
    assertThat(json.at("/timeline/9/hash").asText()).hasSize(64);
    assertThat(json.at("/integrity/whole").asBoolean()).isTrue();
  }

  @Test
  void asCsvItRunsNoFormula() {
    String table = Format.CSV.write(record());

    assertThat(table)
        .startsWith("\"part\",\"name\",\"utc\",")
        .contains("\"title\",\"\",\"\",\"\",\"\",\"'=checkout | is *down* <b>\"\r\n")
        .contains("\"'- one\n- two_three\"\r\n")
        .contains("\"milestone\",\"resolved\",\"2026-03-02 11:00:00\",\"\",\"T+1:10\"");
  }

  @Test
  void everyFormatHoldsTheSameFacts() throws IOException {
    List<String> facts = new ArrayList<>();
    facts.addAll(List.of("INC-1", "=checkout | is *down* <b>", "SEV-1", "nobody pays", "Ana Lima"));
    facts.addAll(List.of("rolled back", "Incident commander", "Ben_", "https://slack.example/p2"));
    facts.addAll(List.of("A1", "@raise | the *limit*", "2026-03-06", "ask Ben_", "he knows"));
    record()
        .milestones()
        .forEach(m -> m.at().ifPresent(at -> facts.add(at.toString().substring(11, 19))));
    record().told().forEach(e -> facts.add(PlainText.of(e.event().text(), record())));
    record().spans().forEach(s -> facts.add("" + s.length().toSeconds()));
    assertThat(facts).hasSizeGreaterThan(20);

    for (Format format : Format.values()) {
      String said = Told.by(format, format.bytes(record()));
      for (String fact : facts) {
        assertThat(said).as(format + ": " + fact).contains(Told.bare(format, fact));
      }
    }
  }

  @Test
  void thePageNeedsNothingAndRunsNothing() {
    String page = Format.HTML.write(record());

    assertThat(page)
        .contains("<svg viewBox")
        .contains("prefers-color-scheme: dark")
        .contains("default-src 'none'")
        .contains("=checkout | is *down* &lt;b&gt;")
        .doesNotContain("<b>")
        .doesNotContain("<script")
        .doesNotContain(" src=")
        .doesNotContain("<link");
  }

  @Test
  void theJsonIsAsItsSchemaSays() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("config/export.schema.json")));
    JsonNode json = new ObjectMapper().readTree(Format.JSON.bytes(record()));

    assertThat(schema.validate(json.toString(), InputFormat.JSON)).isEmpty();
    ((ObjectNode) json.path("incident")).remove("title");
    ((ObjectNode) json).put("surprise", 1);
    assertThat(schema.validate(json.toString(), InputFormat.JSON)).hasSize(2);
  }

  @Test
  void whatWasAlteredIsSaid() {
    database.change(
        t -> t.handle().execute("update timeline set event = replace(event, 'first', 'last')"));

    assertThat(Format.MD.write(record())).contains("WARNING").contains("Entry 5 is the first");
    assertThat(Format.JSON.write(record())).contains("\"first_altered\" : 5");
  }

  @Test
  void anEndCutOffIsSaidToo() {
    database.change(t -> t.handle().execute("delete from timeline where seq = 10"));

    assertThat(record().firstAltered()).contains(10L);
  }

  @Test
  void theCommandLineWritesItAndVerifies() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(exports("inc-1", RecordExport.Verify.YES, out, err)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("# INC-1").contains("U0000BEN");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("The record is whole");

    database.change(t -> t.handle().execute("update timeline set actor = 'U9' where seq = 3"));
    assertThat(exports("inc-1", RecordExport.Verify.NO, out, err)).isTrue();
    assertThat(exports("inc-1", RecordExport.Verify.YES, out, err)).isFalse();
    assertThat(exports("INC-9", RecordExport.Verify.NO, out, err)).isFalse();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("WARNING")
        .contains("There is no incident INC-9 in this store.");
  }

  private boolean exports(
      String incident,
      RecordExport.Verify verify,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    return RecordExport.write(
        new RecordExport.Wish(incident, Format.MD::bytes, verify),
        incidents,
        timeline,
        now,
        new RecordExport.Streams(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)));
  }
}
