package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.store.IncidentQuery.Filter;
import dev.muster.store.IncidentQuery.Fitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is combined, what is found is what a look at each incident finds. */
final class FittingTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
  private static final List<String> SEVERITIES = List.of("SEV-1", "SEV-2", "SEV-3");
  private static final List<String> SERVICES = List.of("checkout", "Auth-Service", "search");
  private static final List<String> WORDS = List.of("slow", "down", "cards");
  private static final List<UserId> PEOPLE = List.of(new UserId("U1"), new UserId("U2"));

  private final WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
  private final Database database = Database.inMemory();
  private final Incidents incidents =
      new Incidents(
          database,
          new Timeline(database),
          new DeliveryTable(clock),
          Incidents.Followers.NONE,
          clock);

  @AfterEach
  void close() {
    database.close();
  }

  /** More than are asked for one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itFindsWhatALookAtEachFinds(long seed) {
    Random dice = new Random(seed);
    List<Incident> all = new ArrayList<>();
    database.change(
        transaction -> {
          for (int i = 0; i < 1300; i++) {
            all.add(declared(transaction, dice));
            clock.advance(Duration.ofMinutes(dice.nextInt(300)));
          }
        });
    all.sort(Comparator.comparing((Incident it) -> it.identity().number()).reversed());
    int found = 0;
    for (int i = 0; i < 150; i++) {
      Filter filter = drawn(dice);
      String words = dice.nextInt(3) == 0 ? one(dice, WORDS) : "";
      List<String> expected =
          all.stream()
              .filter(it -> fits(it, filter, words))
              .limit(9)
              .map(it -> it.id().value())
              .toList();
      assertThat(incidents.find(new Fitting(filter, words, 9)))
          .as(filter + " " + words)
          .extracting(it -> it.id().value())
          .isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(200);
  }

  private Incident declared(Transaction transaction, Random dice) {
    Actor actor = new Actor(one(dice, PEOPLE), Optional.empty());
    Incident incident =
        incidents.declare(
            transaction,
            actor,
            new Incidents.Birth(
                dice.nextInt(6) == 0 ? Visibility.PRIVATE : Visibility.PUBLIC,
                new PlaybookText("default", ""),
                number -> "INC-" + number),
            new Declared(
                one(dice, WORDS) + " and " + one(dice, WORDS),
                new Severity(one(dice, SEVERITIES), 0),
                dice.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(dice, SERVICES)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    if (dice.nextInt(3) > 0) {
      incident =
          incidents.record(
              transaction,
              incident.id(),
              actor,
              now -> new Resolved(now.status(), Optional.of("fixed"), Optional.empty()));
      if (dice.nextBoolean()) {
        incident = incidents.record(transaction, incident.id(), actor, now -> new Closed());
      }
    }
    return incident;
  }

  private Filter drawn(Random dice) {
    Set<Status> statuses =
        List.of(
                EnumSet.noneOf(Status.class),
                EnumSet.noneOf(Status.class),
                EnumSet.of(Status.CLOSED),
                EnumSet.range(Status.INVESTIGATING, Status.MONITORING),
                EnumSet.of(Status.RESOLVED, Status.CLOSED))
            .get(dice.nextInt(5));
    return new Filter(
        statuses,
        dice.nextInt(3) == 0 ? Set.of(one(dice, SEVERITIES), "SEV-9") : Set.of(),
        dice.nextInt(3) == 0 ? Set.of(one(dice, SERVICES).toUpperCase(Locale.ROOT)) : Set.of(),
        dice.nextInt(3) == 0 ? Optional.of(one(dice, PEOPLE)) : Optional.empty(),
        dice.nextInt(3) == 0
            ? Optional.of(clock.instant().minus(Duration.ofDays(dice.nextInt(200))))
            : Optional.empty());
  }

  private static boolean fits(Incident it, Filter filter, String words) {
    return !it.isPrivate()
        && (filter.statuses().isEmpty() || filter.statuses().contains(it.status()))
        && (filter.severities().isEmpty() || filter.severities().contains(it.severity().name()))
        && (filter.services().isEmpty()
            || it.picture().service().filter(s -> isOneOf(s, filter.services())).isPresent())
        && filter.person().map(it.identity().declaredBy()::equals).orElse(true)
        && filter.since().map(since -> !it.milestones().declared().isBefore(since)).orElse(true)
        && it.title().contains(words);
  }

  private static boolean isOneOf(String service, Set<String> wanted) {
    return wanted.stream().anyMatch(service::equalsIgnoreCase);
  }

  private static <T> T one(Random dice, List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }
}
