package dev.muster.drill;

import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Milestones;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Ladder.While;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a drill went, of what stands on its timeline alone: each figure against the playbook's
 * target, or the scenario's where the playbook has none. Times are those of the story.
 */
public final class Scorecard {
  private static final String RUNBOOK = "runbook:";

  private final Incident incident;
  private final List<TimelineEntry> entries;
  private final Playbook playbook;
  private final Scenario scenario;
  private final Measure measure;

  private Scorecard(Incident incident, List<TimelineEntry> entries, Playbook playbook) {
    Drill drill = incident.identity().drill().orElseThrow();
    this.incident = incident;
    this.entries = entries;
    this.playbook = playbook;
    this.scenario = ScenarioFile.of(drill);
    this.measure = new Measure(drill.speed());
  }

  /**
   * The scores of a drill that is over.
   *
   * @param entries its timeline, up to its end
   * @param playbook as the drill went by it: so many times as fast
   */
  public static DrillScored of(Incident incident, List<TimelineEntry> entries, Playbook playbook) {
    return new DrillScored(new Scorecard(incident, entries, playbook).scores());
  }

  private List<Score> scores() {
    List<Score> scores = new ArrayList<>();
    scores.add(detected());
    scores.add(acknowledged());
    scores.add(firstUpdate());
    scores.add(resolved());
    scores.add(updatesLate());
    scores.add(ladder());
    scores.add(checklist());
    guard().ifPresent(scores::add);
    return scores;
  }

  private Milestones milestones() {
    return incident.milestones();
  }

  /** Somebody does something: until then nobody has noticed, whatever was told. */
  private Score detected() {
    Optional<Instant> acted =
        entries.stream()
            .filter(e -> e.seq() > 1 && !e.saidBy().equals(UserId.MUSTER))
            .map(e -> e.stamp().at())
            .findFirst();
    return measure.time(
        "Time to detect",
        milestones().started(),
        acted,
        scenario.good().detect(),
        "Look at the first alert together, and agree on who says “I'm on it” (`/incident ack`).");
  }

  private Score acknowledged() {
    Instant declared = milestones().declared();
    Optional<Duration> target =
        level()
            .map(l -> l.responseTarget().dueFrom(declared, playbook.businessHours()))
            .map(due -> measure.story(declared, due));
    return measure.time(
        "Time to take command",
        declared,
        milestones().acknowledged(),
        target,
        "Take command first and look for the cause second: `/incident take`.");
  }

  /** The level with which it began: by that the first target counts. */
  private Optional<SeverityLevel> level() {
    return playbook.level(Rhythm.declared(entries).severity());
  }

  private Score firstUpdate() {
    Optional<Instant> first =
        entries.stream()
            .filter(e -> e.event() instanceof UpdatePosted)
            .map(e -> e.stamp().at())
            .findFirst();
    Optional<Duration> target =
        Rhythm.latest(playbook, Rhythm.declared(entries).severity())
            .map(measure::story)
            .or(() -> scenario.good().firstUpdate());
    return measure.time(
        "Time to the first update",
        milestones().declared(),
        first,
        target,
        "Say what users see before you know why: `/incident update`, three sentences are enough.");
  }

  private Score resolved() {
    String next =
        fixed()
            ? "Decide on the quickest way back, and look for the cause once users are well."
            : "The fix was not in yet: decide on one (`/incident decide`), then `/incident status"
                + " mitigating`.";
    Score score =
        measure.time(
            "Time to resolve",
            milestones().started(),
            milestones().resolved(),
            scenario.good().resolve(),
            next);
    boolean early = milestones().resolved().isPresent() && !fixed() && scenario.fix().isPresent();
    return early
        ? new Score(
            score.what(),
            Verdict.MISSED,
            score.result() + ", before the fix worked",
            Optional.of(
                "See for yourselves that it is over before you resolve it: `/incident status"
                    + " monitoring`."))
        : score;
  }

  private boolean fixed() {
    return incident.progress().clock().completed(Script.fixed());
  }

  private Score updatesLate() {
    List<Duration> late = new Rhythm(playbook, entries).late();
    if (late.isEmpty()) {
      boolean due = Rhythm.latest(playbook, incident.severity()).isPresent();
      return new Score("Updates late", due ? Verdict.MET : Verdict.NOTED, "none", Optional.empty());
    }
    Duration worst = measure.story(late.stream().max(Duration::compareTo).orElseThrow());
    return new Score(
        "Updates late",
        Verdict.MISSED,
        late.size() + (late.size() == 1 ? ", by " : ", the worst by ") + Measure.text(worst),
        Optional.of(
            "Give somebody the role of communications lead: who debugs forgets the clock. “No change"
                + " since the last update” is one too."));
  }

  /** Steps that were taken because nobody answered tell of the team; others of the time. */
  private Score ladder() {
    List<Escalated> taken = events(Escalated.class).toList();
    List<String> unanswered =
        taken.stream().filter(this::becauseNobodyAnswered).map(Escalated::step).distinct().toList();
    String all =
        taken.isEmpty()
            ? "none"
            : String.join(", ", taken.stream().map(Escalated::step).distinct().toList());
    if (unanswered.isEmpty()) {
      return new Score("Ladder steps reached", Verdict.MET, all, Optional.empty());
    }
    return new Score(
        "Ladder steps reached",
        Verdict.MISSED,
        all + "; because nobody answered: " + String.join(", ", unanswered),
        Optional.of(
            "Answer a call at once with *I'm on it*, also if you can't help yet: the ladder rests"
                + " then."));
  }

  private boolean becauseNobodyAnswered(Escalated step) {
    return switch (step.cause()) {
      case UNANSWERED, IGNORED -> true;
      case LADDER ->
          playbook
              .ladder()
              .step(step.step())
              .filter(s -> s.holds() == While.NOT_ACKNOWLEDGED)
              .isPresent();
      case NO_ROOM, BY_HAND, SITUATION, PAGE -> false;
    };
  }

  private Score checklist() {
    List<Checklist> lists =
        incident.progress().work().lists().stream()
            .filter(list -> !list.key().startsWith(RUNBOOK))
            .toList();
    int boxes = lists.stream().mapToInt(list -> list.boxes().size()).sum();
    List<String> left = lists.stream().flatMap(list -> list.left().stream()).toList();
    if (boxes == 0) {
      return new Score("Checklist left open", Verdict.NOTED, "there was none", Optional.empty());
    }
    return left.isEmpty()
        ? new Score("Checklist left open", Verdict.MET, "none of " + boxes, Optional.empty())
        : new Score(
            "Checklist left open",
            Verdict.MISSED,
            left.size() + " of " + boxes + ": " + some(left),
            Optional.of(
                "Let one person read the list aloud and tick: `/incident checklist`. Strike from"
                    + " the playbook what nobody needs."));
  }

  /** Whoever cancels is not asked. */
  private Optional<Score> guard() {
    Optional<Resolved> end = events(Resolved.class).reduce((first, second) -> second);
    return end.map(
        resolved ->
            resolved.skipped().isEmpty()
                ? new Score("Guard items skipped", Verdict.MET, "none", Optional.empty())
                : new Score(
                    "Guard items skipped",
                    Verdict.MISSED,
                    resolved.skipped().size() + ": " + some(resolved.skipped()),
                    Optional.of(
                        "See to these before you resolve: the guard asks for what was once"
                            + " forgotten.")));
  }

  private <T extends IncidentEvent> Stream<T> events(Class<T> kind) {
    return entries.stream().map(TimelineEntry::event).filter(kind::isInstance).map(kind::cast);
  }

  private static String some(List<String> words) {
    String first = String.join("; ", words.subList(0, Math.min(3, words.size())));
    return words.size() > 3 ? first + "; and " + (words.size() - 3) + " more" : first;
  }
}
