package dev.muster;

import dev.muster.audit.Auditor;
import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.DeliveryTable;
import dev.muster.delivery.Heartbeat;
import dev.muster.doctor.StoreState;
import dev.muster.priority.PeopleFirst;
import dev.muster.store.Incidents;
import dev.muster.store.OpenIncidents;
import dev.muster.store.Tidying;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All that a bot keeps, and the daily copies of it. */
record Store(
    Database database,
    Timeline timeline,
    DeliveryTable deliveries,
    Incidents incidents,
    Optional<DailyCopy> copies) {

  static Store of(
      Database database,
      Incidents.Followers followers,
      Optional<DailyCopy.Rule> copied,
      Clock clock,
      PeopleFirst people) {
    Timeline timeline = new Timeline(database);
    DeliveryTable deliveries = new DeliveryTable(clock);
    Incidents incidents = new Incidents(database, timeline, deliveries, followers, clock);
    Tidying tidying = new Tidying(database, incidents, clock, Tidying.WORTH_IT, people);
    return new Store(
        database,
        timeline,
        deliveries,
        incidents,
        copied.map(rule -> new DailyCopy(database, rule, clock, tidying, people)));
  }

  DailyCopy.State copied() {
    return copies
        .map(DailyCopy::state)
        .orElseGet(() -> new DailyCopy.State(Optional.empty(), Optional.empty()));
  }

  /**
   * What an auditor looks at.
   *
   * @param heartbeat of what delivers from this store
   */
  Auditor.Sight sight(Supplier<Heartbeat> heartbeat, BooleanSupplier held) {
    return new Auditor.Sight(new OpenIncidents(database), new Backlog(database), heartbeat, held);
  }

  /** Looked at whole. */
  StoreState state(StoreState.Line line) {
    return StoreState.of(database, deliveries, copied(), Optional.of(line));
  }
}
