package dev.muster.store.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionDone;
import dev.muster.incident.ActionItemEvent.ActionReopened;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.action.OpenActions.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenActionsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final UserId ANA = new UserId("U0000ANA");
  private static final UserId BEN = new UserId("U0000BEN");
  private static final Part ALL = new Part(0, 100);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Database database = Database.inMemory();
  private final Incidents incidents =
      new Incidents(
          database,
          new Timeline(database),
          new DeliveryTable(clock),
          Incidents.Followers.NONE,
          clock);
  private final OpenActions actions = new OpenActions(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void thoseDueFirstComeFirstAndThoseWithoutADayLast() {
    Incident one = declared(Visibility.PUBLIC);
    Incident two = declared(Visibility.PUBLIC);
    added(one, 1, Optional.of(ANA), Optional.empty());
    added(one, 2, Optional.of(ANA), Optional.of(9));
    added(two, 1, Optional.of(ANA), Optional.of(-1));
    added(two, 2, Optional.of(BEN), Optional.of(1));
    added(two, 3, Optional.empty(), Optional.of(-3));

    assertThat(named(actions.mine(ANA, ALL))).containsExactly("INC-2 A1", "INC-1 A2", "INC-1 A1");
    assertThat(named(actions.all(ALL)))
        .containsExactly("INC-2 A3", "INC-2 A1", "INC-2 A2", "INC-1 A2", "INC-1 A1");
    assertThat(named(actions.all(new Part(1, 2)))).containsExactly("INC-2 A1", "INC-2 A2");
    assertThat(named(actions.overdue(NOW, ALL))).containsExactly("INC-2 A3", "INC-2 A1");
  }

  @Test
  void whatIsDoneIsNotThereAndIsThereAgainOnceItIsNot() {
    Incident one = declared(Visibility.PUBLIC);
    added(one, 1, Optional.of(ANA), Optional.of(-1));
    record(one, new ActionDone(1, "x"));
    assertThat(actions.mine(ANA, ALL)).isEmpty();
    assertThat(actions.overdue(NOW, ALL)).isEmpty();

    record(one, new ActionReopened(1, "x"));
    assertThat(named(actions.mine(ANA, ALL))).containsExactly("INC-1 A1");
  }

  @Test
  void ofAPrivateIncidentOnlyItsOwnerSeesAny() {
    Incident secret = declared(Visibility.PRIVATE);
    added(secret, 1, Optional.of(ANA), Optional.of(-1));

    assertThat(named(actions.mine(ANA, ALL))).containsExactly("INC-1 A1");
    assertThat(actions.of(ANA, ALL)).isEmpty();
    assertThat(actions.all(ALL)).isEmpty();
    assertThat(actions.overdue(NOW, ALL)).isEmpty();
  }

  /** However many there are, no list reads them all: each goes along an index, in its order. */
  @Test
  void eachListGoesAlongAnIndex() {
    for (String where : List.of("owner = 'U0000ANA'", "visibility = 'PUBLIC' and due_at <= 5")) {
      String column = where.replaceFirst(" .*", "");
      String plan =
          database.read(
              handle ->
                  handle
                      .createQuery(
                          "explain select incident_id, item, due_at from open_action where "
                              + where
                              + " order by "
                              + column
                              + ", due_at, incident_id, item limit 11 offset 0")
                      .mapTo(String.class)
                      .one());
      assertThat(plan).contains("OPEN_ACTION_BY_", "index sorted").doesNotContain("tableScan");
    }
  }

  private static List<String> named(List<OpenActions.Followed> found) {
    return found.stream().map(f -> f.incident().id() + " " + f.item().ref()).toList();
  }

  private void added(Incident incident, int number, Optional<UserId> owner, Optional<Integer> day) {
    Optional<Deadline> due =
        day.map(
            days ->
                new Deadline(
                    LocalDate.parse("2026-03-02").plusDays(days),
                    Instant.parse("2026-03-03T00:00:00Z").plusSeconds(86400L * days)));
    record(
        incident,
        new ActionAdded(number, new Terms("raise the limit", owner, due), Optional.empty()));
  }

  private void record(Incident incident, dev.muster.incident.IncidentEvent event) {
    incidents.record(incident.id(), new Actor(ANA, Optional.empty()), i -> event);
  }

  private Incident declared(Visibility visibility) {
    return incidents.declare(
        new Actor(ANA, Optional.empty()),
        new Incidents.Birth(visibility, new PlaybookText("p", ""), n -> "INC-" + n),
        new Declared(
            "checkout is down",
            new Severity("SEV-1", 0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
