package dev.muster.record.review;

import dev.muster.incident.Incident;
import dev.muster.incident.Milestones;
import dev.muster.playbook.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long each part took: to detect counts from when it began, all that people did from when it
 * was noticed.
 */
final class Spans {
  private final Milestones all;

  Spans(Incident incident) {
    all = incident.milestones();
  }

  /**
   * One part.
   *
   * @param title {@code To resolve}
   * @param counted {@code noticed to resolved}
   * @param says to stand in a sentence: {@code resolved after 15 min}
   */
  record Span(String title, String counted, Instant from, Instant to, String says) {
    Duration took() {
      return minutes(Duration.between(from, to));
    }
  }

  List<Span> list() {
    List<Span> spans = new ArrayList<>();
    spans.add(span("To detect", "began to noticed", all.started(), all.detected(), "detected"));
    after(all.acknowledged(), "To acknowledge", "noticed to command taken", "taken on")
        .ifPresent(spans::add);
    after(all.mitigated(), "To mitigate", "noticed to mitigated", "mitigated")
        .ifPresent(spans::add);
    after(all.resolved(), "To resolve", "noticed to resolved", "resolved").ifPresent(spans::add);
    all.resolved()
        .ifPresent(
            end -> spans.add(span("In all", "began to resolved", all.started(), end, "over")));
    return spans;
  }

  /** {@code Detected after 5 min, resolved after 15 min.} */
  String sentence() {
    if (all.resolved().isEmpty()) {
      return "It is not resolved.";
    }
    String said =
        list().stream()
            .filter(s -> s.title().equals("To detect") || s.title().equals("To resolve"))
            .map(Span::says)
            .collect(Collectors.joining(", "));
    return said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1) + ".";
  }

  /** From when it began to when it was resolved. */
  Optional<Duration> inAll() {
    return all.resolved().map(end -> minutes(Duration.between(all.started(), end)));
  }

  private Optional<Span> after(Optional<Instant> end, String title, String counted, String done) {
    return end.map(at -> span(title, counted, all.detected(), at, done));
  }

  private static Span span(String title, String counted, Instant from, Instant to, String done) {
    Duration took = minutes(Duration.between(from, to));
    String how = took.isZero() ? " at once" : " after " + Durations.text(took);
    return new Span(title, counted, from, to, done + how);
  }

  /** Below the first minute the seconds count; later nobody reads them. */
  private static Duration minutes(Duration time) {
    return time.truncatedTo(
        time.compareTo(Duration.ofMinutes(1)) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES);
  }
}
