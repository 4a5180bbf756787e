package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.priority.PeopleFirst;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TidyingTest {
  private static final Actor ANA = new Actor(new UserId("U1"), Optional.empty());
  private static final IncidentId INC = new IncidentId("INC-1");
  private static final int ENTRIES = 400;

  @TempDir Path directory;
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
  private Database database;
  private Timeline timeline;
  private Incidents incidents;

  @BeforeEach
  void aStoreInWhichMuchWasWritten() {
    opens();
    incidents.declare(
        ANA,
        new Incidents.Birth(
            Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number),
        new Declared(
            "Checkout is down",
            new Severity("SEV-2", 1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    for (int i = 0; i < ENTRIES; i++) {
      notes(i);
    }
  }

  private void opens() {
    database = Database.in(directory);
    timeline = new Timeline(database);
    incidents =
        new Incidents(
            database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);
  }

  private void notes(int i) {
    incidents.record(INC, ANA, incident -> new Noted("Entry " + i, Optional.empty()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aBloatedFileIsWrittenAnewWithAllThatIsInIt() {
    resolves();
    long before = database.fill().bytes();

    new Tidying(database, incidents, clock, 1 << 20, new PeopleFirst()).run();

    assertThat(database.fill().bytes()).isLessThan(before / 4);
    assertThat(timeline.of(INC)).hasSize(ENTRIES + 2);
    assertThat(timeline.firstAltered(INC)).isEmpty();

    notes(ENTRIES);
    database.close();
    opens();
    assertThat(timeline.of(INC)).hasSize(ENTRIES + 3);
  }

  @Test
  void notWhileSomebodyWorksOnAnIncidentAndNotWhereItIsNotWorthIt() {
    long before = database.fill().bytes();

    new Tidying(database, incidents, clock, 1 << 20, new PeopleFirst()).run();
    assertThat(database.fill().bytes()).isGreaterThanOrEqualTo(before);

    resolves();
    new Tidying(database, incidents, clock, Tidying.WORTH_IT, new PeopleFirst()).run();
    assertThat(database.fill().bytes()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void whoReadsAndWritesMeanwhileOnlyWaits() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    AtomicBoolean done = new AtomicBoolean();
    Future<Integer> read =
        people.submit(
            () -> {
              int times = 0;
              while (!done.get()) {
                assertThat(timeline.of(INC)).hasSizeGreaterThan(ENTRIES);
                times++;
              }
              return times;
            });
    Future<Integer> written =
        people.submit(
            () -> {
              int times = 0;
              while (!done.get()) {
                notes(times++);
              }
              return times;
            });
    for (int i = 0; i < 3; i++) {
      database.compact();
    }
    done.set(true);

    assertThat(read.get()).isPositive();
    int notes = written.get(); // before it is read how many there are
    assertThat(timeline.of(INC)).hasSize(ENTRIES + 1 + notes);
    assertThat(timeline.firstAltered(INC)).isEmpty();
    people.shutdown();
  }

  private void resolves() {
    incidents.record(
        INC, ANA, i -> new Resolved(i.status(), Optional.of("fixed"), Optional.empty()));
  }
}
