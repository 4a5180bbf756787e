package dev.muster.feature.resolve;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.Resolved;
import dev.muster.incident.Refused;
import dev.muster.incident.Work;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What resolving means, whichever way it was asked for: the playbook's guard looks first. */
public final class Resolving {
  private final Incidents incidents;
  private final Playbooks playbooks;

  public Resolving(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  /**
   * What somebody says as they resolve it.
   *
   * @param anyway why, although something is missing
   */
  record Words(Optional<String> summary, Optional<String> anyway) {
    static Words summary(Optional<String> summary) {
      return new Words(summary, Optional.empty());
    }
  }

  /**
   * Resolves it.
   *
   * @return what to tell the asker
   */
  String resolve(Actor actor, IncidentId id, Words words) {
    Incident resolved =
        incidents.record(
            id,
            actor,
            incident -> {
              if (incident.isOpen() && words.anyway().isEmpty()) {
                refuseWhere(missing(incident, words.summary()));
              }
              return new Resolved(incident.status(), words.summary(), words.anyway());
            });
    List<Condition> open = worthALook(resolved, words.summary());
    return "*"
        + id
        + "* is resolved."
        + (open.isEmpty() ? "" : " Worth a look before you close it:\n" + list(open));
  }

  private static void refuseWhere(List<Condition> missing) {
    if (!missing.isEmpty()) {
      throw new Refused(objection(missing));
    }
  }

  /** What the playbook demands and isn't there. */
  List<Condition> missing(Incident incident, Optional<String> summary) {
    return unmet(playbooks.of(incident).course().resolveGuard().require(), incident, summary);
  }

  /** What the playbook only reminds of. */
  List<Condition> worthALook(Incident incident, Optional<String> summary) {
    return unmet(playbooks.of(incident).course().resolveGuard().remind(), incident, summary);
  }

  boolean demands(Condition condition, Incident incident) {
    return playbooks.of(incident).course().resolveGuard().require().contains(condition);
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  static String objection(List<Condition> missing) {
    return "It is not resolved yet: "
        + missing.stream().map(Condition::missing).collect(Collectors.joining(" "))
        + " See to it and try again, or resolve it anyway and say why.";
  }

  static String list(List<Condition> conditions) {
    return conditions.stream().map(c -> "• " + c.missing()).collect(Collectors.joining("\n"));
  }

  private static List<Condition> unmet(
      List<Condition> conditions, Incident incident, Optional<String> summary) {
    return conditions.stream().filter(c -> !isMet(c, incident, summary)).toList();
  }

  private static boolean isMet(Condition condition, Incident incident, Optional<String> summary) {
    return switch (condition) {
      case COMMANDER -> incident.team().commander().isPresent();
      case SUMMARY -> summary.isPresent();
      case CAUSE -> incident.picture().hypothesis().isPresent();
      case CHECKLIST ->
          incident.progress().work().lists().stream().allMatch(Work.Checklist::isDone);
      case TASKS -> incident.progress().work().openTasks().isEmpty();
    };
  }
}
