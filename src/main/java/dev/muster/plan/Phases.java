package dev.muster.plan;

import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** When the phases begin, and when their time is over. */
final class Phases {
  private Phases() {}

  static Stream<Planned> planned(Sight sight) {
    List<Phase> phases =
        sight.playbook().course().phases(sight.severity()).stream()
            .filter(phase -> sight.incident().isOpen() || isAfterwards(phase))
            .toList();
    List<Planned> all = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      Optional<Phase> before = i == 0 ? Optional.empty() : Optional.of(phases.get(i - 1));
      boolean passed = phases.subList(i + 1, phases.size()).stream().anyMatch(p -> begun(sight, p));
      if (!passed) {
        begins(sight, phase, before).ifPresent(all::add);
        ends(sight, phase).ifPresent(all::add);
      }
    }
    return all.stream();
  }

  /** One that goes on when the incident is over. */
  private static boolean isAfterwards(Phase phase) {
    return phase.status().filter(status -> !status.isOpen()).isPresent();
  }

  private static boolean begun(Sight sight, Phase phase) {
    return sight.completed(phase.key());
  }

  /** It has boxes, and all of them are. */
  private static boolean isTicked(Sight sight, Phase phase) {
    Optional<Checklist> list = sight.incident().progress().work().list(phase.key());
    return list.filter(l -> !l.boxes().isEmpty() && l.isDone()).isPresent();
  }

  private static Optional<Planned> begins(Sight sight, Phase phase, Optional<Phase> before) {
    if (begun(sight, phase)) {
      return Optional.empty();
    }
    if (isItsTurn(sight, phase, before)) {
      return Optional.of(opening(phase, sight.since(), missed -> Optional.empty()));
    }
    Optional<Instant> byTime = phase.from().at(sight.severity()).map(sight.since()::plus);
    Optional<Instant> inTurn =
        before.isPresent()
            ? afterThat(sight, phase, before.get())
            : Optional.of(sight.since()).filter(start -> phase.status().isEmpty());
    return Stream.of(byTime, inTurn)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(at -> opening(phase, at, UnaryOperator.identity()));
  }

  /**
   * Its status is reached, or every box of the one before is ticked: whenever that was, it is not
   * late.
   */
  private static boolean isItsTurn(Sight sight, Phase phase, Optional<Phase> before) {
    return phase.status().filter(sight::hasReached).isPresent()
        || before.filter(b -> isTicked(sight, b) && !isAfterwards(phase)).isPresent();
  }

  /** The time of the one before is over, and nothing else begins this one. */
  private static Optional<Instant> afterThat(Sight sight, Phase phase, Phase before) {
    boolean nothingElse = phase.status().isEmpty() && phase.from().at(sight.severity()).isEmpty();
    return nothingElse
        ? before.until().at(sight.severity()).map(sight.since()::plus)
        : Optional.empty();
  }

  private static Planned opening(Phase phase, Instant at, UnaryOperator<Optional<Instant>> late) {
    return new Planned(
        Planned.Kind.CHECKLIST,
        at,
        missed -> new ListOpened(phase.key(), phase.name(), phase.checklist(), late.apply(missed)));
  }

  private static Optional<Planned> ends(Sight sight, Phase phase) {
    String key = "until:" + phase.name();
    boolean beyond =
        phase.status().filter(s -> sight.incident().status().compareTo(s) > 0).isPresent();
    if (isTicked(sight, phase) || beyond || sight.completed(key)) {
      return Optional.empty();
    }
    return phase
        .until()
        .at(sight.severity())
        .map(
            until ->
                new Planned(
                    Planned.Kind.TIMEBOX,
                    sight.since().plus(until),
                    missed -> new TimeUp(key, phase.name(), says(phase, until), missed)));
  }

  private static String says(Phase phase, Duration until) {
    return phase
        .says()
        .orElse(
            "This phase was to be over after "
                + Durations.text(until)
                + ". Tick what is done, or say in an update what holds it up.");
  }
}
