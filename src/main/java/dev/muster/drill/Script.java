package dev.muster.drill;

import dev.muster.drill.Scenario.Fix;
import dev.muster.drill.Scenario.Step;
import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.PlanState;
import dev.muster.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When which part of the scenario is told, as long as nothing else happens. It is asked again after
 * each event: what was told isn't told again.
 */
public final class Script {
  private static final String FIX = "fix";
  private static final String LIMIT = "limit";

  private final Incident incident;
  private final Drill drill;
  private final Scenario scenario;

  private Script(Incident incident, Drill drill) {
    this.incident = incident;
    this.drill = drill;
    this.scenario = ScenarioFile.of(drill);
  }

  /**
   * A part that is told, unless the incident changes before.
   *
   * @param part tells it from the others
   * @param what gives the event that it is
   */
  public record Cue(String part, Instant at, What what) {
    /** What comes later than this says so. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    /** What happens if it is done now. */
    public IncidentEvent event(Instant now) {
      return what.event(at.plus(PUNCTUAL).isBefore(now) ? Optional.of(at) : Optional.empty());
    }
  }

  /** The event that it is. */
  @FunctionalInterface
  public interface What {
    /**
     * @param missed when it should have been, if it is late
     */
    IncidentEvent event(Optional<Instant> missed);
  }

  /** Under which it is kept that the fix works. */
  static String fixed() {
    return Drill.told(FIX);
  }

  /** The next part; empty where nothing is left, it is over, or it is no drill. */
  public static Optional<Cue> next(Incident incident) {
    return incident
        .identity()
        .drill()
        .filter(drill -> incident.isOpen())
        .flatMap(drill -> new Script(incident, drill).next());
  }

  private Optional<Cue> next() {
    Stream<Cue> steps = IntStream.range(0, scenario.steps().size()).boxed().flatMap(this::step);
    Stream<Cue> rest = Stream.concat(scenario.fix().flatMap(this::fix).stream(), limit());
    return Stream.concat(steps, rest).min(Comparator.comparing(Cue::at));
  }

  private Instant after(Instant start, Duration span) {
    return start.plus(span.dividedBy(drill.speed()));
  }

  private Instant afterTheStart(Duration span) {
    return after(incident.milestones().declared(), span);
  }

  private PlanState clock() {
    return incident.progress().clock();
  }

  /** Once the fix works nothing is told any more that belongs to the fault. */
  private Stream<Cue> step(int number) {
    Step step = scenario.steps().get(number);
    String part = String.valueOf(number + 1);
    boolean over =
        clock().completed(Drill.told(part))
            || clock().completed(Drill.told(FIX))
            || step.unless().filter(this::hasReached).isPresent();
    return over
        ? Stream.empty()
        : Stream.of(
            new Cue(
                part,
                afterTheStart(step.at()),
                missed -> new DrillTold(part, step.voice(), step.who(), step.says(), missed)));
  }

  private boolean hasReached(Status status) {
    return incident.status().compareTo(status) >= 0 || clock().completed(Drill.reached(status));
  }

  private Optional<Cue> fix(Fix fix) {
    if (clock().completed(Drill.told(FIX))) {
      return Optional.empty();
    }
    Instant soonest = afterTheStart(fix.notBefore());
    Optional<Instant> begun =
        fix.once().isEmpty() ? Optional.of(incident.milestones().declared()) : done(fix.once());
    return begun
        .map(at -> after(at, fix.takes()))
        .map(at -> at.isBefore(soonest) ? soonest : at)
        .map(
            at ->
                new Cue(
                    FIX,
                    at,
                    missed -> new DrillTold(FIX, Voice.FIX, fix.who(), fix.says(), missed)));
  }

  /** When the first of these was done; who goes on at once to a later status has done it too. */
  private Optional<Instant> done(List<String> words) {
    return words.stream()
        .flatMap(
            word ->
                ScenarioReader.status(word)
                    .map(
                        status ->
                            Stream.of(Status.values())
                                .filter(reached -> reached.compareTo(status) >= 0)
                                .map(Drill::reached))
                    .orElse(Stream.of(Drill.DECIDED)))
        .flatMap(key -> clock().when(key).stream())
        .min(Instant::compareTo);
  }

  /** It counts from the last time that the drill was begun again. */
  private Stream<Cue> limit() {
    return Stream.of(
        new Cue(
            LIMIT,
            after(clock().since(), scenario.limit()),
            missed ->
                new Cancelled(incident.status(), "The drill's time is over.", Optional.empty())));
  }
}
