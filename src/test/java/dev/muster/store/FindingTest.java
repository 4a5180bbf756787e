package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.priority.PeopleFirst;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FindingTest {
  private static final UserId ANA = new UserId("U1");
  private static final UserId BEN = new UserId("U2");
  private static final UserId CHI = new UserId("U3");
  private static final Role SCRIBE = new Role("scribe", "Scribe");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  /** Beginnings of each other, wholes and parts, and what is no word at all. */
  private static final List<String> KNOWN =
      List.of(
          "a an ant Anthem Zürich z check checkout CheckIn is 4 42 支付服务故障 服务 障 search é % _"
              .split(" "));

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Database database = Database.inMemory();
  private final DeliveryTable deliveries = new DeliveryTable(clock);
  private final Incidents incidents =
      new Incidents(database, new Timeline(database), deliveries, Incidents.Followers.NONE, clock);

  private int requests;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void wordsAreFoundByTheirBeginningsInAnyOrderAndCase() {
    declared("Checkout is DOWN in Zürich");
    declared("Search is slow");

    assertThat(words("check")).containsExactly("INC-1");
    assertThat(words("zür down")).containsExactly("INC-1");
    assertThat(words("is")).containsExactly("INC-2", "INC-1");
    assertThat(words("checkout slow")).isEmpty();
    assertThat(words("inc-2")).containsExactly("INC-2");
    assertThat(words("%")).isEmpty();
  }

  @Test
  void aScriptWithoutSpacesIsFoundFromEachSignOn() {
    declared("支付服务故障");

    assertThat(words("服务")).containsExactly("INC-1");
    assertThat(words("障服")).isEmpty();
  }

  @Test
  void aWordLongerThanIsKeptIsStillFound() {
    declared("x".repeat(300));

    assertThat(words("x".repeat(100))).containsExactly("INC-1");
  }

  /** Whatever is asked, and however many were declared since the last time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSearchFindsWhatALookAtEachTitleFinds(long seed) {
    Random dice = new Random(seed);
    Map<Integer, String> titles = new TreeMap<>(Comparator.reverseOrder()); // public ones
    int found = 0;
    for (int number = 1; number <= 150; number++) {
      String title = drawn(dice, 6);
      boolean secret = dice.nextInt(5) == 0;
      declared(title, secret ? Visibility.PRIVATE : Visibility.PUBLIC);
      if (!secret) {
        titles.put(number, title + " INC-" + number);
      }
      for (int i = dice.nextInt(4); i > 0; i--) {
        String asked = dice.nextInt(4) == 0 ? "inc " + dice.nextInt(200) : drawn(dice, 3);
        List<String> answer = words(asked);
        assertThat(answer).as(asked).isEqualTo(looked(titles, asked));
        found += answer.size();
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  private static String drawn(Random dice, int most) {
    List<String> between = List.of(" ", "-", ", ", " /");
    StringBuilder text = new StringBuilder();
    for (int i = 1 + dice.nextInt(most); i > 0; i--) {
      text.append(KNOWN.get(dice.nextInt(KNOWN.size())))
          .append(between.get(dice.nextInt(between.size())));
    }
    return text.toString();
  }

  /** The plain way: each title from its beginning to its end. */
  private static List<String> looked(Map<Integer, String> titles, String asked) {
    List<String> words =
        Stream.of(asked.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return titles.entrySet().stream()
        .filter(it -> !words.isEmpty() && words.stream().allMatch(w -> isIn(it.getValue(), w)))
        .limit(10)
        .map(it -> "INC-" + it.getKey())
        .toList();
  }

  private static boolean isIn(String title, String word) {
    String text = title.toLowerCase(Locale.ROOT);
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      boolean begins = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (begins || Character.isIdeographic(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatIsDeclaredByAnotherOnTheSameStoreIsFoundToo() {
    declared("Checkout is down");
    assertThat(words("down")).containsExactly("INC-1");
    Incidents others =
        new Incidents(
            database, new Timeline(database), deliveries, Incidents.Followers.NONE, clock);
    assertThat(ids(others, new IncidentQuery.Words("down", 10))).containsExactly("INC-1");

    declared("Search is down");
    assertThat(ids(others, new IncidentQuery.Words("down", 10))).containsExactly("INC-2", "INC-1");
  }

  @Test
  void mineAreThoseIDeclaredOrHaveARoleInNow() {
    Incident incident = declared("Checkout is down");
    incidents.record(
        incident.id(), Actor.MUSTER, i -> new RoleAssigned(SCRIBE, BEN, Optional.empty()));
    assertThat(of(ANA)).containsExactly("INC-1");
    assertThat(of(BEN)).containsExactly("INC-1");

    incidents.record(
        incident.id(), Actor.MUSTER, i -> new RoleAssigned(SCRIBE, CHI, Optional.of(BEN)));
    assertThat(of(ANA)).containsExactly("INC-1");
    assertThat(of(BEN)).isEmpty();
    assertThat(of(CHI)).containsExactly("INC-1");
  }

  @Test
  void openAreThoseThatNobodyResolved() {
    declared("One");
    Incident two = declared("Two");
    incidents.record(
        two.id(),
        Actor.MUSTER,
        i -> new Resolved(i.status(), Optional.of("fixed"), Optional.empty()));

    assertThat(ids(new IncidentQuery.Open(10))).containsExactly("INC-1");
    assertThat(ids(new IncidentQuery.OpenOrSince(NOW, 10))).containsExactly("INC-1", "INC-2");
    assertThat(ids(new IncidentQuery.OpenOrSince(NOW.plusSeconds(1), 10))).containsExactly("INC-1");
    Severity worst = new Severity("SEV-1", 0);
    incidents.record(
        declared("Three").id(),
        Actor.MUSTER,
        i -> new SeverityChanged(i.severity(), worst, Optional.empty()));
    declared("Four");
    assertThat(ids(new IncidentQuery.Open(10))).containsExactly("INC-3", "INC-4", "INC-1");
    assertThat(ids(new IncidentQuery.Open(1))).containsExactly("INC-3");
    assertThat(incidents.openCount()).isEqualTo(3);
    assertThat(incidents.named(" inc-2 ")).isPresent();
  }

  @Test
  void whatNobodyNeedsAnyMoreIsSweptAwayAndNothingElse() {
    declared("Checkout is down");
    for (int i = 1; i <= 2; i++) {
      incidents.enqueue(
          new Post("p" + i, new IncidentId("INC-1"), new ChannelId("C1"), "hello", "", NOW));
    }
    database.change(
        t ->
            t.handle()
                .execute(
                    "update delivery set state = 'delivered', ended_at = ?"
                        + " where delivery_key = 'p1'",
                    NOW.toEpochMilli()));
    Sweep sweep = new Sweep(database, new PeopleFirst());

    assertThat(sweep.sweep(NOW.plus(Duration.ofDays(13)))).isZero();
    // The delivery that ended, and the request that declared; not the delivery that still waits.
    assertThat(sweep.sweep(NOW.plus(Duration.ofDays(31)))).isEqualTo(2);
    assertThat(sweep.sweep(NOW.plus(Duration.ofDays(365)))).isZero();
    assertThat(incidents.named("INC-1")).isPresent();
  }

  private Incident declared(String title) {
    return declared(title, Visibility.PUBLIC);
  }

  private Incident declared(String title, Visibility visibility) {
    return incidents.declare(
        new Actor(ANA, Optional.of("request-" + ++requests)),
        new Incidents.Birth(visibility, new PlaybookText("default", ""), number -> "INC-" + number),
        new Declared(
            title,
            new Severity("SEV-2", 1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<String> words(String words) {
    return ids(new IncidentQuery.Words(words, 10));
  }

  private List<String> of(UserId user) {
    return ids(new IncidentQuery.Of(user, 10));
  }

  private List<String> ids(IncidentQuery query) {
    return ids(incidents, query);
  }

  private static List<String> ids(Incidents incidents, IncidentQuery query) {
    return incidents.find(query).stream().map(i -> i.id().value()).toList();
  }
}
