package dev.muster;

import dev.muster.audit.Auditor;
import dev.muster.delivery.Deliveries;
import dev.muster.metrics.Meters;
import dev.muster.slack.socket.SocketMode;
import java.time.Instant;

/** What is not counted but looked up, whenever somebody reads the metrics. */
record Gauges(Store store, Deliveries deliveries, SocketMode socket, Auditor auditor) {
  void showIn(Meters meters) {
    meters.gauge(
        "muster.incidents.open", "Incidents somebody works on", store.incidents()::openCount);
    meters.gauge(
        "muster.store.writable",
        "1 if something can be recorded",
        () -> store.database().condition().writable() ? 1 : 0);
    meters.gauge(
        "muster.store.free.bytes",
        "Free on the store's disk",
        () -> store.database().condition().free());
    meters.gauge(
        "muster.backup.failing",
        "1 if the last daily copy could not be made",
        () -> store.copied().problem().isPresent() ? 1 : 0);
    meters.gauge(
        "muster.backup.made.seconds",
        "When the newest daily copy was made, since 1970",
        () -> store.copied().made().map(Instant::getEpochSecond).orElse(0L));
    meters.gauge(
        "muster.deliveries.overdue",
        "Deliveries that wait in vain",
        () -> store.database().<Long>read(store.deliveries()::overdue));
    meters.gauge("muster.socket.connections", "Live connections to Slack", socket::connected);
    meters.gauge("muster.due.missed", "Things due that did not happen", auditor::missed);
    meters.gauge(
        "muster.deliveries.heartbeat.age",
        "Seconds since the delivery loop last turned",
        () -> deliveries.heartbeat().age().toMillis() / 1000.0);
  }
}
