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

  /**
   * When the severity's response target has passed.
   *
   * @param more how long after it
   */
  record AtResponseTarget(Duration more) implements Delay {
    private static final String WRITTEN = "response target";

    @Override
    public Instant from(Instant start, SeverityLevel level, BusinessHours hours) {
      return level.responseTarget().dueFrom(start, hours).plus(more);
    }

    @Override
    public String text() {
      return more.isZero()
          ? "when the response target has passed"
          : Durations.text(more) + " after the response target has passed";
    }

    private static Optional<Delay> parse(String written) {
      return written.equals(WRITTEN)
          ? Optional.of(new AtResponseTarget(Duration.ZERO))
          : Optional.of(written)
              .filter(words -> words.startsWith(WRITTEN + " + "))
              .flatMap(words -> Durations.parse(words.substring(WRITTEN.length() + 3)))
              .map(AtResponseTarget::new);
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
      case "next business day" -> Optional.of(new NextBusinessDay());
      default ->
          Durations.parse(written).<Delay>map(After::new).or(() -> AtResponseTarget.parse(written));
    };
  }
}
