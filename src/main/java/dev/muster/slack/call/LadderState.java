package dev.muster.slack.call;

import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.incident.PlanState.OnIt;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.plan.Targets;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.OnCall;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is on call, who is on it, and whom the ladder calls next: the same words everywhere. */
public final class LadderState {
  private LadderState() {}

  /** How the ladder stands; empty where the playbook has none for this, or it is over. */
  public static Optional<String> ladder(Incident incident, Playbook playbook) {
    boolean has =
        playbook.ladder().steps().stream()
            .anyMatch(step -> step.after().at(incident.severity().name()).isPresent());
    if (!incident.isOpen() || !has) {
      return Optional.empty();
    }
    if (incident.isPrivate()) {
      return Optional.of("off, it is private. `/incident page @ana` brings someone in");
    }
    Optional<String> next = next(incident, playbook);
    if (next.isPresent()) {
      return next;
    }
    boolean left = !playbook.ladder().left(incident).isEmpty();
    return Optional.of(left ? "rests, somebody is on it" : "all steps are taken");
  }

  /**
   * The step that comes next by itself, when, and unless what; of a private incident none calls.
   */
  public static Optional<String> next(Incident incident, Playbook playbook) {
    if (incident.isPrivate()) {
      return Optional.empty();
    }
    return Planner.upcoming(incident, playbook).stream()
        .filter(planned -> planned.kind() == Planned.Kind.ESCALATE)
        .findFirst()
        .map(planned -> step(planned, playbook));
  }

  /** {@code *Managers* (@ben) at 10:20, unless somebody is on it by then}. */
  public static String step(Planned planned, Playbook playbook) {
    Escalated step = (Escalated) planned.event(planned.at());
    String called =
        step.called().stream()
            .map(LadderState::name)
            .filter(name -> !name.equals(Mrkdwn.escape(step.step())))
            .collect(Collectors.joining(", "));
    return "*"
        + Mrkdwn.escape(step.step())
        + "*"
        + (called.isEmpty() ? "" : " (" + called + ")")
        + " at "
        + Mrkdwn.time(planned.at())
        + unless(playbook, step);
  }

  private static String unless(Playbook playbook, Escalated escalated) {
    return switch (escalated.cause()) {
      case UNANSWERED -> " once more, unless somebody answers";
      default ->
          playbook
              .ladder()
              .step(escalated.step())
              .map(Ladder.Step::holds)
              .map(
                  holds ->
                      switch (holds) {
                        case NOT_ACKNOWLEDGED -> ", unless somebody is on it by then";
                        case NOT_MITIGATED -> ", unless it is mitigated by then";
                        case NOT_RESOLVED -> ", unless it is resolved by then";
                      })
              .orElse("");
    };
  }

  /** Who is on call for what the ladder of this severity names, or else for all there is. */
  public static List<String> onCall(Incident incident, Playbook playbook, Instant now) {
    return duty(incident, playbook, now).stream().map(LadderState::name).toList();
  }

  /** The handles of those, so that nobody is named twice. */
  public static List<String> handlesOnCall(Incident incident, Playbook playbook, Instant now) {
    return duty(incident, playbook, now).stream().flatMap(t -> t.handle().stream()).toList();
  }

  private static List<Target> duty(Incident incident, Playbook playbook, Instant now) {
    List<String> named =
        playbook.ladder().steps().stream()
            .filter(step -> step.after().at(incident.severity().name()).isPresent())
            .flatMap(step -> step.calls().stream())
            .filter(name -> playbook.people().onCall(name).isPresent())
            .distinct()
            .toList();
    List<String> keys =
        named.isEmpty() ? playbook.people().onCall().stream().map(OnCall::key).toList() : named;
    return Targets.of(playbook, keys, now);
  }

  /** Those who said that they are on it, in that order. */
  public static Optional<String> onIt(Incident incident) {
    String people =
        incident.progress().clock().onIt().stream()
            .map(OnIt::who)
            .map(Mrkdwn::user)
            .collect(Collectors.joining(", "));
    return Optional.of(people).filter(p -> !p.isEmpty());
  }

  /** A target in words that ping nobody. */
  public static String name(Target target) {
    String name = Mrkdwn.escape(target.name());
    String who = target.readableHandle().map(handle -> ": " + Mrkdwn.escape(handle)).orElse("");
    String why = target.why().map(w -> ", " + Mrkdwn.escape(w)).orElse("");
    return name
        + who
        + why
        + target.pager().map(url -> ": " + Mrkdwn.link(url, "pager")).orElse("");
  }
}
