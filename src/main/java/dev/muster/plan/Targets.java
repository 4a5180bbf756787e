package dev.muster.plan;

import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.playbook.Link;
import dev.muster.playbook.OnCall;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom a name of the playbook means. */
public final class Targets {
  private Targets() {}

  /**
   * Those who are to be called.
   *
   * @param names handles with their {@code @}, or keys under {@code on_call}
   * @param at when, for rotations
   */
  public static List<Target> of(Playbook playbook, List<String> names, Instant at) {
    return names.stream().map(name -> target(playbook, name, at)).toList();
  }

  private static Target target(Playbook playbook, String name, Instant at) {
    Optional<OnCall> onCall = playbook.people().onCall(name);
    if (onCall.isEmpty()) {
      return Target.named(name);
    }
    Optional<String> pager =
        onCall.get().duty() instanceof OnCall.Pager p ? Optional.of(p.url()) : Optional.empty();
    Optional<OnCall.Turn> turn = onCall.get().turn(at, playbook.businessHours());
    return new Target(
        onCall.get().title(), turn.map(OnCall.Turn::who), pager, turn.flatMap(OnCall.Turn::why));
  }

  /** Where the call is: as somebody said in this incident, or as the playbook has it. */
  public static Optional<String> call(Incident incident, Playbook playbook) {
    return incident
        .progress()
        .work()
        .call()
        .or(() -> playbook.warRoom().link("call").map(Link::url));
  }
}
