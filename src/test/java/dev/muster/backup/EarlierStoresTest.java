package dev.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.database.Database;
import dev.muster.database.StoreUnavailable;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.TimelineEntry;
import dev.muster.store.Chains;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every earlier Muster wrote can still be read, and goes on. In {@code
 * src/test/resources/stores} lies a copy of a store for each schema that was ever released, named
 * by it. Before a migration {@code V3__….sql} lands, add the store of the schema before it: on a
 * tree without the new migration run
 *
 * <pre>mvn -o test -Dtest=EarlierStoresTest -Dstore.write=src/test/resources/stores</pre>
 *
 * and commit the file {@code schema-2.gz} that it wrote. Never write one anew that is there
 * already.
 */
final class EarlierStoresTest {
  private static final Path STORES = Path.of("src", "test", "resources", "stores");

  /** Came together with the one after it, so that no store ever stayed at it. */
  private static final Set<String> ON_THE_WAY = Set.of("9");

  @TempDir Path directory;

  static List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(STORES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void itIsReadAndGoesOn(Path file) throws Exception {
    Contents contents = Restore.restore(file, directory, Instant.EPOCH).contents();
    assertThat(file).hasFileName("schema-" + contents.schema() + ".gz");
    try (Database database = Database.in(directory)) {
      assertThat(Chains.of(database).broken()).isEmpty();
      assertThat(incidents(database)).hasSize(4).allSatisfy(it -> replaysTo(database, it));
      assertThat(waiting(database)).contains("post", "nudge");
    }
    Database[] store = new Database[1];
    try (BotUnderTest bot =
        BotUnderTest.on(
            () -> {
              store[0] = Database.in(directory);
              return store[0];
            })) {
      long before = open(bot);
      bot.passes(Duration.ofHours(8));
      // What waited was delivered or, as its war room is not in this workspace, given up; but of an
      // open incident nudges go on.
      assertThat(waiting(store[0])).doesNotContain("post").contains("nudge");
      assertThat(open(bot)).isEqualTo(before);
      assertThat(bot.person("ana").types("list"))
          .contains("checkout is down")
          .doesNotContain("secret");
    }
  }

  private static Set<String> waiting(Database database) {
    return database.read(new DeliveryTable(Clock.systemUTC())::waiting).keySet();
  }

  private static long open(BotUnderTest bot) {
    return bot.bot().incidents().openCount();
  }

  /** All four, the private one too, in the order of their numbers. */
  private static List<Incident> incidents(Database database) {
    return Stream.of("INC-1", "INC-2", "INC-3", "INC-4")
        .map(id -> store(database).find(new IncidentId(id)).orElseThrow())
        .toList();
  }

  private static Incidents store(Database database) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Incidents(
        database,
        new Timeline(database),
        new DeliveryTable(clock),
        Incidents.Followers.NONE,
        clock);
  }

  private static void replaysTo(Database database, Incident row) {
    List<TimelineEntry> history = new Timeline(database).of(row.id());
    TimelineEntry first = history.get(0);
    Incident incident = Incident.begin(row.identity(), (Declared) first.event(), first.stamp());
    for (TimelineEntry entry : history.subList(1, history.size())) {
      incident = entry.event().applyTo(incident, entry.stamp());
    }
    // What the clock did was not kept then: such an incident begins without.
    assertThat(incident).usingRecursiveComparison().ignoringFields("progress").isEqualTo(row);
  }

  @Test
  void theSchemaOfTodayIsNotNewerThanAnyThatIsStored() throws Exception {
    try (Database database = Database.inMemory()) {
      assertThat(before(database))
          .allSatisfy(schema -> assertThat(STORES.resolve("schema-" + schema + ".gz")).exists());
    }
  }

  /** All schemas that there ever were, but for today's. */
  private static List<String> before(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select "version" from "flyway_schema_history"
                    where "version" is not null and "version" <> :today order by "installed_rank\"""")
                .bind("today", database.schema())
                .mapTo(String.class)
                .filter(schema -> !ON_THE_WAY.contains(schema))
                .list());
  }

  @Test
  void aStoreOfANewerMusterIsRefusedInWords() {
    try (Database database = Database.in(directory)) {
      database.change(
          t ->
              t.handle()
                  .execute(
                      """
                      insert into "flyway_schema_history" ("installed_rank", "version",
                        "description", "type", "script", "checksum", "installed_by",
                        "execution_time", "success")
                      values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'muster', 1, true)"""));
    }

    assertThatThrownBy(() -> Database.in(directory))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("written by a newer Muster (its schema is 99)");
  }

  /** Writes the store of the present schema, where that was asked for. */
  @Test
  void aStoreOfThePresentSchemaCanBeStored() throws Exception {
    String asked = System.getProperty("store.write");
    Path into = asked == null ? directory : Path.of(asked);
    Path data = directory.resolve("data");
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(data))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "note it began with the release");
      ana.types(room, "role comms @ben");
      ana.types(room, "update the cards fail");
      Room over = ana.declares("SEV-2 search is slow");
      ana.types(over, "take");
      ana.types(over, "resolve rolled back");
      Room none = ana.declares("SEV-3 mail is late");
      ana.types(none, "cancel a false alarm");
      ana.types("declare");
      ana.submits(
          Map.of("title", "a secret", "severity", "SEV-1", "private", List.of("only-invited")));
      bot.settled();
      // Something that waits: nobody takes it now.
      bot.hands()
          .does("fault", Map.of("method", "chat.postMessage", "http_status", 503, "times", 99));
      ana.types(room, "decide we fail over");
    }
    try (Database database = Database.in(data)) {
      Path file = into.resolve("schema-" + database.schema() + ".gz");
      Contents contents =
          Copies.keep(Copies.of(database, BotUnderTest.BEGIN), file, Copies.Existing.STAYS);
      assertThat(contents.incidents()).isEqualTo(4);
      assertThat(incidents(database)).hasSize(4).allSatisfy(it -> replaysTo(database, it));
    }
  }
}
