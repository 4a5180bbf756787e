package dev.muster.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stretch of time that a picture shows, and where a moment lies in it. */
record Window(Duration length, double left, double width) {
  private static final Duration FIRST_HOURS = Duration.ofHours(4);

  private static final List<Duration> LENGTHS =
      Stream.of(30, 60, 120, 240, 480, 1440, 4320, 10080).map(Duration::ofMinutes).toList();

  private static final List<Duration> TICKS =
      Stream.of(5, 10, 15, 30, 60, 180, 720, 1440, 10080).map(Duration::ofMinutes).toList();
  private static final int MOST_TICKS = 9;

  /** So long that all that happens once in the first hours is seen; or, if nothing is, the next. */
  static Window of(Preview preview, double left, double width) {
    List<Duration> once =
        preview.steps().stream()
            .filter(step -> step.waitsFor().isEmpty() && step.repeats().isEmpty())
            .map(Step::at)
            .filter(at -> !at.isZero())
            .toList();
    Duration reach =
        once.stream()
            .filter(at -> at.compareTo(FIRST_HOURS) <= 0)
            .max(Duration::compareTo)
            .or(() -> once.stream().min(Duration::compareTo))
            .or(() -> first(preview))
            .orElse(FIRST_HOURS);
    Duration length =
        LENGTHS.stream().filter(l -> l.compareTo(reach) >= 0).findFirst().orElse(preview.span());
    return new Window(length, left, width);
  }

  private static Optional<Duration> first(Preview preview) {
    return preview.steps().stream().filter(s -> s.repeats().isPresent()).map(Step::at).findFirst();
  }

  boolean has(Duration at) {
    return at.compareTo(length) <= 0;
  }

  double x(Duration at) {
    return left + width * at.toMillis() / length.toMillis();
  }

  List<Duration> ticks() {
    Duration every =
        TICKS.stream().filter(t -> length.dividedBy(t) <= MOST_TICKS).findFirst().orElse(length);
    List<Duration> ticks = new ArrayList<>();
    for (Duration at = Duration.ZERO; has(at); at = at.plus(every)) {
      ticks.add(at);
    }
    return ticks;
  }
}
