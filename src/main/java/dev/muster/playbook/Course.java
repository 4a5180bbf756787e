package dev.muster.playbook;

import dev.muster.incident.Status;
import java.util.List;
import java.util.Map;

/** How an incident goes: the statuses' words, the phases with their checklists, the guard. */
public record Course(
    Map<Status, String> statusWords, List<Phase> phases, ResolveGuard resolveGuard) {

  public Course {
    statusWords = Map.copyOf(statusWords);
    phases = List.copyOf(phases);
  }

  /** The phases that begin with this status, in the playbook's order. */
  public List<Phase> phasesOf(Status status) {
    return phases.stream().filter(phase -> phase.status() == status).toList();
  }
}
