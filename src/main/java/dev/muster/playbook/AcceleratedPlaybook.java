package dev.muster.playbook;

import dev.muster.incident.Drill;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A playbook as a drill goes by it: all that has a time goes as much faster as the drill, nobody is
 * invited by rule, and nothing is owed afterwards. Whom it would call it still says.
 */
final class AcceleratedPlaybook {
  private static final ServiceEntry.Promise NOTHING_ASKED =
      new ServiceEntry.Promise(Optional.empty(), Optional.empty());

  private final int speed;

  private AcceleratedPlaybook(Drill drill) {
    this.speed = drill.speed();
  }

  static Playbook of(Playbook playbook, Drill drill) {
    return new AcceleratedPlaybook(drill).of(playbook);
  }

  private Playbook of(Playbook playbook) {
    List<SeverityLevel> levels = playbook.severities().stream().map(this::faster).toList();
    int usual = playbook.severities().indexOf(playbook.defaultSeverity());
    People people = playbook.people();
    return new Playbook(
        playbook.heading(),
        new Playbook.Severities(levels, levels.get(usual)),
        playbook.businessHours(),
        new People(people.roles(), Map.of(), people.rights(), people.onCall(), people.contacts()),
        faster(playbook.rhythm()),
        new Ladder(
            playbook.ladder().steps().stream().map(this::faster).toList(),
            playbook.ladder().situations()),
        faster(playbook.warRoom()),
        faster(playbook.course()),
        nothingAfter(playbook.aftermath()),
        playbook.alerts());
  }

  private Duration faster(Duration span) {
    return span.dividedBy(speed);
  }

  private SeverityLevel faster(SeverityLevel level) {
    ResponseTarget target =
        level.responseTarget() instanceof ResponseTarget.Within within
            ? new ResponseTarget.Within(faster(within.span()), within.businessHoursOnly())
            : level.responseTarget();
    return new SeverityLevel(level.severity(), level.meaning(), level.aliases(), target);
  }

  private UpdateRhythm faster(UpdateRhythm rhythm) {
    UpdateRhythm.Nudges nudges = rhythm.nudges();
    return new UpdateRhythm(
        rhythm.audiences(),
        faster(rhythm.every()),
        faster(rhythm.reports()),
        new UpdateRhythm.Nudges(
            faster(nudges.again()), nudges.snoozes(), faster(nudges.longestSnooze())));
  }

  private Map<String, Map<String, Cadence>> faster(Map<String, Map<String, Cadence>> bySeverity) {
    Map<String, Map<String, Cadence>> all = new LinkedHashMap<>();
    bySeverity.forEach(
        (severity, cadences) -> {
          Map<String, Cadence> each = new LinkedHashMap<>();
          cadences.forEach((key, cadence) -> each.put(key, faster(cadence)));
          all.put(severity, each);
        });
    return all;
  }

  private Cadence faster(Cadence cadence) {
    if (cadence instanceof Cadence.AsPromised promised) {
      return new Cadence.AsPromised(faster(promised.otherwise()));
    }
    return cadence instanceof Cadence.Every every
        ? new Cadence.Every(faster(every.soonest()), faster(every.latest()))
        : cadence;
  }

  private Ladder.Step faster(Ladder.Step step) {
    return new Ladder.Step(
        step.name(),
        step.calls(),
        step.after().map(this::faster),
        step.holds(),
        step.answerWithin().map(this::faster),
        step.says());
  }

  private Delay faster(Delay delay) {
    return delay instanceof Delay.After after ? new Delay.After(faster(after.span())) : delay;
  }

  /** Whoever owns a service would be invited too. */
  private WarRoom faster(WarRoom room) {
    return new WarRoom(
        room.incidentId(),
        room.channelName(),
        room.announcementChannel(),
        room.links(),
        room.services().stream()
            .map(s -> new ServiceEntry(s.name(), s.title(), NOTHING_ASKED, s.aliases(), s.links()))
            .toList(),
        room.callDue().map(this::faster));
  }

  private ResponseProcess faster(ResponseProcess course) {
    ResolveGuard guard = course.resolveGuard();
    return new ResponseProcess(
        course.statusWords(),
        course.phases().stream().map(this::faster).toList(),
        course.timeboxes().stream().map(this::faster).toList(),
        new ResolveGuard(
            guard.require(), guard.remind(), guard.confirm(), guard.normalFor().map(this::faster)),
        course.runbooks());
  }

  private Phase faster(Phase phase) {
    return new Phase(
        phase.name(),
        phase.status(),
        phase.from().map(this::faster),
        phase.until().map(this::faster),
        phase.says(),
        phase.severities(),
        phase.checklist());
  }

  private Timebox faster(Timebox box) {
    return new Timebox(box.name(), box.within().map(this::faster), box.over(), box.says());
  }

  /** But for the archive: a war room that nobody needs any more. */
  private static AfterIncident nothingAfter(AfterIncident aftermath) {
    return new AfterIncident(
        new AfterIncident.PostMortem(
            BySeverity.none(),
            aftermath.sections(),
            Optional.empty(),
            AfterIncident.Missing.FREELY),
        Optional.empty(),
        List.of(),
        aftermath.archiveAfter(),
        Optional.empty());
  }
}
