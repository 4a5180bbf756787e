package dev.muster.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long after an incident was declared, or its severity rose, something is to happen. */
public sealed interface Delay {

  /** When, for a clock that was started then. */
  Instant from(Instant start, SeverityLevel level, BusinessHours hours);

  /** As a sentence says it: {@code at once}, {@code after 5 min}. */
  String text();

  /** A span; none at all means at once. */
  record After(Duration span) implements Delay {
    @Override
    public Instant from(Instant start, SeverityLevel level, BusinessHours hours) {
      return start.plus(span);
    }

    @Override
    public String text() {
      return span.isZero() ? "at once" : "after " + Durations.text(span);
    }
  }

  /** When the severity's response target has passed. */
  record AtResponseTarget() implements Delay {
    @Override
    public Instant from(Instant start, SeverityLevel level, BusinessHours hours) {
      return level.responseTarget().dueFrom(start, hours);
    }

    @Override
    public String text() {
      return "when the response target has passed";
    }
  }

  /** When the team next comes in. */
  record NextBusinessDay() implements Delay {
    @Override
    public Instant from(Instant start, SeverityLevel level, BusinessHours hours) {
      return hours.nextBusinessDay(start);
    }

    @Override
    public String text() {
      return "on the next business day";
    }
  }

  /** As the playbook file writes it; empty for {@code never} and for what is none. */
  static Optional<Delay> parse(String written) {
    return switch (written) {
      case "immediately" -> Optional.of(new After(Duration.ZERO));
      case "response target" -> Optional.of(new AtResponseTarget());
      case "next business day" -> Optional.of(new NextBusinessDay());
      default -> Durations.parse(written).map(After::new);
    };
  }
}
