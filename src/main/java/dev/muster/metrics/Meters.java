package dev.muster.metrics;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.DeliveryResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** The counters of one bot. No label ever holds an incident, a person or a word of theirs. */
public final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** What Prometheus scrapes. */
  public String scrape() {
    return registry.scrape();
  }

  /** How long Slack waited for the ack of a message of this type. */
  public void acked(String type, Duration took) {
    Timer.builder("muster.acks")
        .description("Time from a message of Slack to its ack")
        .tag("type", type)
        .publishPercentileHistogram()
        .register(registry)
        .record(took);
  }

  /** A message of Slack came a second time and was not handled again. */
  public void repeated(String type) {
    count("muster.repeated", "Messages that Slack sent again", "type", type);
  }

  /** A fault of ours. */
  public void fault(String where) {
    count("muster.faults", "Faults of Muster, each with an error id in the log", "where", where);
  }

  /** Slack sent what can't be read. */
  public void malformed(String where) {
    count("muster.malformed", "What Slack sent and could not be read", "where", where);
  }

  /** Somebody may not do what they tried to. */
  public void refused(String right) {
    count("muster.refused", "Attempts at what the playbook keeps for some", "right", right);
  }

  /** A reminder that an open incident must have was missing, and is armed again. */
  public void repaired(String kind) {
    count("muster.due.repaired", "Reminders that were missing and were armed again", "kind", kind);
  }

  /** A machine sent an alert. */
  public void alert(String outcome) {
    count("muster.alerts", "Alerts of machines, by what came of them", "outcome", outcome);
  }

  /** A connection to Slack came up or went down. */
  public void connections(String change) {
    count("muster.socket.changes", "Connections to Slack, up and down", "change", change);
  }

  /** What came of a delivery, and how late it was. */
  public void delivered(Delivery delivery, DeliveryResult result, Duration late) {
    String outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    Counter.builder("muster.deliveries")
        .description("Attempts to deliver, by what came of them")
        .tag("kind", delivery.kind())
        .tag("result", outcome)
        .register(registry)
        .increment();
    if (result instanceof DeliveryResult.GaveUp) {
      count(
          "muster.deliveries.given.up",
          "Deliveries that nobody will try again; muster doctor says which and why",
          "kind",
          delivery.kind());
    }
    if (delivery instanceof Delivery.Reminder) {
      Timer.builder("muster.reminder.lateness")
          .description("How long after it was due a reminder was looked at")
          .tag("kind", delivery.kind())
          .register(registry)
          .record(late.isNegative() ? Duration.ZERO : late);
    }
  }

  /** A number that is asked for when it is scraped. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private void count(String name, String description, String tag, String value) {
    Counter.builder(name)
        .description(description)
        .tag(tag, value)
        .register((MeterRegistry) registry)
        .increment();
  }
}
